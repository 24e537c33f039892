// Reads a study file: its subject, groups and constraints, and through study_*.cpp every other part.
#include <fmt/format.h>

#include <algorithm>

#include "analysis/scenario/study_scenario.hpp"
#include "analysis/studies/study/parts.hpp"
#include "analysis/studies/study/study.hpp"

namespace corridor {
namespace {

class StudyReader {
 public:
  StudyReader(const std::string& file, Problems& problems)
      : problems_(&problems), reader_(read_yaml(file, problems), "", problems, {file}) {
    study_.file = file;
  }

  Study run() {
    if (!reader_.node() || reader_.node()->kind != YamlNode::Kind::kMap) return std::move(study_);
    reader_.integer("corridor", 1, 1);
    study_.name = reader_.text("name", "");
    study_.description = reader_.text("description", "");
    read_subject();
    study_.design = read_design(reader_, study_.file);
    study_.factors = read_factors(reader_, study_);
    check_practice_inputs();
    read_groups();
    read_constraints();
    check_cross();
    study_.responses = read_responses(reader_, study_);
    study_.replicates = static_cast<std::uint32_t>(reader_.integer("replicates", 1, 100'000, 1));
    study_.questions = read_questions(reader_, study_);
    reader_.finish();
    return std::move(study_);
  }

 private:
  /// A study is of a scenario, or of a practice model with known answers.
  void read_subject() {
    reader_.allow({"model"});
    if (reader_.has("model")) {
      study_.practice = read_practice(reader_);
      reader_.allow({"scenario"});
      if (reader_.has("scenario")) reader_.complain("scenario", "stands beside 'model'", "keep one of them");
      return;
    }
    std::optional<Scenario> scenario = read_study_scenario(reader_, study_.file);
    if (!scenario) return;
    study_.warnings = scenario->warnings;
    study_.scenario = std::make_shared<const Scenario>(std::move(*scenario));
  }

  void check_practice_inputs() {
    if (!study_.practice || !problems_->empty()) return;
    std::size_t inputs = practice_inputs(study_.practice->function);
    if (inputs == 0) inputs = study_.factors.size();
    std::vector<std::string> missing;
    const std::vector<std::string> paths = study_.paths();
    for (std::size_t i = 1; i <= inputs; ++i) {
      const std::string name = fmt::format("x{}", i);
      if (std::find(paths.begin(), paths.end(), name) == paths.end()) missing.push_back(name);
    }
    if (missing.empty() && paths.size() == inputs) return;
    reader_.complain("parameters",
                     missing.empty() ? fmt::format("are {}", paths.size()) : fmt::format("have no {}", missing.front()),
                     fmt::format("'{}' has x1 to x{} here", study_.practice->function, inputs));
  }

  void read_groups() {
    std::vector<bool> taken(study_.factors.size(), false);
    YamlReader groups = reader_.map("groups");
    for (const std::string& name : groups.keys()) read_group(groups, name, taken);
    for (std::size_t f = 0; f < study_.factors.size(); ++f) {
      if (!taken[f]) study_.groups.push_back({study_.factors[f].path, {f}});
    }
  }

  void read_group(YamlReader& groups, const std::string& name, std::vector<bool>& taken) {
    const std::vector<std::string> paths = study_.paths();
    FactorGroup group{name, {}};
    for (const YamlText& item : groups.items(name)) {
      const auto found = std::find(paths.begin(), paths.end(), item.text);
      const auto f = static_cast<std::size_t>(found - paths.begin());
      if (found == paths.end()) {
        groups.complain(item, fmt::format("unknown parameter '{}'", item.text), suggest_name(item.text, paths));
      } else if (taken[f]) {
        groups.complain(item, fmt::format("'{}' is in two groups", item.text), "a parameter belongs to one");
      } else {
        taken[f] = true;
        group.factors.push_back(f);
      }
    }
    if (group.factors.empty()) return;
    study_.groups.push_back(std::move(group));
  }

  void read_constraints() {
    reader_.allow({"constraints"});
    if (!reader_.has("constraints")) return;
    if (study_.design.method == "sobol") {
      reader_.complain("constraints", "make parameters depend on each other, and Sobol' indices need independent ones",
                       "use lhs or morris, or state the parameters so that every combination is allowed");
      return;
    }
    study_.constraints_at = reader_.position_of("constraints");
    std::vector<std::string> names;
    for (const Factor& factor : study_.factors) names.push_back(factor.has_options() ? "" : factor.path);
    for (const YamlText& item : reader_.items("constraints")) {
      try {
        study_.constraints.emplace_back(item.text, names);
      } catch (const WrongFormula& wrong) {
        reader_.complain(item, fmt::format("'{}': {}", item.text, wrong.what()));
      }
    }
  }

  void check_cross() {
    if (study_.design.cross.empty()) return;
    for (const Factor& factor : study_.factors) {
      if (factor.path == study_.design.cross && factor.has_options()) return;
    }
    reader_.complain("design", fmt::format("'{}' in cross is no choice of this study", study_.design.cross),
                     "name a parameter with choice or sets");
  }

  Problems* problems_;
  YamlReader reader_;
  Study study_;
};

}  // namespace

std::vector<std::string> Study::paths() const {
  std::vector<std::string> all;
  for (const Factor& factor : factors) all.push_back(factor.path);
  return all;
}

bool Study::allows(const Point& point) const {
  return std::all_of(constraints.begin(), constraints.end(), [&](const Constraint& one) { return one.holds(point); });
}

Study read_study(const std::string& file, Problems& problems) { return StudyReader(file, problems).run(); }

Study load_study(const std::string& file) {
  Problems problems;
  Study study = read_study(file, problems);
  problems.throw_if_any();
  return study;
}

}  // namespace corridor
