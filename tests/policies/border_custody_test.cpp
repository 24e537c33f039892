// What agents do themselves with people whom they met: prosecutions that courts no longer took, families let go.
#include <gtest/gtest.h>

#include "tests/policies/modules_fixture.hpp"

namespace corridor {
namespace {

using test::law;
using test::links_of;
using test::policy_set;
using test::shipped_world;
using test::Someone;

double processed(const std::string& day, const std::string& where, const Someone& who, const std::string& module,
                 Outcome outcome, const std::vector<std::string>& without = {}) {
  return test::amount(policy_set(shipped_world(), "", without), day, Gate::kProcessing, where, who, module, outcome);
}

double prosecuted(const std::string& day, const std::vector<std::string>& without = {}) {
  return processed(day, "SEC-TCA", {.nationality = "GTM"}, "zero_tolerance", Outcome::kProsecuted, without);
}

/// The share of families let go before the detention authority is asked.
double let_go(const std::string& day, const std::string& where, const std::string& nationality = "HND",
              const std::vector<std::string>& without = {}) {
  const Someone family{.nationality = nationality, .kind = PartyKind::kFamilyUnit, .intent = Intent::kSeeksProtection};
  const PolicySetResult set = policy_set(shipped_world(), "", without);
  const auto tables = law(shipped_world(), set, day);
  const auto links = links_of(set, *tables, Gate::kProcessing, where, family.in(shipped_world()), "expedited_removal");
  return links.empty() || links[0].outcome != Outcome::kReleased ? 0 : links[0].amount;
}

TEST(BorderCustody, OfProsecutionsFeloniesAloneGoOnAfterMarch2020) {
  const double under_the_order = prosecuted("2020-03-16");
  EXPECT_DOUBLE_EQ(under_the_order, 0.67);
  EXPECT_NEAR(prosecuted("2020-03-17"), 0.1 * under_the_order, 1e-12);
  EXPECT_NEAR(prosecuted("2022-06-01"), 0.1 * 0.53, 1e-12) << "the practice from before the order";
}

TEST(BorderCustody, WithoutTheHaltProsecutionsGoOn) {
  const std::vector<std::string> without{"entry_prosecutions_halted_2020"};
  EXPECT_DOUBLE_EQ(prosecuted("2020-06-01", without), 0.67);
  EXPECT_DOUBLE_EQ(prosecuted("2021-01-26", without), 0.53);
}

TEST(BorderCustody, AgentsLetFamiliesGoSectorBySector) {
  const auto begins = [](const std::string& before, const std::string& first, const std::string& where) {
    EXPECT_DOUBLE_EQ(let_go(before, where), 0) << where;
    EXPECT_DOUBLE_EQ(let_go(first, where), 0.56) << where;
  };
  begins("2019-03-18", "2019-03-19", "SEC-RGV");
  begins("2019-03-26", "2019-03-27", "SEC-DRT");
  begins("2019-03-27", "2019-03-28", "SEC-YUM");
  begins("2019-03-28", "2019-03-29", "SEC-EPT");
  begins("2019-03-31", "2019-04-01", "SEC-TCA");
  EXPECT_DOUBLE_EQ(let_go("2019-08-01", "SEC-ELC"), 0) << "not in El Centro";
  EXPECT_DOUBLE_EQ(let_go("2019-09-29", "SEC-RGV"), 0.56);
  EXPECT_DOUBLE_EQ(let_go("2019-09-30", "SEC-RGV"), 0);
}

TEST(BorderCustody, LettingGoAtOnceIsOfFamiliesOfOtherNations) {
  EXPECT_DOUBLE_EQ(let_go("2019-05-01", "SEC-RGV", "HND", {"families_released_by_patrol_2019"}), 0);
  EXPECT_DOUBLE_EQ(let_go("2019-05-01", "SEC-RGV", "MEX"), 0);
}

}  // namespace
}  // namespace corridor
