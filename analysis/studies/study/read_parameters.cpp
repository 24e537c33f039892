// Reads `parameters:` of a study: what each stands for, and how it is distributed.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <limits>

#include "analysis/scenario/target.hpp"
#include "analysis/studies/study/parts.hpp"

namespace corridor {
namespace {

using Kind = StudyTarget::Kind;

constexpr double kLowest = std::numeric_limits<double>::lowest();
constexpr double kMost = std::numeric_limits<double>::max();

/// The words that say how a parameter varies.
std::vector<std::string> ways() {
  std::vector<std::string> all = marginal_names();
  for (const char* way : {"range", "integers", "dates", "choice", "sets", "value"}) all.emplace_back(way);
  return all;
}

class FactorReader {
 public:
  /// `key` is where it stands in the file: the path, or a pattern that it matches.
  FactorReader(YamlReader& parameters, const std::string& key, const std::string& path,
               const std::optional<StudyTarget>& target)
      : parameters_(&parameters), parameter_(parameters.map(key)), key_(key), target_(target) {
    factor_.path = path;
    const auto& keys = parameters.node()->key_positions;
    if (const auto at = keys.find(key); at != keys.end()) factor_.key = at->second;
    problems_ = &parameters.problems();
  }

  Factor run() {
    std::vector<std::string> given;
    for (const std::string& way : ways()) {
      if (parameter_.child(way)) given.push_back(way);
    }
    factor_.unit = parameter_.text("unit", "");
    if (target_) factor_.least = target_->low, factor_.most = target_->high;
    if (given.size() != 1) {
      complain_of_ways(given);
    } else if (target_) {
      read_way(given.front(), *parameter_.child(given.front()));
      read_base();
    }
    check_unit();
    parameter_.finish();
    return std::move(factor_);
  }

 private:
  void complain_of_ways(const std::vector<std::string>& given) {
    const std::string problem =
        given.empty() ? "does not say how it varies" : fmt::format("says '{}' at once", fmt::join(given, "' and '"));
    parameters_->complain(key_, problem, "give {uniform: [LOW, HIGH]} or {choice: [A, B]}");
  }

  void read_way(const std::string& way, const YamlNode& node) {
    const std::string path = parameter_.path_of(way);
    if (way == "sets") return read_sets(node, path);
    if (target_->kind == Kind::kPolicySet)
      return problems_->add(problem_at(node, path, "the policy set is no number",
                                       "give {sets: {as_enacted: {}, no_mpp: {mpp: {in_force: never}}}}"));
    if (way == "choice") return read_options(node, path);
    if (way == "value") return read_value(node, path);
    if (way == "dates") return read_days(node, path);
    if (target_->kind == Kind::kPolicy)
      return problems_->add(problem_at(node, path, "a policy is no number", "give {choice: [as_enacted, never]}"));
    if (target_->kind == Kind::kDay)
      return problems_->add(problem_at(node, path, "a day is no number", "give {dates: [FIRST, LAST]}"));
    if (way == "range") return read_range(node, path);
    way == "integers" ? read_integers(node, path) : read_marginal(way, node, path);
  }

  /// The numbers of a list of the length wanted; reported where they are not. Only `low` and the like must lie within
  /// the target's bounds: a standard deviation need not.
  std::optional<std::vector<double>> numbers(const YamlNode& list, const std::string& path,
                                             const std::vector<std::string>& names) {
    if (names.size() == 1 && list.kind == YamlNode::Kind::kScalar) {
      const auto number = read_number(list, path, kLowest, kMost, *problems_);
      return number ? std::optional{std::vector{*number}} : std::nullopt;
    }
    if (list.kind != YamlNode::Kind::kSequence || list.items.size() != names.size()) {
      const bool pair = names.size() == 2;
      problems_->add(problem_at(list, path,
                                pair ? "is no pair of numbers" : fmt::format("is no list of {}", names.size()),
                                fmt::format("give [{}]", upper(names))));
      return std::nullopt;
    }
    std::vector<double> all;
    for (std::size_t i = 0; i < names.size(); ++i) {
      const bool value = names[i] == "low" || names[i] == "high" || names[i] == "mode";
      const auto number = read_number(*list.items[i], fmt::format("{}[{}]", path, i + 1),
                                      value ? target_->low : kLowest, value ? target_->high : kMost, *problems_);
      if (number) all.push_back(*number);
    }
    return all.size() == names.size() ? std::optional{all} : std::nullopt;
  }

