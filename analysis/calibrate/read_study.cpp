// Reads a calibration study: its scenario, its numbers, its parameters. The targets are read beside it.
#include "analysis/calibrate/read_study.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <limits>

#include "analysis/calibrate/targets.hpp"
#include "analysis/scenario/layers.hpp"
#include "analysis/scenario/study_scenario.hpp"
#include "analysis/scenario/target.hpp"
#include "policies/register.hpp"
#include "sim/input/split.hpp"

namespace corridor {
namespace {

constexpr long kMostReplicates = 1000, kMostRounds = 100;

/// A path into a module: policies.MODULE.PARAMETER, or policies.MODULE.PARAMETER.by.ATTRIBUTE.KEY.
struct PolicyPath {
  std::string module, parameter, attribute, key;
  explicit PolicyPath(const std::string& path) {
    std::vector<std::string> parts = split(path, '.', 6);
    parts.resize(6);
    module = parts[1];
    parameter = parts[2];
    if (parts[3] != "by") return;
    attribute = parts[4];
    key = parts[5];
  }
  std::string plain() const { return "policies." + module + "." + parameter; }
};

class StudyReader {
 public:
  StudyReader(const std::string& file, Problems& problems)
      : problems_(&problems), reader_(read_yaml(file, problems), "", problems, {file}) {
    study_.file = file;
  }

  CalibrationStudy read() {
    if (!reader_.node() || reader_.node()->kind != YamlNode::Kind::kMap) return std::move(study_);
    reader_.integer("corridor", 1, 1);
    study_.name = reader_.text("name", std::filesystem::path(study_.file).stem().string());
    study_.description = reader_.text("description", "");
    read_scenario();
    reader_.allow({"calibrate"});
    if (!reader_.has("calibrate")) {
      reader_.complain("calibrate", "is missing", "add 'calibrate: {parameters: ..., targets: [...]}'");
    } else {
      read_task(reader_.map("calibrate"));
    }
    reader_.finish();
    if (scenario_ && problems_->empty()) try_bounds();
    return std::move(study_);
  }

 private:
  void read_scenario() {
    scenario_ = read_study_scenario(reader_, study_.file);
    if (!scenario_) return;
    study_.scenario_file = scenario_->file;
    study_.scenario_files = *scenario_->read;
    study_.warnings = scenario_->warnings;
    study_.seed = scenario_->seed;
    study_.observed_directory = observed_beside(*scenario_);
  }

  void read_task(YamlReader task) {
    study_.scale = read_scale(task);
    study_.replicates = static_cast<int>(task.integer("replicates", 1, kMostReplicates, 1));
    study_.rounds = static_cast<int>(task.integer("rounds", 1, kMostRounds, 6));
    study_.reach = task.number("reach", 0.001, 0.25, 0.08);
    task.allow({"seed", "observed"});
    if (task.has("seed"))
      study_.seed = static_cast<std::uint64_t>(task.integer("seed", 0, std::numeric_limits<long>::max()));
    if (task.has("observed")) study_.observed_directory = beside(study_.file, task.text("observed"));
    read_parameters(task);
    if (scenario_)
      read_targets(task, *scenario_, study_);
    else
      task.child("targets");
    task.finish();
  }

  void read_parameters(YamlReader& task) {
    task.allow({"parameters"});
    if (!task.has("parameters")) {
      task.complain("parameters", "are missing", "name what is fitted: 'mechanism.NAME: {low: 0.5, high: 2}'");
      return;
    }
    YamlReader parameters = task.map("parameters");
    if (parameters.keys().empty()) task.complain("parameters", "are empty", "name at least one");
    for (const std::string& path : parameters.keys()) read_parameter(parameters, path);
  }

  void read_parameter(YamlReader& parameters, const std::string& path) {
    YamlReader own = parameters.map(path);
    const std::optional<FittedParameter> known = scenario_ ? find(parameters, path) : std::nullopt;
    if (known) {
      FittedParameter one = *known;
      one.low = own.number("low", known->low, known->high, known->low);
      one.high = own.number("high", known->low, known->high, known->high);
      one.start = own.number("start", known->low, known->high, known->start);
      if (one.high <= one.low) {
        own.complain(own.has("high") ? "high" : "low", fmt::format("{} is not above {}", one.high, one.low),
                     "give a range to search");
      } else if (one.start < one.low || one.start > one.high) {
        own.complain("start", fmt::format("the search begins at {}, outside of {} to {}", one.start, one.low, one.high),
                     "widen the range, or give another 'start' within it");
      }
      study_.parameters.push_back(std::move(one));
    } else {
      for (const char* key : {"low", "high", "start"}) own.child(key);
    }
    own.finish();
  }

