// Reads effects strictly, and loads the scenarios that they name.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>

#include "analysis/compare/inputs.hpp"
#include "analysis/effects/effect.hpp"
#include "analysis/effects/estimand.hpp"
#include "analysis/record/forms.hpp"
#include "analysis/scenario/layers.hpp"

namespace corridor {
namespace {

namespace fs = std::filesystem;

/// One run of an effect, as its file has it.
struct Side {
  std::string scenario;
  ScenarioChanges changes;
};

/// Scenarios, each loaded once.
class Shelf {
 public:
  explicit Shelf(ScenarioChanges common) : common_(std::move(common)) {}

  /// Mistakes of a change are told where the change stands; those of the scenario file in that file. Null then.
  std::shared_ptr<const Scenario> load(const Side& side, YamlReader& at) {
    const std::string key = fmt::format("{}\n{}\n{}", side.scenario, fmt::join(side.changes.set, "\n"),
                                        fmt::join(side.changes.without, ","));
    const auto [known, is_new] = loaded_.try_emplace(key);
    if (!is_new) return known->second;
    ScenarioChanges changes = side.changes;
    changes.set.insert(changes.set.end(), common_.set.begin(), common_.set.end());
    changes.without.insert(changes.without.end(), common_.without.begin(), common_.without.end());
    try {
      known->second = std::make_shared<const Scenario>(load_scenario(side.scenario, changes));
    } catch (const ConfigError& error) {
      for (const Problem& problem : error.problems()) tell(problem, at);
    }
    return known->second;
  }

 private:
  static void tell(const Problem& problem, YamlReader& at) {
    for (const char* key : {"set", "without"}) {
      if (problem.at.file != fmt::format("--{}", key) || !at.has(key)) continue;
      at.complain(key, Problem{{}, problem.path, problem.problem}.sentence(), problem.suggestion);
      return;
    }
    at.problems().add(problem);
  }

  ScenarioChanges common_;
  std::map<std::string, std::shared_ptr<const Scenario>> loaded_;
};

/// `set: {policies.mpp.enrolment_share: 0.2}` as the command line has it.
std::vector<std::string> read_settings(YamlReader& map) {
  const YamlTree settings = map.child("set");
  std::vector<std::string> all;
  if (!settings) return all;
  if (settings->kind != YamlNode::Kind::kMap) {
    map.complain("set", fmt::format("is {}, not a map of paths and values", kind_name(*settings)),
                 "write set: {policies.mpp.enrolment_share: 0.2}");
    return all;
  }
  for (const auto& [path, value] : settings->fields) {
    if (value->kind == YamlNode::Kind::kScalar) {
      all.push_back(path + "=" + value->scalar);
    } else {
      map.problems().add(problem_at(*value, map.path_of("set") + "." + path,
                                    fmt::format("is {}, not one value", kind_name(*value)),
                                    "write it into a scenario file and name that file"));
    }
  }
  return all;
}

/// One run: `scenario` (that of the factual unless told), `set`, `without`.
std::shared_ptr<const Scenario> read_side(YamlReader& map, const std::string& file, Side& side, Shelf& shelf) {
  const std::string named = map.text("scenario", side.scenario.empty() ? std::nullopt : std::optional<std::string>{""});
  if (!named.empty()) side.scenario = beside(file, named);
  side.changes = {read_settings(map), map.texts("without")};
  map.finish();
  std::error_code error;
  if (side.scenario.empty()) return nullptr;
  if (!fs::exists(side.scenario, error)) {
    map.complain("scenario", fmt::format("no such file '{}'", side.scenario), "paths are relative to this file");
    return nullptr;
  }
  return shelf.load(side, map);
}

/// What the counterfactual changes, for readers of the table.
std::string difference_of(const Side& factual, const Side& counterfactual) {
  std::vector<std::string> parts;
  if (counterfactual.scenario != factual.scenario) parts.push_back(fs::path{counterfactual.scenario}.stem().string());
  for (const std::string& name : counterfactual.changes.without) parts.push_back("without " + name);
  for (const std::string& setting : counterfactual.changes.set) parts.push_back(setting);
  return fmt::format("{}", fmt::join(parts, ", "));
}

class EffectReader {
 public:
  EffectReader(const std::string& file, const YamlTree& tree, Shelf& shelf, Problems& problems)
      : file_(file), reader_(tree, "", problems), shelf_(&shelf), problems_(&problems) {}

  std::optional<Effect> read() {
    const std::size_t before = problems_->size();
    Effect effect;
    effect.file = file_;
    effect.id = fs::path{file_}.stem().string();
    reader_.integer("corridor", 1, 1);
    effect.title = reader_.text("effect");
    read_runs(effect);
    read_estimand(effect);
    read_published(effect);
    read_words(effect);
    reader_.finish();
    return problems_->size() > before ? std::nullopt : std::optional(std::move(effect));
  }

