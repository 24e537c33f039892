// Separations of families: the order of June 2018 and the injunction each hold them back, and grounds remain.
#include <gtest/gtest.h>

#include "tests/policies/modules_fixture.hpp"

namespace corridor {
namespace {

using test::policy_set;
using test::shipped_world;
using test::Someone;

double separated(const std::string& day, const std::vector<std::string>& without = {},
                 const std::string& where = "SEC-RGV") {
  const PolicySetResult set = policy_set(shipped_world(), "", without);
  return test::amount(set, day, Gate::kProcessing, where, Someone{.kind = PartyKind::kFamilyUnit}, "zero_tolerance",
                      Outcome::kSeparated);
}

TEST(Separation, OnGroundsGoesOnBeforeAndAfter) {
  for (const std::string day : {"2014-01-15", "2018-04-01", "2018-06-23", "2019-03-01", "2022-01-01"})
    EXPECT_DOUBLE_EQ(separated(day), 0.003) << day;
  EXPECT_DOUBLE_EQ(separated("2019-03-01", {"separation_on_grounds"}), 0);
}

TEST(Separation, OfReferredParentsHoldsForSevenWeeks) {
  EXPECT_DOUBLE_EQ(separated("2018-05-04"), 0.003);
  EXPECT_DOUBLE_EQ(separated("2018-05-05"), 0.3);
  EXPECT_DOUBLE_EQ(separated("2018-06-19"), 0.3);
  EXPECT_DOUBLE_EQ(separated("2018-06-20"), 0.003);
}

TEST(Separation, WithoutTheOrderEndsWithTheInjunction) {
  EXPECT_DOUBLE_EQ(separated("2018-06-25", {"eo_13841"}), 0.3);
  EXPECT_DOUBLE_EQ(separated("2018-06-26", {"eo_13841"}), 0.003);
}

TEST(Separation, WithoutTheInjunctionComesBackWhenTheOrderCannotBeCarriedOut) {
  EXPECT_DOUBLE_EQ(separated("2018-07-01", {"ms_l_injunction"}), 0.003) << "the order keeps families together";
  EXPECT_NEAR(separated("2018-07-09", {"ms_l_injunction"}), 0.3 * 0.82, 1e-12) << "no custody beyond family centres";
  EXPECT_DOUBLE_EQ(separated("2021-01-26", {"ms_l_injunction"}), 0.003) << "zero tolerance rescinded";
}

TEST(Separation, WithoutEitherGoesOn) {
  EXPECT_DOUBLE_EQ(separated("2020-01-15", {"ms_l_injunction", "eo_13841"}), 0.3);
}

TEST(Separation, BeganInTwoSectors) {
  EXPECT_DOUBLE_EQ(separated("2017-08-01", {}, "SEC-EPT"), 0.3);
  EXPECT_DOUBLE_EQ(separated("2017-08-01", {}, "SEC-YUM"), 0.1);
  EXPECT_DOUBLE_EQ(separated("2018-01-15", {}, "SEC-EPT"), 0.003);
}

}  // namespace
}  // namespace corridor
