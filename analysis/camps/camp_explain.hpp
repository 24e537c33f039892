// Where people who leave a place on a day go, and what makes them.
#pragma once

#include <string>
#include <vector>

#include "analysis/camps/camp_scenario.hpp"
#include "analysis/page/screen.hpp"

namespace corridor {

struct CampChoice {
  std::string place, by;  ///< `by`: the first place on the way, where that is another.
  double km = 0, score = 0, room = 1, share = 0;
};

struct CampChoices {
  std::string day, place, scenario;
  ScenarioChanges changes = {};  ///< Of the command line.
  double leave = 0;              ///< Share of those there who leave that day.
  Persons persons = 0;           ///< There, the evening before.
  std::vector<CampChoice> ways = {};
  std::vector<std::string> in_force = {};  ///< Events of the day.
};

/// Plays the first replicate up to that day. Throws ConfigError for a day or a place that the scenario does not have.
CampChoices explain_camp_choices(const CampScenario& scenario, const std::string& on, const std::string& at);

std::string as_text(const CampChoices& choices, const Screen& screen);
std::string as_json(const CampChoices& choices);

}  // namespace corridor
