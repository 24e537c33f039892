// Watching lives changes nothing, and what is told does not depend on threads.
#include "sim/witness.hpp"

#include <gtest/gtest.h>

#include <map>

#include "tests/sim/tiny_play.hpp"

namespace corridor {
namespace {

/// Keeps every event, and chains by their size, for they do not outlive the month.
class Keeper final : public Witness {
 public:
  void month(std::span<const LifeEvent> month) override {
    for (const LifeEvent& event : month) {
      events.push_back(event);
      texts.push_back(std::to_string(event.party.identity) + " " + std::to_string(event.day) + " " +
                      std::to_string(event.where) + " " + std::to_string(static_cast<int>(event.kind)) + " " +
                      std::string(name_of(event.gate)) + " " + std::string(name_of(event.outcome)) + " " +
                      std::to_string(event.by) + " " + std::string(name_of(event.party.state)) + " " +
                      std::to_string(event.chain.size()));
    }
  }
  std::vector<LifeEvent> events;
  std::vector<std::string> texts;
};

PolicySet some_policies() {
  return {tiny::claims("expel", Gate::kProcessing, Outcome::kExpelled, 0.2),
          tiny::claims("separate", Gate::kProcessing, Outcome::kSeparated, 0.3),
          tiny::provides("beds", Room::kBeds, 40)};
}

TEST(Witness, ChangesNothing) {
  const World world = tiny::make_world(800);
  RunSettings settings = tiny::settings(200, 3);
  const auto alone = tiny::as_texts(tiny::play(world, some_policies(), settings));
  Keeper keeper;
  settings.witness = &keeper;
  EXPECT_EQ(tiny::as_texts(tiny::play(world, some_policies(), settings)), alone);
  EXPECT_GT(keeper.events.size(), 1000U);
}

TEST(ThreadsWitness, IsToldTheSameOnAnyNumberOfThreads) {
  const World world = tiny::make_world(3000);
  Keeper one, three;
  RunSettings settings = tiny::settings(200, 3, 1);
  settings.witness = &one;
  tiny::play(world, some_policies(), settings);
  settings.threads = 3;
  settings.witness = &three;
  tiny::play(world, some_policies(), settings);
  EXPECT_EQ(one.texts, three.texts);
}

/// Charges at gates are the sum of the decisions told, but for looks at which nothing happened.
TEST(Witness, IsToldEveryCharge) {
  const World world = tiny::make_world(800);
  Keeper keeper;
  RunSettings settings = tiny::settings(300, 5);
  settings.witness = &keeper;
  std::map<std::pair<Gate, Outcome>, Persons> charged, told;
  for (const MonthResult& month : tiny::play(world, some_policies(), settings)) {
    for (const Tally::GateRow& row : month.tally.gate_rows()) charged[{row.gate, row.outcome}] += row.persons;
  }
  for (const LifeEvent& event : keeper.events) {
    if (event.kind == LifeEvent::Kind::kDecided) told[{event.gate, event.outcome}] += event.party.persons;
  }
  for (const auto& [what, persons] : charged) {
    if (what.second != Outcome::kPassed) {
      EXPECT_EQ(told[what], persons) << name_of(what.first) << " " << name_of(what.second);
    }
  }
}

TEST(Replicate, MonthByMonthIsTheSameRun) {
  const World world = tiny::make_world(500);
  const RunSettings settings = tiny::settings(150, 2);
  const auto at_once = tiny::play(world, some_policies(), settings);
  Replicate replicate(world, some_policies(), settings);
  std::vector<MonthResult> months;
  int steps = 0;
  while (replicate.play_month([&](const MonthResult& month) { months.push_back(month); })) ++steps;
  EXPECT_EQ(tiny::as_texts(months), tiny::as_texts(at_once));
  EXPECT_EQ(steps, 5);
  EXPECT_FALSE(replicate.play_month([&](const MonthResult& month) { months.push_back(month); }));
}

}  // namespace
}  // namespace corridor
