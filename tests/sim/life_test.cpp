// Single lives, one at a time: what a chapter does to a party, and that a stricter law takes a superset of the same
// people.
#include "sim/life.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "sim/network.hpp"
#include "tests/sim/tiny_play.hpp"

namespace corridor {
namespace {

using tiny::id;

/// Everything that a life reads and writes, with the whole period as one month.
class OneLife {
 public:
  OneLife(const World& world, const PolicySet& policies, int days = 200)
      : world_(world),
        mechanism_(world),
        risk_(world, mechanism_),
        experience_(world, mechanism_, 1),
        routes_(world, mechanism_),
        law_(world, policies, tiny::kFrom, tiny::kFrom + Days{days}),
        contact_bounds_(law_.base(), mechanism_.contact_bound),
        governed_by_(governed_by(world)),
        ports_(nearest_ports(world)),
        calendar_(static_cast<std::size_t>(days), 1),
        notebook_(world, calendar_, 0) {
    law_.prepare(0, days);
    routes_.solve(risk_, experience_, month_of(tiny::kFrom));
    surroundings_ = {&world_, &mechanism_,      &law_,         &routes_, &risk_, &experience_,
                     &luck_,  &contact_bounds_, &governed_by_, &ports_,  0,      days};
    notebook_.requests.assign(static_cast<std::size_t>(days), {});
    notebook_.freed_beds.assign(static_cast<std::size_t>(days), {});
  }

  /// Lives one party from a day on; what it did is in the tally.
  const Tally& live(Party party, int day = 0) {
    notebook_.tally.clear();
    luck_ = Luck{42, 0};  // the same again, with no draw taken yet
    Life(surroundings_, notebook_).live(party, day);
    return notebook_.tally;
  }
  /// The same for someone who gives up waiting at a port.
  const Tally& give_up(const Party& party, int day = 0) {
    notebook_.tally.clear();
    luck_ = Luck{42, 0};
    Life(surroundings_, notebook_).give_up_at_port(party, day);
    return notebook_.tally;
  }
  const Notebook& notebook() const { return notebook_; }
  const Surroundings& surroundings() const { return surroundings_; }

