// The season of a sector: found where years agree about it, none where they do not.
#include "analysis/calibrate/seasons.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/sim/tiny.hpp"

namespace corridor {
namespace {

constexpr Month kOctober = std::chrono::year{2013} / std::chrono::October;
constexpr Eigen::Index kYears = 4, kJanuary = 3;
constexpr std::size_t kAdults = index_of(PartyKind::kSingleAdult);

/// Two sectors where 1,000 of each kind are met a month, published and simulated.
SectorMonths even_months(const World& world) {
  SectorMonths months{kOctober, std::vector<Eigen::MatrixXd>(world.jurisdictions.size()), {}};
  for (const tiny::Where sector : {tiny::kWestSector, tiny::kEastSector})
    months.published[tiny::id(sector).index()] =
        Eigen::MatrixXd::Constant(kYears * kMonthsOfYear, Eigen::Index{kPartyKinds}, 1000);
  months.simulated = months.published;
  return months;
}

double january(const World& world) {
  return world.season(tiny::id(tiny::kWestSector), kAdults, kOctober + Months{kJanuary});
}

TEST(Seasons, AreFoundWhereEveryYearHasThem) {
  World world = tiny::make_world();
  SectorMonths months = even_months(world);
  for (Eigen::Index year = 0; year < kYears; ++year)
    months.published[tiny::id(tiny::kWestSector).index()](year * kMonthsOfYear + kJanuary, 0) = 2000;
  correct_seasons(world, months);
  EXPECT_GT(january(world), 0.15)
      << "log of a share of 2 in 3 over 1 in 2, less the mean of the year, most of it at once";
  EXPECT_LT(world.season(tiny::id(tiny::kEastSector), kAdults, kOctober + Months{kJanuary}), -0.2);
  EXPECT_EQ(world.season(tiny::id(tiny::kWestSector), index_of(PartyKind::kFamilyUnit), kOctober + Months{kJanuary}), 0)
      << "families have none";
}

TEST(Seasons, AreNoneWhereOnlyOneYearHasThem) {
  World world = tiny::make_world();
  SectorMonths months = even_months(world);
  months.published[tiny::id(tiny::kWestSector).index()](kJanuary, 0) = 2000;
  correct_seasons(world, months);
  EXPECT_LT(std::abs(january(world)), 0.02);
}

TEST(Seasons, NeedTwoWholeYears) {
  World world = tiny::make_world();
  SectorMonths months = even_months(world);
  for (std::vector<Eigen::MatrixXd>* tables : {&months.published, &months.simulated}) {
    for (Eigen::MatrixXd& table : *tables) {
      if (table.size() > 0) table.conservativeResize(kMonthsOfYear, Eigen::NoChange);
    }
  }
  correct_seasons(world, months);
  EXPECT_TRUE(world.seasons.empty());
}

}  // namespace
}  // namespace corridor
