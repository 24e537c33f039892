// Route choice: probabilities, closed forms, and worlds that have no solution.
#include "sim/route_choice.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/input/errors.hpp"
#include "tests/sim/tiny.hpp"

namespace corridor {
namespace {

using tiny::id;

constexpr Month kMonth = std::chrono::year{2019} / std::chrono::July;

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
  explicit Solved(World given) : world(std::move(given)) { routes.solve(risk, experience, kMonth); }
  World world;
  Mechanism mechanism{world};
  PerceivedRisk risk{world, mechanism};
  Experience experience{world, mechanism, 1};
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
  };                                               // hop cost 1, 0.3 a day, pace 1.5
  const double last = std::exp(-1.0 + 1.0 * 0.6);  // no days; six in ten let in, at a weight of 1
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

TEST(RouteChoiceTest, ASectorDrawsByTheSeasonOfAKindOfParty) {
  World world = two_ways(4, 4);
  world.pulls.clear();
  std::vector<double>& season = world.seasons[tiny::kWestSector];
  season.assign(kPartyKinds * kMonthsOfYear, 0);
  season[season_of(index_of(PartyKind::kSingleAdult), std::chrono::July)] = std::log(3.0);
  Solved solved(world);
  const auto west = [&](PartyKind kind) { return sector_shares(solved, tiny::kHome, 0, kind, false)[tiny::kToWest]; };
  EXPECT_NEAR(west(PartyKind::kSingleAdult), 0.75, 1e-12);
  EXPECT_NEAR(west(PartyKind::kFamilyUnit), 0.5, 1e-12) << "a season of their own";
  solved.routes.solve(solved.risk, solved.experience, kMonth + Months{1});
  EXPECT_NEAR(west(PartyKind::kSingleAdult), 0.5, 1e-12) << "August is another month";
}

class HearsayAtTheBorder : public testing::Test {
 protected:
  Solved solved_{[] {
    World world = two_ways(4, 4);
    world.pulls.clear();
    world.places[tiny::kWestCity].jurisdiction = id(tiny::kSouthState);
    return world;
  }()};
  Tally month_{solved_.world};

  double west(PartyKind kind) const { return sector_shares(solved_, tiny::kHome, 0, kind, false)[tiny::kToWest]; }
  void hear(int months) {
    for (int i = 0; i < months; ++i) solved_.experience.learn(month_);
    solved_.routes.solve(solved_.risk, solved_.experience, kMonth);
  }
};

TEST_F(HearsayAtTheBorder, PeopleGoWherePeopleLikeThemAreLetIn) {
  EXPECT_NEAR(west(PartyKind::kFamilyUnit), 0.5, 1e-12);
  const auto count = [&](Series series, tiny::Where where, Persons persons) {
    month_.count(series, id(where), 0, PartyKind::kFamilyUnit, 0, persons);
  };
  count(Series::kTurnedBack, tiny::kWestSector, 1000000);
  count(Series::kTurnedBack, tiny::kEastSector, 500000);
  count(Series::kLetIn, tiny::kEastSector, 500000);
  hear(60);
  EXPECT_NEAR(west(PartyKind::kFamilyUnit), 1 / (1 + std::exp(1.0)), 1e-3)
      << "none let in against all, at a weight of 1";
  EXPECT_NEAR(west(PartyKind::kSingleAdult), 0.5, 1e-12) << "adults heard nothing of adults";
}

TEST_F(HearsayAtTheBorder, AWayThatOthersOfTheNationalityWentIsKnown) {
  month_.count(Series::kGotAway, id(tiny::kWestSector), 0, PartyKind::kSingleAdult, 0, 30);
  hear(100);
  const double known = std::pow(1 + 30 / (1 - 0.8) / 50, 0.5);  // half known at 50, a weight of 0.5
  EXPECT_NEAR(west(PartyKind::kFamilyUnit), known / (1 + known), 1e-6);
}

TEST_F(HearsayAtTheBorder, FearTurnsPeopleAwayOnTheWay) {
  const Id<Jurisdiction> west_of_the_way = solved_.world.places[tiny::kWestCity].jurisdiction;
  ASSERT_NE(west_of_the_way, solved_.world.places[tiny::kEastCity].jurisdiction);
  month_.expose(west_of_the_way, 100);
  month_.charge(Gate::kTransit, west_of_the_way, Outcome::kApprehended, kBase, 90);
  for (int i = 0; i < 50; ++i) solved_.risk.learn(month_, {});
  EXPECT_NEAR(west(PartyKind::kSingleAdult), 0.5, 1e-12);
  hear(0);
  EXPECT_LT(west(PartyKind::kSingleAdult), 0.4);
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