 private:
  void read_runs(Effect& effect) {
    if (!reader_.has("counterfactual"))
      reader_.complain("counterfactual", "is missing", "add 'counterfactual: {without: [POLICY]}'");
    Side one, other;
    YamlReader factual = reader_.map("factual");
    effect.factual = read_side(factual, file_, one, *shelf_);
    YamlReader counterfactual = reader_.map("counterfactual");
    if (!reader_.has("counterfactual") || one.scenario.empty()) return;
    other.scenario = one.scenario;
    effect.counterfactual = read_side(counterfactual, file_, other, *shelf_);
    effect.difference = difference_of(one, other);
    if (effect.factual && effect.counterfactual) compare_runs(effect);
  }

  void compare_runs(const Effect& effect) {
    try {
      refuse_unequal_grounds(*effect.factual, *effect.counterfactual);
    } catch (const ConfigError& error) {
      add(error);
    }
    if (compare_inputs(*effect.factual, *effect.counterfactual).empty())
      reader_.complain("counterfactual", "differs from the factual in nothing that matters",
                       "say what it leaves out (without) or sets (set), or name another scenario");
  }

  void read_estimand(Effect& effect) {
    effect.estimand_text = reader_.text("estimand");
    if (effect.estimand_text.empty()) return;
    const Position at = reader_.position_of("estimand");
    try {
      effect.estimand.emplace(effect.estimand_text, at, "estimand", kEffectRuns);
      if (effect.factual) check_estimand(*effect.estimand, *effect.factual, at, *problems_);
    } catch (const ConfigError& error) {
      add(error);
    }
  }

  void add(const ConfigError& error) {
    for (const Problem& problem : error.problems()) problems_->add(problem);
  }

  void read_published(Effect& effect) {
    const std::string unit = reader_.choice("unit", kEffectUnits);
    effect.unit = static_cast<EffectUnit>(std::ranges::find(kEffectUnits, unit) - kEffectUnits.begin());
    YamlReader published = reader_.map("published");
    effect.value = published.number("value", -kMostPublished, kMostPublished);
    effect.published.low = published.number("low", -kMostPublished, kMostPublished);
    effect.published.high = published.number("high", -kMostPublished, kMostPublished);
    effect.interval = published.text("interval");
    const auto [low, high] = effect.published;
    if (low > high) {
      published.complain("high", "lies below low");
    } else if (effect.value < low || effect.value > high) {
      published.complain("value", "lies outside of low and high");
    }
    published.finish();
  }

  void read_words(Effect& effect) {
    YamlReader period = reader_.map("period");
    effect.from = period.day("from");
    effect.to = period.day("to");
    if (effect.to <= effect.from) period.complain("to", "is not after 'from'", "'to' is the first day left out");
    period.finish();
    effect.used_for = reader_.choice("used_for", {kCalibration, kInput, kValidation});
    effect.note = reader_.text("note", "");
    effect.why_not = reader_.text("why_not");
    effect.source = reader_.text("source");
    effect.url = reader_.text("url");
    for (const auto& [key, text] : {std::pair{"why_not", &effect.why_not}, {"source", &effect.source}}) {
      if (reader_.has(key) && text->empty()) reader_.complain(key, "says nothing");
    }
    if (!effect.url.empty() && !effect.url.starts_with("https://") && !effect.url.starts_with("http://"))
      reader_.complain("url", "is no address", "begin it with https://");
  }

  std::string file_;
  YamlReader reader_;
  Shelf* shelf_;
  Problems* problems_;
};

/// Files as they are, folders as their .yaml files by name.
std::vector<std::string> files_of(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      files.push_back(path);
      continue;
    }
    std::vector<std::string> inside;
    for (fs::directory_iterator entry(path, error), end; !error && entry != end; entry.increment(error)) {
      if (entry->path().extension() == ".yaml") inside.push_back(entry->path().string());
    }
    if (inside.empty())
      throw ConfigError({{{path, 0, 0}, "", "the folder holds no file of an effect", "name files or another folder"}});
    std::ranges::sort(inside);
    files.insert(files.end(), inside.begin(), inside.end());
  }
  return files;
}

}  // namespace

std::vector<Effect> read_effects(const std::vector<std::string>& paths, const ScenarioChanges& changes) {
  Problems problems;
  Shelf shelf(changes);
  std::vector<Effect> effects;
  for (const std::string& file : files_of(paths)) {
    const YamlTree tree = read_yaml(file, problems);
    if (!tree) continue;
    if (auto effect = EffectReader(file, tree, shelf, problems).read()) effects.push_back(std::move(*effect));
  }
  problems.throw_if_any();
  return effects;
}

}  // namespace corridor
