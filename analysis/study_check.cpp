// Checks a study file: its design, the parameters it varies, the responses it asks for.
#include "analysis/study_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <limits>
#include <optional>

#include "analysis/outputs.hpp"
#include "analysis/scenario.hpp"
#include "analysis/scenario_layers.hpp"
#include "analysis/study_target.hpp"
#include "sim/input/csv.hpp"

namespace corridor {
namespace {

constexpr long kMany = 1'000'000'000;  // no design of ours can be larger: a guard against slips of the keyboard

class StudyCheck {
 public:
  StudyCheck(const std::string& file, Problems& problems)
      : file_(file), problems_(&problems), reader_(read_yaml(file, problems), "", problems, {file}) {}

  void run() {
    if (!reader_.node() || reader_.node()->kind != YamlNode::Kind::kMap) return;
    reader_.integer("corridor", 1, 1);
    reader_.text("name", "");
    reader_.text("description", "");
    check_subject();
    check_design();
    check_parameters();
    check_responses();
    reader_.integer("replicates", 1, 100'000, 1);
    reader_.finish();
  }
  std::vector<Problem> warnings;

 private:
  bool practice() { return reader_.has("model"); }
  const World* world() const { return scenario_ ? scenario_->world.get() : nullptr; }

  /// A study is of a scenario, or of a practice model with known answers.
  void check_subject() {
    if (practice()) {
      YamlReader model = reader_.map("model");
      model.choice("function", practice_models());
      model.finish();
      if (reader_.has("scenario")) reader_.complain("scenario", "stands beside 'model'", "keep one of them");
      return;
    }
    const std::size_t before = problems_->size();
    const std::string named = reader_.text("scenario");
    if (problems_->size() > before) return;
    const std::string path = beside(file_, named);
    Problems missing;
    if (!read_yaml(path, missing, reader_.position_of("scenario"), "scenario") &&
        missing.all().front().at.file == file_) {
      problems_->add(missing.all().front());
      return;
    }
    try {
      scenario_ = load_scenario(path);
      warnings = scenario_->warnings;
    } catch (const ConfigError& error) {
      for (const Problem& problem : error.problems()) problems_->add(problem);
    }
  }

  void check_design() {
    if (!reader_.has("design")) {
      reader_.complain("design", "is missing", "add 'design: {method: sobol, base: 256}'");
      return;
    }
    YamlReader design = reader_.map("design");
    const std::size_t before = problems_->size();
    const std::string method = design.choice("method", design_methods());
    if (problems_->size() > before) return;
    if (method == "sobol") check_sobol(design);
    if (method == "morris") check_morris(design);
    if (method == "lhs") design.integer("size", 1, kMany);
    if (method == "list") check_list(design);
    if (method == "sobol" || method == "morris" || method == "lhs")
      design.integer("seed", 0, std::numeric_limits<long>::max(), 1);
    design.finish();
  }

  void check_sobol(YamlReader& design) {
    const std::size_t before = problems_->size();
    const long base = design.integer("base", 2, kMany);
    const bool power = (base & (base - 1)) == 0;
    if (problems_->size() == before && !power) {
      design.complain("base", fmt::format("{} is not a power of two", base),
                      "Sobol' points are balanced only in powers of two: 256");
    }
    design.integer("scrambles", 1, kMany, 1);
  }

  void check_morris(YamlReader& design) {
    design.integer("trajectories", 2, kMany);
    const std::size_t before = problems_->size();
    const long levels = design.integer("levels", 2, 1000, 4);
    if (problems_->size() == before && levels % 2 != 0) {
      design.complain("levels", fmt::format("{} is odd", levels), "give an even number: steps span half of the levels");
    }
  }

  void check_list(YamlReader& design) {
    const std::size_t before = problems_->size();
    const std::string named = design.text("file");
    if (problems_->size() > before) return;
    if (!std::filesystem::exists(beside(file_, named))) {
      design.complain("file", fmt::format("no such file '{}'", beside(file_, named)));
      return;
    }
    std::vector<std::string> columns{"run"};
    for (const std::string& path : reader_.map("parameters").keys()) columns.push_back(path);
    const CsvTable table(beside(file_, named), columns, *problems_);
  }

  void check_parameters() {
    if (!reader_.has("parameters")) {
      reader_.complain("parameters", "are missing",
                       "name what varies: 'policies.mpp.enrolment_share: {uniform: [0, 0.6]}'");
      return;
    }
    YamlReader parameters = reader_.map("parameters");
    if (parameters.keys().empty()) reader_.complain("parameters", "are empty", "name at least one");
    for (const std::string& path : parameters.keys()) {
      YamlReader parameter = parameters.map(path);
      const std::optional<StudyTarget> target =
          practice() ? practice_target(parameters, path) : scenario_target(parameters, path, world());
      check_distribution(parameter, parameters, path, target);
    }
  }

  void check_distribution(YamlReader& parameter, YamlReader& parameters, const std::string& path,
                          const std::optional<StudyTarget>& target) {
    const YamlTree uniform = parameter.child("uniform");
    const YamlTree choice = parameter.child("choice");
    const std::string unit = parameter.text("unit", "");
    if (!uniform == !choice) {
      const std::string problem = uniform ? "has both 'uniform' and 'choice'" : "says neither 'uniform' nor 'choice'";
      parameters.complain(path, problem, "give {uniform: [LOW, HIGH]} or {choice: [A, B]}");
    } else if (target) {
      if (uniform) check_uniform(*uniform, parameter.path_of("uniform"), *target);
      if (choice) check_choice(*choice, parameter.path_of("choice"), *target);
    }
    if (target && !unit.empty() && unit != target->unit) {
      parameter.complain("unit", fmt::format("the unit '{}' is wrong", unit),
                         target->unit.empty() ? "this has no unit" : "this is in " + target->unit);
    }
    parameter.finish();
  }

  void check_uniform(const YamlNode& list, const std::string& path, const StudyTarget& target) {
    if (target.kind != StudyTarget::Kind::kNumber) {
      problems_->add(problem_at(list, path, "a policy is no number", "give {choice: [as_enacted, never]}"));
      return;
    }
    if (list.kind != YamlNode::Kind::kSequence || list.items.size() != 2) {
      problems_->add(problem_at(list, path, "is no pair of numbers", "give [LOW, HIGH]"));
      return;
    }
    const auto low = read_number(*list.items[0], path + "[1]", target.low, target.high, *problems_);
    const auto high = read_number(*list.items[1], path + "[2]", target.low, target.high, *problems_);
    if (low && high && *high <= *low) {
      problems_->add(problem_at(list, path, fmt::format("{} is not above {}", *high, *low), "give [LOW, HIGH]"));
    }
  }

  void check_choice(const YamlNode& list, const std::string& path, const StudyTarget& target) {
    if (list.kind != YamlNode::Kind::kSequence || list.items.size() < 2) {
      problems_->add(problem_at(list, path, "is no list of two or more values", "give [A, B]"));
      return;
    }
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      const std::string item = fmt::format("{}[{}]", path, i + 1);
      if (target.kind == StudyTarget::Kind::kNumber)
        read_number(*list.items[i], item, target.low, target.high, *problems_);
      if (target.kind == StudyTarget::Kind::kPolicy)
        read_choice(*list.items[i], item, {"as_enacted", "never"}, *problems_);
    }
  }

