// A scenario that is missing is reported where the study names it; one that is wrong, in its own file.
#include "analysis/scenario/study_scenario.hpp"

#include "analysis/scenario/layers.hpp"

namespace corridor {

std::optional<Scenario> read_study_scenario(YamlReader& study, const std::string& study_file) {
  const std::size_t before = study.problems().size();
  const std::string named = study.text("scenario");
  if (study.problems().size() > before) return std::nullopt;
  const std::string path = beside(study_file, named);
  Problems missing;
  if (!read_yaml(path, missing, study.position_of("scenario"), "scenario") &&
      missing.all().front().at.file == study_file) {
    study.problems().add(missing.all().front());
    return std::nullopt;
  }
  try {
    return load_scenario(path);
  } catch (const ConfigError& error) {
    for (const Problem& problem : error.problems()) study.problems().add(problem);
    return std::nullopt;
  }
}

}  // namespace corridor
