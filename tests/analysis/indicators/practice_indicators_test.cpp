// Practice indicators: P-1, P-2 and the ratios follow the counts of the gates, stay in bounds and are defined at zero.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "analysis/indicators/indicators.hpp"
#include "tests/analysis/indicators/values.hpp"

namespace corridor {
namespace {

using testing::value_of;

/// A world with one of everything: a transit state, a sector, a port, two areas with a locality each.
class PracticeIndicators : public ::testing::Test {
 protected:
  PracticeIndicators() {
    const auto add = [&](const std::string& id, JurisdictionKind kind, std::size_t parent) {
      Jurisdiction one;
      one.id = id;
      one.kind = kind;
      if (!world.jurisdictions.empty()) one.parent = Id<Jurisdiction>{parent};
      world.jurisdictions.push_back(one);
      return Id<Jurisdiction>{world.jurisdictions.size() - 1};
    };
    add("WORLD", JurisdictionKind::kWorld, 0);
    add("FAR", JurisdictionKind::kCountry, 0);
    add("NEAR", JurisdictionKind::kCountry, 0);
    transit_state = add("NEAR-S", JurisdictionKind::kState, 2);
    world.places.push_back({"NEAR-CITY", "Near city", transit_state, "transit_city", Side::kTransit, 0, 0});
    sector = add("SEC", JurisdictionKind::kSector, 1);
    port = add("POE", JurisdictionKind::kPort, 1);
    area = add("AOR", JurisdictionKind::kArea, 1);
    helpful = add("FAR-HELPS", JurisdictionKind::kLocality, area.index());
    reluctant = add("FAR-REFUSES", JurisdictionKind::kLocality, area.index());
    world.nationalities = {{"NEA", "Near", true}, {"HND", "Honduras", false}};
  }

  MonthResult month() const {
    constexpr Month kJune = std::chrono::year{2019} / 6;
    return {kJune, Tally(world), {}, {}, kJune};
  }

  void count(MonthResult& result, Series series, Id<Jurisdiction> where, const std::string& detail, Persons persons,
             PartyKind kind = PartyKind::kSingleAdult) const {
    const auto& details = series_shapes()[index_of(series)].details;
    const auto found = std::find(details.begin(), details.end(), detail);
    ASSERT_NE(found, details.end()) << detail;
    result.tally.count(series, where, 1, kind, static_cast<std::size_t>(found - details.begin()), persons);
  }

  std::vector<IndicatorValue> indicators(const MonthResult& result) const {
    return practice_indicators(world, count_practice(world, result));
  }

  MonthResult busy_month() const {
    MonthResult result = month();
    count(result, Series::kTransitApprehensions, transit_state, "transit.returned", 300);
    count(result, Series::kTransitApprehensions, transit_state, "transit.released", 50);
    count(result, Series::kEncountersBetweenPorts, sector, "authority.default", 600);
    count(result, Series::kGotAway, sector, "sight.seen", 100);
    count(result, Series::kProcessing, sector, "processing.removed_fast", 200);
    count(result, Series::kProcessing, sector, "processing.prosecuted", 60);
    count(result, Series::kProcessing, sector, "processing.released", 340);
    result.tally.charge(Gate::kPortOfEntry, port, Outcome::kListed, kBase, 80);
    result.tally.charge(Gate::kPortOfEntry, port, Outcome::kProcessed, kBase, 20);
    count(result, Series::kInteriorArrests, area, "setting.local_jail/convicted", 70);
    count(result, Series::kInteriorArrests, area, "setting.at_large/none", 30);
    count(result, Series::kSettled, area, "", 99900);
    count(result, Series::kBookIns, area, "custody.border", 250);
    count(result, Series::kBookIns, area, "custody.interior", 100);
    count(result, Series::kDetained, area, "custody.interior", 17000);
    return result;
  }

