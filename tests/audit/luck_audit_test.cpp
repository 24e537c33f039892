// No draw is taken twice: whole worlds are played by an engine that records the address of every draw, and refuses a
// second use.
#include "sim/luck_audit.hpp"

#include <gtest/gtest.h>

#include "sim/address.hpp"
#include "sim/input/errors.hpp"
#include "sim/world_loader.hpp"
#include "tests/sim/tiny_play.hpp"

namespace corridor {
namespace {

/// Policies at every gate, with scarce rooms of every kind, so that people are declined, wait, and ask again.
PolicySet policies_everywhere() {
  return {tiny::claims("wait", Gate::kDeparture, Outcome::kWaited, 0.4),
          tiny::scales("surge", Gate::kTransit, Outcome::kApprehended, 2),
          tiny::claims("release", Gate::kTransitCustody, Outcome::kReleased, 0.5),
          tiny::claims("hold_off", Gate::kApproach, Outcome::kWaited, 0.4),
          tiny::claims("list", Gate::kPortOfEntry, Outcome::kListed, 0.6),
          tiny::claims("abroad", Gate::kProcessing, Outcome::kWaitAbroad, 0.5, tiny::kFrom, Room::kHearingsAbroad),
          tiny::claims("more_abroad", Gate::kProcessing, Outcome::kWaitAbroad, 0.5, tiny::kFrom, Room::kHearingsAbroad),
          tiny::claims("separate", Gate::kProcessing, Outcome::kSeparated, 0.3),
          tiny::claims("expel", Gate::kProcessing, Outcome::kExpelled, 0.4),
          tiny::claims("screen", Gate::kProcessing, Outcome::kToDetention, 0.6),
          tiny::claims("bed", Gate::kDetention, Outcome::kBed, 0.7, tiny::kFrom, Room::kBeds),
          tiny::claims("another_bed", Gate::kDetention, Outcome::kBed, 0.7, tiny::kFrom, Room::kBeds),
          tiny::claims("close", Gate::kCourt, Outcome::kClosed, 0.5),
          tiny::scales("contacts", Gate::kContact, Outcome::kBookedLocal, 2),
          tiny::claims("delegate", Gate::kTransfer, Outcome::kDelegated, 0.5),
          tiny::claims("keep", Gate::kRemoval, Outcome::kNotRemoved, 0.2),
          tiny::claims("linger", Gate::kReturn, Outcome::kWaited, 0.3),
          tiny::claims("persist", Gate::kReturn, Outcome::kTriedAgain, 0.8),
          tiny::provides("hearings", Room::kHearingsAbroad, 2),
          tiny::provides("slots", Room::kPortSlots, 1.5),
          tiny::provides("beds", Room::kBeds, 40)};
}

/// A world in which things that take months take days, so that lives are long in events.
World busy_world() {
  World world = tiny::make_world(600);
  for (const char* name : {"wait_days", "retry_days", "restart_days", "transit_custody_days", "shelter_days",
                           "hearing_abroad_days", "filing_days", "reopening_days", "prosecution_days"})
    world.parameters[name].value = 3;
  world.parameters["reopened_share"].value = 0.9;
  world.parameters["filing_share"].value = 0.9;
  world.parameters["court_completions_per_day"].value = 50;
  return world;
}

TEST(LuckAudit, RefusesASecondUseAndSaysWhich) {
  const Luck luck(1, 0);
  luck.at(7, Purpose::kHop, 3);
  luck.at(7, Purpose::kHop, 4);
  luck.at(7, Purpose::kHop, 3, 1);
  luck.at(8, Purpose::kHop, 3);
  luck.at(7, stay_after(Gate::kCourt), 3);
  EXPECT_EQ(luck.audit().size(), 5U);
  try {
    luck.at(7, stay_after(Gate::kCourt), 3);
    FAIL() << "a second use went through";
  } catch (const Defect& defect) {
    EXPECT_EQ(std::string(defect.what()),
              "a draw is taken twice: identity 7, purpose stay after court, visit 3, link 0");
  }
  const Luck another(1, 1);
  EXPECT_NO_THROW(another.at(7, Purpose::kHop, 3)) << "each replicate has draws of its own";
  EXPECT_NO_THROW(luck.reread(7, Purpose::kHop, 3)) << "what may be read again is not recorded";
}

TEST(LuckAudit, RefusesAVisitThatIsTooLargeForItsBits) {
  const Luck luck(1, 0);
  EXPECT_NO_THROW(luck.at(1, Purpose::kHop, (1U << 24) - 1));
  EXPECT_THROW(luck.at(1, Purpose::kHop, 1U << 24), Defect) << "it would meet visit 0 of the next purpose";
}

TEST(LuckAudit, ManyAddressesAreKeptApart) {
  LuckAudit audit;
  for (std::uint32_t i = 0; i < 200000; ++i) audit.use(i % 1000, 34, i / 1000, 0);
  EXPECT_EQ(audit.size(), 200000U);
  for (std::uint32_t i = 0; i < 200000; i += 777) EXPECT_THROW(audit.use(i % 1000, 34, i / 1000, 0), Defect);
}

TEST(LuckAudit, TheTinyWorldUsesNoAddressTwice) {
  const World world = busy_world();
  for (const int threads : {1, 3}) {
    std::vector<MonthResult> months;
    ASSERT_NO_THROW(months = tiny::play(world, policies_everywhere(), tiny::settings(730, 3, threads)));
    for (const Gate gate : {Gate::kDeparture, Gate::kApproach, Gate::kReturn})
      EXPECT_GT(tiny::charged(months, gate, Outcome::kWaited), 0) << "people wait at " << name_of(gate);
    EXPECT_GT(tiny::charged(months, Gate::kCourt, Outcome::kClosed), 0);
    EXPECT_GT(tiny::charged(months, Gate::kProcessing, Outcome::kSeparated), 0);
    EXPECT_GT(tiny::charged(months, Gate::kReturn, Outcome::kTriedAgain), 1000);
  }
}

TEST(SlowLuckAudit, TheShippedWorldUsesNoAddressTwice) {
  Problems problems;
  const std::unique_ptr<World> world =
      load_world(std::string(CORRIDOR_ROOT) + "/scenarios/worlds/central-america-us", problems);
  problems.throw_if_any();
  RunSettings settings;
  settings.from = Day{std::chrono::year{2013} / 10 / 1};
  settings.to = Day{std::chrono::year{2022} / 10 / 1};
  settings.scale = 100;
  const std::uint64_t before = LuckAudit::total();
  EXPECT_NO_THROW(tiny::play(*world, {}, settings));
  EXPECT_GT(LuckAudit::total() - before, 1000000U);
}

/// A life that takes a draw without moving its counters on is found out.
TEST(LuckAudit, CountersMoveOnAndEnd) {
  Party party;
  begin_journey(party);
  std::set<std::uint32_t> visits;
  for (int asked = 0; asked < kMostAsked; ++asked) {
    EXPECT_TRUE(visits.insert(visit_of(Gate::kReturn, party)).second);
    note_asked(party);
  }
  EXPECT_THROW(note_asked(party), Defect);
  begin_attempt(party);
  EXPECT_TRUE(visits.insert(visit_of(Gate::kReturn, party)).second);
  while (party.journeys < kMostJourneys) begin_journey(party);
  EXPECT_THROW(begin_journey(party), Defect);
  while (party.contacts < kMostContacts) begin_look(party);
  EXPECT_THROW(begin_look(party), Defect);
}

TEST(LuckAudit, EveryVisitFitsItsBitsAndEncountersAreToldApart) {
  Party party;
  party.journeys = kMostJourneys;
  party.attempts = kMostAttempts;
  party.hops = kMostHops;
  party.again = kMostAsked;
  party.contacts = kMostContacts;
  for (const Setting setting : {Setting::kAtBorder, Setting::kLocalJail}) {
    party.setting = setting;
    for (std::size_t g = 0; g < kGates; ++g) EXPECT_LT(visit_of(static_cast<Gate>(g), party), 1U << 24);
  }
  party.setting = Setting::kAtBorder;
  const std::uint32_t at_border = encounter_of(party);
  party.setting = Setting::kLocalJail;
  EXPECT_NE(encounter_of(party), at_border);
}

}  // namespace
}  // namespace corridor