  static std::string upper(const std::vector<std::string>& names) {
    std::string text = fmt::format("{}", fmt::join(names, ", "));
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::toupper(c); });
    return text;
  }

  void read_marginal(const std::string& way, const YamlNode& node, const std::string& path) {
    const auto& forms = marginal_forms();
    const auto form =
        std::find_if(forms.begin(), forms.end(), [&](const MarginalForm& one) { return one.name == way; });
    const auto given = numbers(node, path, form->numbers);
    if (!given) return;
    if (const std::string wrong = Marginal::complaint(way, *given); !wrong.empty()) {
      problems_->add(problem_at(node, path, wrong, fmt::format("give [{}]", upper(form->numbers))));
      return;
    }
    factor_.kind = Factor::Kind::kNumber;
    factor_.marginal = Marginal(way, *given);
    if (factor_.marginal.low() < target_->low || factor_.marginal.high() > target_->high) {
      problems_->add(problem_at(
          node, path, fmt::format("reaches beyond [{}, {}], all that this may be", target_->low, target_->high),
          "take uniform, triangular, beta or truncated_normal"));
    }
  }

  /// `declared`: uniform over all that the number may be. A share: as much of its value either way, within that; of
  /// zero, that share of what it may be.
  void read_range(const YamlNode& node, const std::string& path) {
    double low = target_->low, high = target_->high, share = 0;
    if (node.scalar != "declared") {
      if (!as_number(node, share) || share <= 0 || share > 1) {
        problems_->add(problem_at(node, path, "is no range", "give declared, or a share of the value such as 0.5"));
        return;
      }
      const double value = target_->value;
      low = value == 0 ? low : std::max(low, value - share * std::abs(value));
      high = value == 0 ? share * high : std::min(high, value + share * std::abs(value));
    }
    factor_.kind = Factor::Kind::kNumber;
    factor_.marginal = Marginal("uniform", {low, high});
  }

  void read_integers(const YamlNode& node, const std::string& path) {
    const auto given = numbers(node, path, {"low", "high"});
    if (!given) return;
    factor_.kind = Factor::Kind::kInteger;
    factor_.first = static_cast<long>((*given)[0]);
    factor_.last = static_cast<long>((*given)[1]);
    const bool whole =
        static_cast<double>(factor_.first) == (*given)[0] && static_cast<double>(factor_.last) == (*given)[1];
    if (!whole || factor_.last <= factor_.first)
      problems_->add(problem_at(node, path, "are no two whole numbers in order", "give [FIRST, LAST]"));
  }

  void read_days(const YamlNode& node, const std::string& path) {
    if (target_->kind != Kind::kDay) {
      problems_->add(problem_at(node, path, "this is no day", "vary policies.MODULE.in_force.from"));
      return;
    }
    if (node.kind != YamlNode::Kind::kSequence || node.items.size() != 2) {
      problems_->add(problem_at(node, path, "is no pair of days", "give [FIRST, LAST]"));
      return;
    }
    const auto first = read_day(*node.items[0], path + "[1]", *problems_);
    const auto last = read_day(*node.items[1], path + "[2]", *problems_);
    if (!first || !last) return;
    factor_.kind = Factor::Kind::kDay;
    factor_.first = first->time_since_epoch().count();
    factor_.last = last->time_since_epoch().count();
    if (*last <= *first)
      problems_->add(problem_at(node, path, fmt::format("{} is not after {}", to_string(*last), to_string(*first)),
                                "give [FIRST, LAST]"));
  }

