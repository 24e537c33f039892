// Every act of the register bites, or says that it does not: left out alone, it changes the law of some day of the
// period, and an act that says `acts: indicators only` changes none.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "sim/run.hpp"
#include "tests/policies/modules_fixture.hpp"

namespace corridor {
namespace {

using test::as_enacted;
using test::on;
using test::policy_set;
using test::shipped_world;

const Day kBegin = on("2013-10-01"), kEnd = on("2022-10-01");

/// Modules in which something is said otherwise than as enacted: the only ones whose law can differ.
std::vector<std::size_t> touched(const PolicySetResult& set) {
  const auto windows_of = [](const std::map<std::string, std::vector<Window>>& all) {
    std::vector<std::string> lines;
    for (const auto& [part, windows] : all) {
      for (const Window& one : windows) lines.push_back(part + one.instrument + to_string(one.from) + one.by);
    }
    return lines;
  };
  std::vector<std::size_t> modules;
  for (std::size_t m = 0; m < set.settings.size(); ++m) {
    const ModuleSettings& enacted = as_enacted().settings[m];
    if (windows_of(set.settings[m].windows) != windows_of(enacted.windows) ||
        windows_of(set.settings[m].blocks) != windows_of(enacted.blocks))
      modules.push_back(m);
  }
  return modules;
}

/// Days of the period on which a module's law changes under either set, those of the act itself first.
std::vector<Day> days_to_compare(const PolicySetResult& set, std::size_t module, const Instrument& act) {
  std::vector<Day> days;
  const auto add = [&](Day day) {
    if (day >= kEnd || std::find(days.begin(), days.end(), std::max(day, kBegin)) != days.end()) return;
    days.push_back(std::max(day, kBegin));
  };
  for (const RegisterInterval& interval : act.in_force) {
    add(interval.from);
    add(interval.to);
  }
  std::vector<Day> changes = set.policies[module]->changes();
  const std::vector<Day> enacted = as_enacted().policies[module]->changes();
  changes.insert(changes.end(), enacted.begin(), enacted.end());
  std::sort(changes.begin(), changes.end());
  for (const Day day : changes) add(day);
  return days;
}

/// A month in which five times as many people came as usual: to which some policies answer.
const MonthResult& full_month() {
  static const MonthResult month = [] {
    constexpr Month kMay = std::chrono::year{2018} / 5;
    MonthResult full{kMay, Tally(shipped_world()), {}, {}, kMay};
    full.tally.count(Series::kEncountersBetweenPorts, shipped_world().find_jurisdiction("SEC-RGV"),
                     *shipped_world().find_nationality("GTM"), PartyKind::kSingleAdult, 0, 210000);
    return full;
  }();
  return month;
}

/// The tables of a module alone on a day after such a month.
std::unique_ptr<GateTables> alone(const PolicySetResult& set, std::size_t module, Day day) {
  auto tables = std::make_unique<GateTables>(shipped_world(), day);
  tables->begin(static_cast<PolicyIndex>(module), set.policies[module]->name());
  const std::shared_ptr<const Policy> answer = set.policies[module]->after(full_month()).policy;
  (answer ? answer : set.policies[module])->apply(day, *tables);
  tables->finish();
  return tables;
}

bool same_links(std::span<const Link> one, std::span<const Link> other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(), [](const Link& a, const Link& b) {
    return a.outcome == b.outcome && a.by == b.by && a.amount == b.amount && a.room == b.room;
  });
}

/// True when some class meets something else somewhere, or a room has another size.
bool differ(const GateTables& one, const GateTables& other, const ModuleDescription& module) {
  const World& world = shipped_world();
  const auto& rooms = one.room_sizes();
  const auto& others = other.room_sizes();
  const bool same_rooms =
      std::equal(rooms.begin(), rooms.end(), others.begin(), others.end(), [](const RoomSize& a, const RoomSize& b) {
        return a.room == b.room && a.where == b.where && a.places == b.places;
      });
  if (!same_rooms) return true;
  for (const Gate gate : module.gates) {
    for (std::size_t j = 0; j < world.jurisdictions.size(); ++j) {
      const Id<Jurisdiction> where{j};
      if (!gate_is_at(gate, world, where)) continue;
      for (std::size_t c = 0; c < classes_of(gate, world.nationalities.size()); ++c) {
        const PartyClass party = class_at(gate, c, world.nationalities.size());
        if (!same_links(one.chain(gate, where, party), other.chain(gate, where, party))) return true;
      }
    }
  }
  return false;
}

/// True when the law of some day of the period is another without the act.
bool changes_law(const Instrument& act, const PolicySetResult& without) {
  for (const std::size_t module : touched(without)) {
    for (const Day day : days_to_compare(without, module, act)) {
      if (differ(*alone(as_enacted(), module, day), *alone(without, module, day),
                 register_of(shipped_world()).modules[module]))
        return true;
    }
  }
  return false;
}

TEST(EveryAct, ChangesTheLawOfSomeDayOrSaysThatItDoesNot) {
  for (const Instrument& act : register_of(shipped_world()).instruments) {
    EXPECT_EQ(changes_law(act, policy_set(shipped_world(), "", {act.id})), !act.indicators_only)
        << act.id
        << (act.indicators_only ? " says 'acts: indicators only' and changes a gate"
                                : " changes no gate and does not say 'acts: indicators only'");
  }
}

TEST(EveryAct, OfWhichNoLawFollowsSaysSoWhenItIsLeftOut) {
  for (const Instrument& act : register_of(shipped_world()).instruments) {
    if (!act.indicators_only || register_of(shipped_world()).find_module(act.id) != nullptr) continue;
    const PolicySetResult without = policy_set(shipped_world(), "", {act.id});
    ASSERT_EQ(without.warnings.size(), 1U) << act.id;
    EXPECT_EQ(without.warnings[0].problem,
              "as enacted, leaving out '" + act.id + "' moves the indicators only: " + act.reason);
    const PolicySetResult in_file = policy_set(shipped_world(), "without: [" + act.id + "]");
    EXPECT_EQ(in_file.warnings.size(), 1U) << act.id;
  }
}

TEST(EveryAct, StoppedByCourtsBitesWithoutThem) {
  const PolicySetResult free = policy_set(shipped_world(), "enjoined: never");
  const PolicySetResult without = policy_set(shipped_world(), "enjoined: never\nwithout: [matter_of_m_s]");
  const auto detention =
      static_cast<std::size_t>(std::find_if(free.settings.begin(), free.settings.end(),
                                            [](const auto& one) { return one.name() == "detention"; }) -
                               free.settings.begin());
  EXPECT_TRUE(differ(*alone(free, detention, on("2020-01-01")), *alone(without, detention, on("2020-01-01")),
                     register_of(shipped_world()).modules[detention]));
}

}  // namespace
}  // namespace corridor
