// Route choice: probabilities, closed forms, and worlds that have no solution.
#include "sim/route_choice.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/input/errors.hpp"
#include "tests/sim/tiny.hpp"

namespace corridor {
namespace {

using tiny::id;

/// HOME with one way to each sector; lengths in days.
World two_ways(double west_days, double east_days) {
  World world = tiny::make_world();
  world.routes.clear();
  world.routes.push_back({id(tiny::kHome), id(tiny::kWestCity), "road", 0, west_days});
  world.routes.push_back({id(tiny::kHome), id(tiny::kEastCity), "road", 0, east_days});
  world.routes.push_back({id(tiny::kWestCity), id(tiny::kToWest), "river", 0, 0});
  world.routes.push_back({id(tiny::kEastCity), id(tiny::kToEast), "river", 0, 0});
  world.origins = {{{id(tiny::kHome)}, {1.0}}, {{id(tiny::kHome)}, {1.0}}};
  return world;
}

struct Solved {
  explicit Solved(World given) : world(std::move(given)) { routes.solve(risk); }
  World world;
  Mechanism mechanism{world};
  PerceivedRisk risk{world, mechanism};
  RouteChoice routes{world, mechanism};
};

/// Share of parties of a class that start at `start` and end in each sector, by place index of the sector.
std::vector<double> sector_shares(const Solved& solved, std::size_t start, std::size_t nationality, PartyKind kind,
                                  bool guided) {
  std::vector<double> here(solved.world.places.size(), 0), ended(here);
  here[start] = 1;
  for (int step = 0; step < 1000; ++step) {
    std::vector<double> next(here.size(), 0);
    for (std::size_t place = 0; place < here.size(); ++place) {
      double before = 0;
      for (const Step& one : solved.routes.steps(place, nationality, kind, guided)) {
        const bool there = solved.world.places[one.to].side == Side::kDestination;
        (there ? ended : next)[one.to] += here[place] * (one.cumulative - before);
        before = one.cumulative;
      }
    }
    here = std::move(next);
  }
  return ended;
}

TEST(RouteChoiceTest, ProbabilitiesSumToOneWherePartiesCanBe) {
  const Solved solved(tiny::make_world());
  for (std::size_t place = tiny::kHome; place <= tiny::kEastCity; ++place) {
    for (std::size_t nationality = 0; nationality < 2; ++nationality) {
      for (const bool guided : {false, true}) {
        const auto steps = solved.routes.steps(place, nationality, PartyKind::kFamilyUnit, guided);
        ASSERT_FALSE(steps.empty());
        double before = 0;
        for (const Step& step : steps) {
          EXPECT_GE(step.cumulative, before);
          before = step.cumulative;
        }
        EXPECT_NEAR(steps.back().cumulative, 1.0, 1e-12);
        double ended = 0;
        for (const double share : sector_shares(solved, place, nationality, PartyKind::kFamilyUnit, guided))
          ended += share;
        EXPECT_NEAR(ended, 1.0, 1e-9) << "every journey ends at a sector";
      }
    }
  }
  EXPECT_TRUE(solved.routes.steps(tiny::kToWest, 0, PartyKind::kSingleAdult, false).empty())
      << "nobody travels on beyond the border";
}

// With two ways and no way back and forth between them, the logit over whole paths has a closed form. Returning to HOME
// and setting out again is allowed by the network, so each way weighs exp(u) / (1 - loops); loops are the same for both
// and cancel in the first step.
TEST(RouteChoiceTest, TwoWaysHaveAClosedForm) {
  World world = two_ways(4, 6);
  world.pulls[tiny::kEastSector] = {0.7, 0, 0, 0, 0, 0};
  world.pulls[tiny::kWestSector] = {0.1, 0, 0, 0, 0, 0};
  const Solved solved(std::move(world));
  const auto weight = [](double days) {
    return std::exp(-(1.0 + 0.3 * days * 1.5));
  };                                                 // hop cost 1, 0.3 a day, pace 1.5
  const double last = std::exp(-(1.0 + 1.0 * 0.4));  // no days; risk 0.4 at cost 1
  // Values: home h = a w + b e with w = last exp(0.1) + a h and e = last exp(0.7) + b h.
  const double a = weight(4), b = weight(6), end_west = last * std::exp(0.1), end_east = last * std::exp(0.7);
  const double home = (a * end_west + b * end_east) / (1 - a * a - b * b);
  const double to_west = a * (end_west + a * home) / home;
  const auto steps = solved.routes.steps(tiny::kHome, 0, PartyKind::kSingleAdult, false);
  ASSERT_EQ(steps.size(), 2U);
  EXPECT_NEAR(steps[0].cumulative, to_west, 1e-12);
  EXPECT_NEAR(sector_shares(solved, tiny::kHome, 0, PartyKind::kSingleAdult, false)[tiny::kToWest],
              a * end_west / (a * end_west + b * end_east), 1e-9)
      << "the share of a sector is that of its paths";
}

TEST(RouteChoiceTest, FearTurnsPeopleAway) {
  World unpulled = two_ways(4, 4);
  unpulled.pulls.clear();
  Solved solved(std::move(unpulled));
  const auto west = [&] {
    return sector_shares(solved, tiny::kHome, 0, PartyKind::kSingleAdult, false)[tiny::kToWest];
  };
  EXPECT_NEAR(west(), 0.5, 1e-12);
  Tally month(solved.world);
  month.charge(Gate::kCrossing, id(tiny::kWestSector), Outcome::kTurnedBack, kBase, 100);
  for (int i = 0; i < 50; ++i) solved.risk.learn(month, {});
  solved.routes.solve(solved.risk);
  EXPECT_NEAR(west(), 1 / (1 + std::exp(0.6)), 1e-6) << "risk 1.0 against 0.4 at a cost of 1";
}

TEST(RouteChoiceTest, ParallelRoutesAreTwoWays) {
  World one = two_ways(4, 4);
  one.pulls.clear();
  World two = one;
  two.routes.push_back({id(tiny::kHome), id(tiny::kWestCity), "rail", 0, 4});
  const Solved before(std::move(one)), after(std::move(two));
  EXPECT_NEAR(sector_shares(before, tiny::kHome, 0, PartyKind::kSingleAdult, false)[tiny::kToWest], 0.5, 1e-9);
  EXPECT_NEAR(sector_shares(after, tiny::kHome, 0, PartyKind::kSingleAdult, false)[tiny::kToWest], 2.0 / 3, 1e-9);
}

TEST(RouteChoiceTest, AnOriginThatReachesNoSectorIsADefect) {
  World world = two_ways(4, 4);
  world.routes.erase(world.routes.begin() + 2, world.routes.end());
  EXPECT_THROW(Solved{std::move(world)}, Defect);
}

TEST(RouteChoiceTest, StepsThatCostNothingAreADefect) {
  World world = tiny::make_world();
  for (const char* name : {"route_hop_cost", "route_day_cost", "route_km_cost", "route_risk_cost"})
    world.parameters[name].value = 0;
  EXPECT_THROW(Solved{std::move(world)}, Defect) << "walks to and fro would be worth more than arriving";
}

}  // namespace
}  // namespace corridor