  void check_responses() {
    const std::vector<std::string> responses = reader_.texts("responses");
    if (responses.empty()) {
      reader_.complain("responses", "are missing",
                       practice() ? "add 'responses: [y]'" : "add 'responses: [indicator:P-1:overall]'");
    }
    for (const std::string& response : responses) check_response(response);
  }

  void check_response(const std::string& response) {
    const std::size_t colon = response.find(':');
    const std::string kind = response.substr(0, colon);
    const std::string rest = colon == std::string::npos ? "" : response.substr(colon + 1);
    if (practice()) {
      if (response != "y")
        reader_.complain("responses", fmt::format("unknown response '{}'", response), "a practice model has y");
    } else if (kind == "indicator" && !rest.empty()) {
      const std::string indicator = rest.substr(0, rest.find(':'));
      require_known("indicator", indicator, indicator_names());
    } else if (kind == "series" && !rest.empty()) {
      if (scenario_) require_known("series", rest.substr(0, rest.find(':')), series_names(*scenario_->world));
    } else {
      reader_.complain("responses", fmt::format("unknown response '{}'", response),
                       "give indicator:NAME:SCOPE or series:NAME");
    }
  }

  void require_known(const std::string& kind, const std::string& name, const std::vector<std::string>& names) {
    if (std::find(names.begin(), names.end(), name) != names.end()) return;
    reader_.complain("responses", fmt::format("unknown {} '{}'", kind, name), suggest_name(name, names));
  }

  static std::vector<std::string> series_names(const World& world) {
    std::vector<std::string> names;
    for (const PublishedSeries& series : published_series(world)) names.push_back(series.name);
    return names;
  }

  std::string file_;
  Problems* problems_;
  YamlReader reader_;
  std::optional<Scenario> scenario_;
};

}  // namespace

std::vector<Problem> check_study(const std::string& file, Problems& problems) {
  StudyCheck check(file, problems);
  check.run();
  return check.warnings;
}

const std::vector<std::string>& practice_models() {
  static const std::vector<std::string> names{"ishigami", "sobol_g", "linear", "morris20"};
  return names;
}

const std::vector<std::string>& design_methods() {
  static const std::vector<std::string> names{"grid", "list", "oat", "lhs", "morris", "sobol"};
  return names;
}

const std::vector<std::string>& indicator_names() {
  static const std::vector<std::string> names{
      "I-1", "I-2", "I-3", "P-1", "P-2", "externalization", "interior_penetration", "substance_gap"};
  return names;
}

}  // namespace corridor
