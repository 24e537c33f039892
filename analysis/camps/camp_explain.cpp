// Plays up to a day and reads off what draws people who leave a place.
#include "analysis/camps/camp_explain.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "analysis/base/words.hpp"
#include "sim/attraction/engine.hpp"
#include "sim/input/scalars.hpp"

namespace corridor {
namespace {

[[noreturn]] void refuse(const char* option, std::string problem, std::string suggestion) {
  throw ConfigError({{{option}, "", std::move(problem), std::move(suggestion)}});
}

int day_of(const CampScenario& scenario, const std::string& on) {
  Day day{};
  if (!parse_day(on, day)) {
    const Complaint wrong = wrong_day(on);
    refuse("--on", wrong.problem, wrong.suggestion);
  }
  if (day < scenario.from || day >= scenario.to)
    refuse("--on", fmt::format("{} is not within the scenario", on),
           fmt::format("it has {} to {}", to_string(scenario.from), to_string(scenario.to - Days{1})));
  return static_cast<int>((day - scenario.from).count());
}

std::size_t place_of(const CampScenario& scenario, const std::string& at) {
  std::vector<std::string> names;
  for (const attraction::Place& place : scenario.world.places) names.push_back(place.id);
  const auto found = std::find(names.begin(), names.end(), at);
  if (found == names.end()) refuse("--at", fmt::format("unknown place '{}'", at), suggest_name(at, names, "places"));
  return static_cast<std::size_t>(found - names.begin());
}

}  // namespace

CampChoices explain_camp_choices(const CampScenario& scenario, const std::string& on, const std::string& at) {
  const int day = day_of(scenario, on);
  const std::size_t place = place_of(scenario, at);
  attraction::Engine engine(scenario.world, {scenario.seed, 0, scenario.scale, 0});
  CampChoices found{.day = on, .place = at, .scenario = scenario.name, .changes = scenario.changes};
  found.persons = scenario.world.places[place].at_start;
  for (int d = 0; d <= day; ++d) {
    const attraction::DayResult result = engine.play_day();
    if (d + 1 == day) found.persons = result.persons[place];
  }
  found.leave = engine.ground().chance(place);
  const auto ways = engine.choices().from(place);
  double all = 0;
  for (const attraction::Choice& choice : ways) all += choice.weight;
  const double alike = 1 / static_cast<double>(std::max<std::size_t>(1, ways.size()));  // where all weigh nothing
  for (const attraction::Choice& choice : ways) {
    const std::size_t first = engine.choices().step(choice.first);
    found.ways.push_back(
        {scenario.world.places[choice.end].id, first == choice.end ? "" : scenario.world.places[first].id, choice.km,
         engine.ground().score(choice.end), engine.choices().room(choice.end), all > 0 ? choice.weight / all : alike});
  }
  std::stable_sort(found.ways.begin(), found.ways.end(),
                   [](const CampChoice& a, const CampChoice& b) { return a.share > b.share; });
  for (const attraction::Event& event : scenario.world.events) {
    if (event.from <= day && day < event.to) found.in_force.push_back(event.id);
  }
  return found;
}

std::string as_text(const CampChoices& choices, const Screen& screen) {
  std::string text = screen.lines(screen.say(
      "camps.there",
      {{"place", choices.place},
       {"day", choices.day},
       {"scenario", name_with_changes(screen.language, choices.scenario, choices.changes.set, choices.changes.without)},
       {"persons", grouped(static_cast<double>(choices.persons))},
       {"leave", fmt::format("{:.3g}", 100 * choices.leave)}}));
  if (choices.ways.empty()) return text + screen.say("camps.no_road") + "\n";
  text += fmt::format("\n  {:<25}{:<20}{:>8}{:>8}{:>8}{:>9}\n", screen.say("camps.way_to"), screen.say("camps.way_by"),
                      "km", screen.say("camps.draws"), screen.say("camps.room"), screen.say("camps.persons"));
  for (const CampChoice& way : choices.ways)
    text += fmt::format("  {:<25}{:<20}{:>8.0f}{:>8.2f}{:>8.2f}{:>9.1f}\n", way.place, way.by, way.km, way.score,
                        way.room, 100 * way.share);
  text += "\n" + screen.lines(screen.say("camps.ways_note"));
  const std::string events =
      choices.in_force.empty() ? screen.say("camps.nothing") : fmt::format("{}", fmt::join(choices.in_force, ", "));
  return text + screen.lines(screen.say("camps.in_force", {{"events", events}}));
}

std::string as_json(const CampChoices& choices) {
  nlohmann::ordered_json ways = nlohmann::ordered_json::array();
  for (const CampChoice& way : choices.ways)
    ways.push_back({{"place", way.place},
                    {"by", way.by},
                    {"km", way.km},
                    {"draws", way.score},
                    {"room", way.room},
                    {"share", way.share}});
  return nlohmann::ordered_json{{"scenario", choices.scenario}, {"day", choices.day},     {"place", choices.place},
                                {"persons", choices.persons},   {"leave", choices.leave}, {"ways", ways},
                                {"in_force", choices.in_force}}
      .dump(2);
}

}  // namespace corridor
