// Loads scenarios of worlds in which people move by attraction: layers, period, numbers, events that are left out.
#include "analysis/camps/camp_scenario.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>

#include "analysis/scenario/layers.hpp"
#include "sim/attraction/world_loader.hpp"

namespace corridor {
namespace {

using attraction::Event;

constexpr long kMostReplicates = 100'000;

/// The folder that `world` names, relative to the file that says so; "" where nothing is named.
std::string world_of(const YamlTree& tree, const std::string& file) {
  const YamlTree named = find_field(tree, "world");
  if (!named || named->kind != YamlNode::Kind::kScalar) return "";
  return beside(named->at.file == "--set" ? file : named->at.file, named->scalar);
}

std::vector<std::string> event_names(const attraction::World& world) {
  std::set<std::string> names;
  for (const Event& event : world.events) names.insert(event.id);
  return {names.begin(), names.end()};
}

bool is_event(const attraction::World& world, const std::string& name) {
  const auto& kinds = attraction::kEventKinds;
  return std::find(kinds.begin(), kinds.end(), name) != kinds.end() ||
         std::any_of(world.events.begin(), world.events.end(), [&](const Event& one) { return one.id == name; });
}

/// What an event is, apart from its dates: once for each place and border, fighting at its strongest.
std::vector<Event> patterns_of(const attraction::World& world, const std::string& id) {
  std::vector<Event> patterns;
  for (Event event : world.events) {
    if (event.id != id) continue;
    event.from = event.to = 0;
    const auto known = std::find_if(patterns.begin(), patterns.end(), [&](Event one) {
      one.intensity = event.intensity;
      return one == event;
    });
    if (known == patterns.end())
      patterns.push_back(event);
    else
      known->intensity = std::max(known->intensity, event.intensity);
  }
  return patterns;
}

/// Windows of an event that take the place of the world's own.
void replace_windows(YamlReader& entry, const YamlTree& list, const std::string& id, attraction::World& world) {
  const std::vector<Event> patterns = patterns_of(world, id);
  std::erase_if(world.events, [&](const Event& one) { return one.id == id; });
  for (const YamlTree& item : list->items) {
    YamlReader window(item, entry.path_of("in_force"), entry.problems());
    const auto from = static_cast<int>((window.day("from") - world.start).count());
    const int to = window.has("to") ? static_cast<int>((window.day("to") - world.start).count()) : attraction::kForGood;
    if (to <= from) window.complain("to", "does not lie after 'from'", "give a later day");
    window.finish();
    for (Event event : patterns) {
      event.from = from;
      event.to = to;
      world.events.push_back(event);
    }
  }
}

/// `events: {NAME: {in_force: never}}`, or windows in place of the world's own.
void read_events(YamlReader events, CampScenario& scenario) {
  for (const std::string& id : events.keys()) {
    if (!is_event(scenario.world, id)) {
      events.child(id);
      events.complain_key(id, "the world has no such event", suggest_name(id, event_names(scenario.world), "events"));
      continue;
    }
    YamlReader entry = events.map(id);
    const YamlTree in_force = entry.child("in_force");
    const bool windows = in_force && in_force->kind == YamlNode::Kind::kSequence;
    if (windows && patterns_of(scenario.world, id).empty()) {
      entry.complain("in_force", "gives dates to a kind of events",
                     "write never, or dates under the name of one event");
    } else if (windows) {
      replace_windows(entry, in_force, id, scenario.world);
    } else if (in_force && in_force->kind == YamlNode::Kind::kScalar && in_force->scalar == "never") {
      scenario.left_out.push_back(id);
    } else {
      entry.complain("in_force", "is neither 'never' nor a list of windows",
                     "write never, or [{from: DATE, to: DATE}]");
    }
    entry.finish();
  }
}

/// Dates of a scenario can lay one fight of a place over another.
void refuse_overlaps(const CampScenario& scenario, Problems& problems) {
  const auto& all = scenario.world.events;
  const std::size_t second = attraction::first_overlapping_fight(all);
  if (second == all.size()) return;
  problems.add({{scenario.file},
                "events." + all[second].id,
                fmt::format("overlaps other fighting at {}", scenario.world.places[all[second].place].id),
                "end one window before the other begins"});
}

void leave_out(CampScenario& scenario, Problems& problems) {
  for (const std::string& name : scenario.changes.without) {
    if (is_event(scenario.world, name)) {
      scenario.left_out.push_back(name);
    } else {
      problems.add({{"--without"},
                    "",
                    fmt::format("the world has no event '{}'", name),
                    suggest_name(name, event_names(scenario.world), "events")});
    }
  }
  scenario.world = without_events(std::move(scenario.world), scenario.left_out);
}

void read_period(YamlReader& file, CampScenario& scenario) {
  const attraction::World& world = scenario.world;
  scenario.from = world.start;
  scenario.to = world.start + Days{world.days()};
  if (file.has("period")) {
    YamlReader period = file.map("period");
    if (period.day("from", scenario.from) != scenario.from)
      period.complain("from", fmt::format("is not the first day of the world, {}", to_string(world.start)),
                      "people are where they are because of the days before: begin on that day");
    const Day to = period.day("to", scenario.to);
    if (to <= scenario.from || to > scenario.to)
      period.complain(
          "to",
          fmt::format("lies outside of the world's days, {} to {}", to_string(scenario.from), to_string(scenario.to)),
          "the period is [from, to)");
    scenario.to = to;
    period.finish();
  }
  scenario.days = static_cast<int>((scenario.to - scenario.from).count());
}

}  // namespace

bool is_camp_scenario(const std::string& file) {
  Problems unseen;
  const YamlTree tree = LayerReader(unseen).read(file, LayeredFile::kScenario);
  const std::string folder = world_of(tree, file);
  return !folder.empty() && attraction::moves_by_attraction(folder);
}

CampScenario load_camp_scenario(const std::string& file, const ScenarioChanges& changes) {
  CampScenario scenario;
  scenario.file = file;
  scenario.changes = changes;
  Problems problems;
  YamlTree tree;
  {
    const KeepFiles keep(scenario.read.layers);
    tree = apply_settings(LayerReader(problems).read(file, LayeredFile::kScenario), changes.set, problems);
  }
  problems.throw_if_any();
  if (const std::string folder = world_of(tree, file); !folder.empty() && !attraction::moves_by_attraction(folder))
    throw ConfigError({{{file},
                        "world",
                        fmt::format("in '{}' people do not move by attraction", folder),
                        "such worlds go with each other alone"}});
  YamlReader reader(tree, "", problems, {file});
  reader.allow({"corridor", "world"});
  scenario.name = reader.text("name");
  scenario.description = reader.text("description", "");
  scenario.scale = read_scale(reader);
  scenario.seed = static_cast<std::uint64_t>(reader.integer("seed", 0, std::numeric_limits<long>::max(), 1));
  scenario.replicates = static_cast<int>(reader.integer("replicates", 1, kMostReplicates, 1));
  {
    const KeepFiles keep(scenario.read.world);
    scenario.world = attraction::load_world(world_of(tree, file), problems, reader.child("mechanism"));
  }
  problems.throw_if_any();
  read_period(reader, scenario);
  if (reader.has("events")) read_events(reader.map("events"), scenario);
  leave_out(scenario, problems);
  refuse_overlaps(scenario, problems);
  reader.finish();
  problems.throw_if_any();
  return scenario;
}

}  // namespace corridor