  /// Range, unit and present value of what stands at a path; reported at its key when it is no number.
  std::optional<FittedParameter> find(YamlReader& parameters, const std::string& path) {
    const PolicyPath policy(path);
    const bool exception = path.starts_with("policies.") && !policy.key.empty();
    const auto target = scenario_target(parameters, exception ? policy.plain() : path, scenario_->world.get());
    if (!target) return std::nullopt;
    warn_if_idle(parameters, path, policy);
    if (target->kind != StudyTarget::Kind::kNumber) {
      parameters.complain_key(path, "is no number", "give policies.MODULE.PARAMETER or mechanism.PARAMETER");
      return std::nullopt;
    }
    FittedParameter found{path, target->unit, target->low, target->high, 0};
    if (!path.starts_with("policies.")) {
      found.start = scenario_->world->parameter(path.substr(path.find('.') + 1));
      return found;
    }
    return present_value(parameters, policy, found);
  }

  /// A number switches no policy on.
  void warn_if_idle(YamlReader& parameters, const std::string& path, const PolicyPath& policy) {
    if (!path.starts_with("policies.") ||
        in_force_within(scenario_->policies, policy.module, policy.parameter, scenario_->from, scenario_->to))
      return;
    Problems told;
    YamlReader(parameters.node(), parameters.path(), told)
        .complain_key(path, fmt::format("changes nothing: {} is not in force from {} to {}",
                                        policy_of_number(policy.module, policy.parameter), to_string(scenario_->from),
                                        to_string(scenario_->to)));
    study_.warnings.push_back(told.all().front());
  }

  /// A plain number would sweep steps and exceptions away, so these must be named one by one.
  std::optional<FittedParameter> present_value(YamlReader& parameters, const PolicyPath& path, FittedParameter found) {
    const auto settings = std::find_if(scenario_->policies.settings.begin(), scenario_->policies.settings.end(),
                                       [&](const ModuleSettings& one) { return one.name() == path.module; });
    if (settings == scenario_->policies.settings.end()) throw Defect("no settings of module " + path.module);
    const ParameterValue& value = settings->parameter(path.parameter);
    found.start = value.general.value;
    if (path.key.empty()) {
      if (value.exceptions.empty() && value.general.steps.empty()) return found;
      parameters.complain_key(found.path, "has exceptions or steps in time, which one number would sweep away",
                              fmt::format("name one: {}.by.ATTRIBUTE.KEY, for example {}.by.criminality.convicted",
                                          path.plain(), path.plain()));
      return std::nullopt;
    }
    for (const ParameterValue::Exception& one : value.exceptions) {
      const std::string_view attribute = one.attribute ? kAttributeNames[index_of(*one.attribute)] : "place";
      if (attribute == path.attribute && one.key == path.key) found.start = one.number.value;
    }
    return found;
  }

  /// The scenario must be sound wherever the search may go: at each bound alone, and at all of them at once.
  void try_bounds() {
    std::vector<double> start, low, high;
    for (const FittedParameter& one : study_.parameters) {
      start.push_back(one.start);
      low.push_back(one.low);
      high.push_back(one.high);
    }
    for (std::size_t p = 0; p < start.size(); ++p) {
      for (const double bound : {low[p], high[p]}) {
        std::vector<double> values = start;
        values[p] = bound;
        if (!try_values(values, fmt::format("at {} = {}", study_.parameters[p].path, bound))) return;
      }
    }
    if (try_values(low, "at the lowest values of all parameters"))
      try_values(high, "at the highest values of all parameters");
  }

  bool try_values(const std::vector<double>& values, const std::string& where) {
    try {
      load_scenario(study_.scenario_file, changes_for(study_, values), study_.scenario_files);
      return true;
    } catch (const ConfigError& error) {
      const Problem& first = error.problems().front();
      YamlReader(find_field(reader_.node(), "calibrate"), "calibrate", *problems_)
          .complain("parameters", fmt::format("{} the scenario is wrong: {}: {}", where, first.path, first.problem),
                    "narrow the range");
      return false;
    }
  }

  Problems* problems_;
  YamlReader reader_;
  CalibrationStudy study_;
  std::optional<Scenario> scenario_;
};

}  // namespace

bool is_calibration_study(const YamlTree& tree) { return find_field(tree, "calibrate") != nullptr; }

CalibrationStudy read_calibration_study(const std::string& file, Problems& problems) {
  return StudyReader(file, problems).read();
}

}  // namespace corridor