  void read_options(const YamlNode& list, const std::string& path) {
    if (list.kind != YamlNode::Kind::kSequence || list.items.size() < 2) {
      problems_->add(problem_at(list, path, "is no list of two or more values", "give [A, B]"));
      return;
    }
    factor_.kind = Factor::Kind::kChoice;
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      const std::string item = fmt::format("{}[{}]", path, i + 1);
      check_option(*list.items[i], item);
      if (std::find(factor_.options.begin(), factor_.options.end(), list.items[i]->scalar) != factor_.options.end())
        problems_->add(problem_at(*list.items[i], item, "stands there twice", "give each value once"));
      factor_.options.push_back(list.items[i]->scalar);
    }
  }

  /// A constant is a choice of one.
  void read_value(const YamlNode& node, const std::string& path) {
    if (node.kind != YamlNode::Kind::kScalar) {
      problems_->add(problem_at(node, path, fmt::format("is {}", kind_name(node)), "give a single value"));
      return;
    }
    check_option(node, path);
    factor_.kind = Factor::Kind::kChoice;
    factor_.options.push_back(node.scalar);
  }

  void check_option(const YamlNode& item, const std::string& path) {
    if (target_->kind == Kind::kNumber) read_number(item, path, target_->low, target_->high, *problems_);
    if (target_->kind == Kind::kPolicy) read_choice(item, path, {"as_enacted", "never"}, *problems_);
    if (target_->kind == Kind::kDay) read_day(item, path, *problems_);
  }

  /// Policy sets are checked as they will be played: when the study is.
  void read_sets(const YamlNode& node, const std::string& path) {
    if (target_->kind != Kind::kPolicySet) {
      problems_->add(problem_at(node, path, "policy sets stand for all policies", "write it under 'policies'"));
      return;
    }
    if (node.kind != YamlNode::Kind::kMap || node.fields.empty()) {
      problems_->add(problem_at(node, path, "is no map of policy sets", "give {as_enacted: {}, no_mpp: {...}}"));
      return;
    }
    factor_.kind = Factor::Kind::kPolicySets;
    for (const auto& [name, set] : node.fields) {
      if (set->kind != YamlNode::Kind::kMap)
        problems_->add(problem_at(*set, path + '.' + name, "is no map of policies", "give {} for no change"));
      factor_.options.push_back(name);
      factor_.sets.push_back(set);
    }
  }

  void read_base() {
    parameter_.allow({"base"});
    if (!parameter_.has("base")) return;
    factor_.base = factor_.parse(parameter_.text("base", ""));
    if (!factor_.base) parameter_.complain("base", "is no value of this parameter", "give one that it can take");
  }

  void check_unit() {
    if (!target_ || factor_.unit.empty() || factor_.unit == target_->unit) {
      if (target_ && factor_.unit.empty()) factor_.unit = target_->unit;
      return;
    }
    parameter_.complain("unit", fmt::format("the unit '{}' is wrong", factor_.unit),
                        target_->unit.empty() ? "this has no unit" : "this is in " + target_->unit);
  }

  YamlReader* parameters_;
  YamlReader parameter_;
  std::string key_;
  std::optional<StudyTarget> target_;
  Problems* problems_ = nullptr;
  Factor factor_;
};

/// A pattern stands for every uncertain number below it that has no line of its own.
void read_pattern(YamlReader& parameters, const std::string& pattern, const World* world,
                  std::vector<Factor>& factors) {
  const auto targets = uncertain_targets(pattern, world);
  if (targets.empty()) {
    parameters.map(pattern);
    parameters.complain_key(pattern, "stands for no uncertain number",
                            "give policies.*, policies.MODULE.* or mechanism.*");
    return;
  }
  const std::vector<std::string> own = parameters.keys();
  const std::size_t before = parameters.problems().size();
  for (const auto& [path, target] : targets) {
    if (parameters.problems().size() > before) return;  // one mistake is told once
    if (std::find(own.begin(), own.end(), path) == own.end())
      factors.push_back(FactorReader(parameters, pattern, path, target).run());
  }
}

}  // namespace

std::vector<Factor> read_factors(YamlReader& study, const Study& subject) {
  std::vector<Factor> factors;
  study.allow({"parameters"});
  if (!study.has("parameters")) {
    study.complain("parameters", "are missing",
                   "name what varies: 'policies.mpp.enrolment_share: {uniform: [0, 0.6]}'");
    return factors;
  }
  YamlReader parameters = study.map("parameters");
  if (parameters.keys().empty()) study.complain("parameters", "are empty", "name at least one");
  const World* world = subject.scenario ? subject.scenario->world.get() : nullptr;
  for (const std::string& path : parameters.keys()) {
    if (path.ends_with(".*") && !subject.practice) {
      read_pattern(parameters, path, world, factors);
      continue;
    }
    const auto target = subject.practice ? practice_target(parameters, path) : scenario_target(parameters, path, world);
    factors.push_back(FactorReader(parameters, path, path, target).run());
  }
  return factors;
}

}  // namespace corridor