 private:
  const World& world_;
  Mechanism mechanism_;
  Luck luck_{42, 0};
  PerceivedRisk risk_;
  Experience experience_;
  RouteChoice routes_;
  Law law_;
  ContactBounds contact_bounds_;
  std::vector<Id<Jurisdiction>> governed_by_;
  std::vector<std::uint16_t> ports_;
  Calendar calendar_;
  Notebook notebook_;
  Surroundings surroundings_{};
};

/// Someone who has come before the border at CITY-W on the first journey.
Party someone(std::uint64_t identity, Stage stage) {
  Party party;
  party.identity = identity;
  party.place = tiny::kWestCity;
  party.target = tiny::kToWest;
  party.destination = tiny::kLocalityOne;
  party.jurisdiction = tiny::kNorthState;
  party.state = State::kInTransit;
  party.stage = stage;
  party.journeys = party.attempts = 1;
  return party;
}

Persons charged(const Tally& tally, Gate gate, Outcome outcome) {
  Persons sum = 0;
  for (const Tally::GateRow& row : tally.gate_rows())
    sum += row.gate == gate && row.outcome == outcome ? row.persons : 0;
  return sum;
}

World without(Gate gate) {
  World world = tiny::make_world();
  std::erase_if(world.base_rates,
                [gate](const BaseRate& rate) { return rate.gate == gate || rate.gate == Gate::kReturn; });
  return world;
}

TEST(LifeTest, ALargerShareTakesASupersetWhateverStandsBeforeIt) {
  const World world = without(Gate::kContact);
  std::vector<bool> before(2000, false);
  std::size_t taken_before = 0;
  for (const double share : {0.05, 0.2, 0.5, 0.9, 1.0}) {
    OneLife life(world, {tiny::claims("other", Gate::kProcessing, Outcome::kToShelter, 0.3),
                         tiny::claims("expel", Gate::kProcessing, Outcome::kExpelled, share)});
    std::size_t taken = 0;
    for (std::uint64_t i = 0; i < before.size(); ++i) {
      const bool expelled =
          charged(life.live(someone(i, Stage::kInBorderCustody)), Gate::kProcessing, Outcome::kExpelled) > 0;
      EXPECT_TRUE(expelled || !before[i]) << "person " << i << " at share " << share;
      before[i] = expelled;
      taken += expelled ? 1 : 0;
    }
    EXPECT_GT(taken, taken_before);
    taken_before = taken;
  }
  EXPECT_NEAR(static_cast<double>(taken_before), 1400, 82) << "0.3 are claimed before";
}

TEST(LifeTest, AHigherRateStopsTheSamePeopleAndMore) {
  const World world = without(Gate::kContact);
  std::vector<bool> before(2000, false);
  for (const double scale : {0.1, 0.5, 1.0, 2.0, 20.0}) {
    OneLife life(world, {tiny::scales("agents", Gate::kCrossing, Outcome::kApprehended, scale)});
    for (std::uint64_t i = 0; i < before.size(); ++i) {
      const bool stopped = charged(life.live(someone(i, Stage::kCrosses)), Gate::kCrossing, Outcome::kApprehended) > 0;
      EXPECT_TRUE(stopped || !before[i]) << "person " << i << " at scale " << scale;
      before[i] = stopped;
    }
  }
}

TEST(LifeTest, ABaseRateOfGettingAwayCompetesWithTheOthers) {
  World world = without(Gate::kCrossing);
  world.base_rates.push_back({Gate::kCrossing, Outcome::kApprehended, id(tiny::kRoot), {}, 30});
  world.base_rates.push_back({Gate::kCrossing, Outcome::kGotAway, id(tiny::kRoot), {}, 10});
  OneLife life(world, {});
  int away = 0;
  for (std::uint64_t i = 0; i < 2000; ++i) {
    const Tally& tally = life.live(someone(i, Stage::kCrosses));
    const Persons got_away = charged(tally, Gate::kCrossing, Outcome::kGotAway);
    EXPECT_EQ(got_away + charged(tally, Gate::kCrossing, Outcome::kApprehended), 1);
    EXPECT_TRUE(got_away == 0 || charged(tally, Gate::kProcessing, Outcome::kReleased) == 0)
        << "who got away is in no custody";
    away += static_cast<int>(got_away);
  }
  EXPECT_NEAR(away, 500, 78);
}

TEST(LifeTest, AFamilyThatIsSeparatedStaysWholeInNumber) {
  const World world = without(Gate::kContact);
  OneLife life(world, {tiny::claims("separate", Gate::kProcessing, Outcome::kSeparated, 1)});
  Party family = someone(7, Stage::kInBorderCustody);
  family.kind = PartyKind::kFamilyUnit;
  family.persons = 3;
  const Tally& tally = life.live(family);
  Persons separated = 0, moved = 0;
  for (const Tally::Row& row : tally.series_rows()) separated += row.series == Series::kSeparations ? row.value : 0;
  for (const Tally::StateRow& row : tally.state_rows()) moved += row.persons;
  EXPECT_EQ(separated, 2) << "children";
  EXPECT_EQ(moved, 0) << "who leaves a state enters another";
  EXPECT_EQ(life.notebook().new_parties, 1U);
}

// They go where they would have gone without the port: by the route choice, not to the row that is listed last.
TEST(LifeTest, WhoGivesUpAtAPortCrossesWhereTheRouteChoiceLeads) {
  World world = without(Gate::kContact);
  world.routes.push_back({id(tiny::kWestCity), id(tiny::kToEast), "river", 60, 1});
  for (const bool reversed : {false, true}) {
    if (reversed) std::reverse(world.routes.begin(), world.routes.end());
    OneLife life(world, {});
    const Party one = someone(0, Stage::kAtPort);
    double to_west = 0, across = 0, before = 0;
    for (const Step& step : life.surroundings().steps_from_here(one)) {
      if (step.crosses_border) across += step.cumulative - before;
      if (step.to == tiny::kToWest) to_west += step.cumulative - before;
      before = step.cumulative;
    }
    ASSERT_GT(to_west, 0.1 * across);
    ASSERT_LT(to_west, 0.9 * across);
    Persons west = 0;
    const int people = 4000;
    for (std::uint64_t i = 0; i < people; ++i) {
      for (const Tally::GateRow& row : life.give_up(someone(i, Stage::kAtPort)).gate_rows()) {
        if (row.gate != Gate::kCrossing) continue;
        west += row.where == id(tiny::kWestSector) ? 1 : 0;
        break;  // the first crossing
      }
    }
    const double share = to_west / across;
    EXPECT_NEAR(static_cast<double>(west) / people, share, 4 * std::sqrt(share * (1 - share) / people)) << reversed;
  }
}

TEST(LifeTest, BedsAreGivenBackOnTheDayOfLeaving) {
  const World world = without(Gate::kContact);
  OneLife life(world, {});
  Party party = someone(3, Stage::kInDetention);
  party.fast_track = 1;
  party.jurisdiction = id(tiny::kAreaOne).value;  // where the bed is
  life.live(party, 17);
  for (std::size_t day = 0; day < life.notebook().freed_beds.size(); ++day) {
    EXPECT_EQ(life.notebook().freed_beds[day].size(), day == 17 ? 1U : 0U) << "day " << day;
  }
}

TEST(LifeTest, ARequestIsFiledOnItsOwnDay) {
  const World world = without(Gate::kContact);
  OneLife life(
      world, {tiny::claims("abroad", Gate::kProcessing, Outcome::kWaitAbroad, 1, tiny::kFrom, Room::kHearingsAbroad)});
  life.live(someone(5, Stage::kInBorderCustody), 9);
  ASSERT_EQ(life.notebook().requests[9].size(), 1U);
  EXPECT_EQ(life.notebook().requests[9][0].room, Room::kHearingsAbroad);
  EXPECT_TRUE(life.notebook().tally.gate_rows().empty()) << "nothing is decided before there is room";
}

TEST(LifeTest, TheLawOfTheDayDecidesNotTheLawOfToday) {
  const World world = without(Gate::kContact);
  OneLife life(world, {tiny::claims("expel", Gate::kProcessing, Outcome::kExpelled, 1, tiny::kFrom + Days{100})});
  for (std::uint64_t i = 0; i < 50; ++i) {
    EXPECT_EQ(charged(life.live(someone(i, Stage::kInBorderCustody), 99), Gate::kProcessing, Outcome::kExpelled), 0);
    EXPECT_EQ(charged(life.live(someone(i, Stage::kInBorderCustody), 100), Gate::kProcessing, Outcome::kExpelled), 1);
  }
}

TEST(LifeTest, APolicyCanRespectProtectedStatus) {
  const World world = without(Gate::kReturn);
  const auto reprieve = tiny::make_policy("reprieve", [](Day, GateTables& gates) {
    gates.claim(Gate::kTransfer, {.where = id(tiny::kRoot),
                                  .who = Who{}.only(Attribute::kProtected, 1),
                                  .share = 1,
                                  .outcome = Outcome::kNotSought});
  });
  OneLife life(world, {reprieve}, 5000);
  Persons transferred[2] = {0, 0};
  for (std::uint64_t i = 0; i < 400; ++i) {
    for (const std::uint8_t status : {std::uint8_t{0}, std::uint8_t{1}}) {
      Party party = someone(i, Stage::kLives);
      party.state = State::kSettled;
      party.jurisdiction = tiny::kLocalityOne;
      party.protected_status = status & 1U;
      transferred[status] += charged(life.live(party, 10), Gate::kTransfer, Outcome::kTransferred);
    }
  }
  EXPECT_GT(transferred[0], 100);
  EXPECT_EQ(transferred[1], 0);
}

// The months before the period are lived and not handed out.
TEST(WarmUp, FillsTheWorldBeforeThePeriod) {
  World world = tiny::make_world();
  RunSettings settings = tiny::settings(31);
  settings.from = tiny::kFrom + Days{59};  // 1 March; departures begin in January
  settings.to = settings.from + Days{31};
  const auto cold = tiny::play(world, {}, settings);
  world.parameters["warm_up_months"].value = 12;
  const auto warm = tiny::play(world, {}, settings);
  ASSERT_EQ(cold.size(), 1U);
  ASSERT_EQ(warm.size(), 1U);
  EXPECT_EQ(warm[0].month, month_of(settings.from));
  EXPECT_GT(tiny::charged(warm, Gate::kCrossing, Outcome::kApprehended),
            tiny::charged(cold, Gate::kCrossing, Outcome::kApprehended))
      << "those who left in January and February are on their way";
  EXPECT_EQ(tiny::charged(warm, Gate::kDeparture, Outcome::kLeft) > 0, true);
  RunSettings longer = settings;
  longer.from = tiny::kFrom;
  EXPECT_EQ(tiny::as_text(tiny::play(world, {}, longer)[2]), tiny::as_text(warm[0]))
      << "as if the period had begun earlier";
}

TEST(WarmUp, APeriodThatBeginsWithinAMonthCountsFromItsFirstDay) {
  World world = tiny::make_world();
  world.parameters["warm_up_months"].value = 12;
  RunSettings settings = tiny::settings(90);
  settings.from = tiny::kFrom + Days{45};  // 15 February
  const auto part = tiny::play(world, {}, settings);
  RunSettings earlier = tiny::settings(90);
  const auto whole = tiny::play(world, {}, earlier);
  ASSERT_EQ(part.size(), 2U);
  ASSERT_EQ(whole.size(), 3U);
  EXPECT_EQ(part[0].month, whole[1].month);
  EXPECT_LT(tiny::charged({part[0]}, Gate::kDeparture, Outcome::kLeft),
            tiny::charged({whole[1]}, Gate::kDeparture, Outcome::kLeft));
  EXPECT_GT(tiny::charged({part[0]}, Gate::kDeparture, Outcome::kLeft), 0);
}

}  // namespace
}  // namespace corridor