  World world;
  Id<Jurisdiction> transit_state, sector, port, area, helpful, reluctant;
};

TEST_F(PracticeIndicators, AreZeroWhenNothingHappened) {
  for (const IndicatorValue& one : indicators(month())) EXPECT_EQ(one.value, 0) << one.indicator << " " << one.scope;
}

TEST_F(PracticeIndicators, FollowTheFormulas) {
  const auto values = indicators(busy_month());
  const double transit = 300.0 / (300 + 600 + 100);
  const double between = 260.0 / 700;
  const double at_port = 0.8;
  const double interior = 100.0 / 100000;
  EXPECT_NEAR(value_of(values, "P-1:q_transit"), transit, 1e-12);
  EXPECT_NEAR(value_of(values, "P-1:q_between"), between, 1e-12);
  EXPECT_NEAR(value_of(values, "P-1:q_between", "SEC"), between, 1e-12);
  EXPECT_NEAR(value_of(values, "P-1:q_port", "POE"), at_port, 1e-12);
  EXPECT_NEAR(value_of(values, "P-1:q_interior"), interior, 1e-12);
  EXPECT_NEAR(value_of(values, "P-1"), 1 - (1 - transit) * (1 - at_port) * (1 - between) * (1 - interior), 1e-12);
  EXPECT_NEAR(value_of(values, "externalization"), 300.0 / (300 + 80 + 260 + 100), 1e-12);
  EXPECT_NEAR(value_of(values, "substance_gap"), 0.3, 1e-12);
  EXPECT_NEAR(value_of(values, "P-2:book_ins"), 0.5, 1e-12);
  EXPECT_NEAR(value_of(values, "P-2:population"), 17000.0 / 51000, 1e-12);
  const double stay = 17000.0 * 30 / 350;
  EXPECT_NEAR(value_of(values, "P-2:stay"), stay / (stay + 30), 1e-12);
}

TEST_F(PracticeIndicators, RiseWithEveryPersonStopped) {
  const auto before = indicators(busy_month());
  MonthResult more = busy_month();
  count(more, Series::kTransitApprehensions, transit_state, "transit.returned", 1);
  EXPECT_GT(value_of(indicators(more), "P-1"), value_of(before, "P-1"));
  EXPECT_GT(value_of(indicators(more), "externalization"), value_of(before, "externalization"));
  more = busy_month();
  more.tally.charge(Gate::kPortOfEntry, port, Outcome::kTurnedBack, kBase, 1);
  EXPECT_GT(value_of(indicators(more), "P-1"), value_of(before, "P-1"));
  more = busy_month();
  count(more, Series::kInteriorArrests, area, "setting.local_jail/none", 1);
  EXPECT_GT(value_of(indicators(more), "P-1"), value_of(before, "P-1"));
  EXPECT_LT(value_of(indicators(more), "externalization"), value_of(before, "externalization"));
  more = busy_month();
  count(more, Series::kDetained, area, "custody.border", 100);
  EXPECT_GT(value_of(indicators(more), "P-2"), value_of(before, "P-2"));
}

// A parent who is separated from children is prosecuted: stopped as any other.
TEST_F(PracticeIndicators, CountASeparatedPartyAsStopped) {
  MonthResult more = busy_month();
  count(more, Series::kProcessing, sector, "processing.separated", 40, PartyKind::kFamilyUnit);
  EXPECT_NEAR(value_of(indicators(more), "P-1:q_between"), 300.0 / 700, 1e-12);
  more = busy_month();
  count(more, Series::kProcessing, sector, "processing.to_detention", 40);
  EXPECT_NEAR(value_of(indicators(more), "P-1:q_between"), 260.0 / 700, 1e-12) << "custody is what P-2 tells";
}

TEST_F(PracticeIndicators, MeasureTheProsecutedShareOfSingleAdults) {
  EXPECT_FALSE(prosecuted_share(count_practice(world, month())).has_value());
  MonthResult result = busy_month();
  count(result, Series::kEncountersBetweenPorts, sector, "authority.default", 1000, PartyKind::kFamilyUnit);
  EXPECT_NEAR(prosecuted_share(count_practice(world, result)).value(), 0.1, 1e-12);
}

TEST_F(PracticeIndicators, CompareArrestsWhereLocalAuthoritiesHelpAndRefuse) {
  MonthResult result = busy_month();
  result.stocks = {{State::kSettled, helpful, 10000}, {State::kSettled, reluctant, 10000}};
  result.tally.charge(Gate::kTransfer, helpful, Outcome::kTransferred, kBase, 60);
  result.tally.charge(Gate::kTransfer, reluctant, Outcome::kTransferred, kBase, 10);
  result.tally.charge(Gate::kTransfer, reluctant, Outcome::kDeclined, kBase, 50);
  result.tally.charge(Gate::kContact, reluctant, Outcome::kAtLarge, kBase, 10);
  EXPECT_NEAR(value_of(indicators(result), "interior_penetration"), 0.75, 1e-12);
}

TEST_F(PracticeIndicators, AverageOverTheQuarterAndStayInBounds) {
  PracticeCounts quarter = count_practice(world, busy_month());
  quarter += count_practice(world, busy_month());
  quarter += count_practice(world, busy_month());
  const auto one = indicators(busy_month());
  const auto three = practice_indicators(world, quarter);
  EXPECT_NEAR(value_of(three, "P-1:q_between"), value_of(one, "P-1:q_between"), 1e-12);
  EXPECT_NEAR(value_of(three, "P-2:population"), value_of(one, "P-2:population"), 1e-12);
  for (const IndicatorValue& value : three) {
    EXPECT_GE(value.value, 0) << value.indicator;
    EXPECT_LE(value.value, 1) << value.indicator;
  }
}

TEST_F(PracticeIndicators, WriteOneRowPerIndicatorScopeAndMonth) {
  PolicySetResult policies;
  std::vector<MonthResult> months{busy_month(), busy_month(), busy_month(), busy_month()};
  for (std::size_t m = 0; m < months.size(); ++m)
    months[m].month = std::chrono::year{2019} / 3 + std::chrono::months{m};
  const auto rows = indicator_rows(world, shipped_register(), policies, months);
  std::set<std::string> seen;
  for (const IndicatorRow& row : rows) {
    EXPECT_TRUE(seen.insert(to_string(row.month) + row.indicator + " " + row.scope).second)
        << row.indicator << " " << row.scope;
    EXPECT_GE(row.value, 0) << row.indicator;
    EXPECT_LE(row.value, 1) << row.indicator;
  }
  for (const std::string name : {"I-1", "I-2", "I-3", "P-1", "P-2", "externalization", "substance_gap"}) {
    EXPECT_TRUE(seen.contains("2019-06" + name + " overall")) << name;
  }
}

}  // namespace
}  // namespace corridor
