// Pulls follow what is published, and what is common where few came.
#include "analysis/calibrate/pulls.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/sim/tiny.hpp"

namespace corridor {
namespace {

constexpr std::size_t kAdults = index_of(PartyKind::kSingleAdult);

class Pulls : public ::testing::Test {
 protected:
  using Sectors = std::map<std::uint16_t, SectorPersons>;

  Pulls() {
    world.pulls.clear();
    for (Nationality& one : world.nationalities) one.contiguous = false;
  }

  /// Two sectors, in each of which as many of every nationality and kind were met as meant to.
  Sectors as_published(double persons) const {
    const Eigen::MatrixXd table = Eigen::MatrixXd::Constant(static_cast<Eigen::Index>(world.nationalities.size()),
                                                            Eigen::Index{kPartyKinds}, persons);
    return {{west, {table, table}}, {east, {table, table}}};
  }
  /// How much more strongly the west draws.
  double west_over_east(std::size_t nationality) const {
    return world.pull(Id<Jurisdiction>{west}, nationality, kAdults) -
           world.pull(Id<Jurisdiction>{east}, nationality, kAdults);
  }

  World world = tiny::make_world();
  const std::uint16_t west = tiny::id(tiny::kWestSector).value, east = tiny::id(tiny::kEastSector).value;
};

TEST_F(Pulls, StayWhereWhatIsPublishedCame) {
  correct_pulls(world, as_published(1000));
  EXPECT_NEAR(west_over_east(0), 0, 1e-12);
}

TEST_F(Pulls, GrowWhereMoreCameThanThePlayBrought) {
  Sectors sectors = as_published(100'000);
  sectors.at(west).published(0, 0) *= 2;
  correct_pulls(world, sectors);
  EXPECT_GT(west_over_east(0), 0.2);
  EXPECT_LT(west_over_east(0), std::log(2)) << "a step, not all of it: a known way adds to it";
}

TEST_F(Pulls, OfANationalityOfWhomFewCameAreThoseOfOthers) {
  constexpr std::size_t few = 0, many = 1;  // both from afar
  Sectors sectors = as_published(0);
  for (auto& [sector, persons] : sectors) {
    persons.published(static_cast<Eigen::Index>(many), kAdults) = 100'000;
    persons.simulated(static_cast<Eigen::Index>(many), kAdults) = 100'000;
  }
  for (const std::uint16_t sector : {west, east}) world.pulls[sector].assign(groups_of(world.nationalities.size()), 0);
  world.pulls[west][group_of(many, kAdults)] = 3;
  for (int round = 0; round < 100; ++round) correct_pulls(world, sectors);
  EXPECT_NEAR(west_over_east(many), 3, 0.1) << "of whom as many came as was published";
  EXPECT_NEAR(west_over_east(few), 3, 0.1);
}

TEST_F(Pulls, OfContiguousNationalsSayNothingOfOthers) {
  world.nationalities[1].contiguous = true;
  Sectors sectors = as_published(100);
  for (auto& [sector, persons] : sectors) persons.published(1, kAdults) = persons.simulated(1, kAdults) = 100'000;
  sectors.at(west).simulated(1, kAdults) = 50'000;
  for (int round = 0; round < 20; ++round) correct_pulls(world, sectors);
  EXPECT_GT(west_over_east(1), 1);
  EXPECT_LT(west_over_east(0), 0.1 * west_over_east(1));
}

TEST_F(Pulls, AreNoneWhereNothingIsPublished) {
  correct_pulls(world, {});
  EXPECT_TRUE(world.pulls.empty());
}

}  // namespace
}  // namespace corridor
