// The figures that the main job has to reach, measured on the shipped scenario at 1:20 against the published series
// that ship with it.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <string>

#include "analysis/record/fit.hpp"
#include "analysis/scenario/scenario.hpp"
#include "sim/engine.hpp"

namespace corridor {
namespace {

struct Error {
  double difference = 0, simulated = 0, observed = 0;
  double wape() const { return difference / observed; }
  double bias() const { return simulated / observed - 1; }
};

/// One run for all figures: simulated persons by (series, month, place, nationality, party, detail label).
class Figures : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    scenario_ = new Scenario(load_scenario(CORRIDOR_ROOT "/scenarios/as-enacted.yaml", {{"scale=1:20"}, {}}));
    Problems problems;
    observed_ = new std::vector<ObservedRow>(
        read_observed(CORRIDOR_ROOT "/scenarios/observed", observed_names(*scenario_->world), problems));
    problems.throw_if_any();
    cells_ = new std::map<std::string, double>;
    const World& world = *scenario_->world;
    run_replicate(world, scenario_->policies.policies,
                  {scenario_->from, scenario_->to, scenario_->seed, 0, scenario_->scale, 2},
                  [&](const MonthResult& month) {
                    for (const Tally::Row& row : month.tally.series_rows()) {
                      const SeriesShape& shape = series_shapes()[index_of(row.series)];
                      std::string series(shape.name);
                      const auto label = world.labels.find("series." + series);
                      if (label != world.labels.end()) series = label->second;
                      if (series.starts_with("encounters_")) series = "encounters";
                      const std::string where = row.place ? world.jurisdictions[row.place.index()].id : "";
                      const std::string nationality =
                          row.nationality < 0 ? "" : world.nationalities[static_cast<std::size_t>(row.nationality)].id;
                      const std::string party =
                          row.party < 0 ? "" : std::string(kPartyKindNames[static_cast<std::size_t>(row.party)]);
                      const auto value = static_cast<double>(row.value);
                      const std::string when = to_string(month.month);
                      (*cells_)[series + "|" + when] += value;
                      (*cells_)[series + "|" + when + "|n=" + nationality] += value;
                      (*cells_)[series + "|" + when + "|p=" + party] += value;
                      (*cells_)[series + "|" + when + "|at=" + where] += value;
                      (*cells_)[series + "|" + when + "|d=" + detail_label(world, shape.details[row.detail])] += value;
                    }
                  });
  }
  static void TearDownTestSuite() {
    delete cells_;
    delete observed_;
    delete scenario_;
  }

  static double simulated(const std::string& series, const MonthRange& months, const std::string& split) {
    double sum = 0;
    for (const Month month : months) {
      const auto cell = cells_->find(series + "|" + to_string(month) + split);
      if (cell != cells_->end()) sum += cell->second;
    }
    return sum;
  }

  /// Error over the published cells that `use` accepts; `use` returns the split of the cell ("|n=MEX"), or "-" to leave
  /// it out.
  template <class Use>
  static Error error(const std::string& series, Use use) {
    std::map<std::pair<MonthRange, std::string>, double> published;
    for (const ObservedRow& row : *observed_) {
      const std::string name = row.series.starts_with("encounters_") ? "encounters" : row.series;
      if (name != series) continue;
      const std::string split = use(row);
      if (split != "-") published[{row.months, split}] += row.value;
    }
    Error e;
    for (const auto& [cell, value] : published) {
      const double model = simulated(series, cell.first, cell.second);
      e.difference += std::abs(model - value);
      e.simulated += model;
      e.observed += value;
    }
    return e;
  }

  static bool monthly(const ObservedRow& row) {
    return row.months.size() == 1 && row.detail.empty() && row.place.empty();
  }

  static const Scenario* scenario_;
  static const std::vector<ObservedRow>* observed_;
  static std::map<std::string, double>* cells_;
};
const Scenario* Figures::scenario_ = nullptr;
const std::vector<ObservedRow>* Figures::observed_ = nullptr;
std::map<std::string, double>* Figures::cells_ = nullptr;

TEST_F(Figures, EncountersByMonthNationalityAndParty) {
  const Error month = error("encounters", [](const ObservedRow& r) {
    return monthly(r) && r.nationality.empty() && r.party.empty() ? "" : "-";
  });
  const Error nationality = error("encounters", [](const ObservedRow& r) {
    return monthly(r) && !r.nationality.empty() && r.party.empty() ? "|n=" + r.nationality : "-";
  });
  const Error party = error("encounters", [](const ObservedRow& r) {
    return monthly(r) && r.nationality.empty() && !r.party.empty() ? "|p=" + r.party : "-";
  });
  EXPECT_GT(month.observed, 7e6);
  EXPECT_LT(month.wape(), 0.10);
  EXPECT_LT(nationality.wape(), 0.15);
  EXPECT_LT(party.wape(), 0.15);
}

TEST_F(Figures, ExpulsionsUnderTitle42ToSeptember2022) {
  const double expelled = simulated("processing", parse_period("2020-01..2022-09").value(), "|d=title_42_expulsion");
  EXPECT_NEAR(expelled, 2.35e6, 0.235e6);
}

TEST_F(Figures, EnrolmentsAbroadByMonth) {
  const Error month = error("mpp_enrolments", [](const ObservedRow& r) {
    return monthly(r) && r.nationality.empty() && r.party.empty() && r.months.last <= std::chrono::year{2019} / 9 ? ""
                                                                                                                  : "-";
  });
  EXPECT_GT(month.observed, 40000);
  EXPECT_LT(month.wape(), 0.10 + 0.03) << "0.03 is the noise of 1:20 on months of a few hundred persons";
}

TEST_F(Figures, InteriorArrestsByMonthAndByArea) {
  const Error month = error("ice_arrests", [](const ObservedRow& r) {
    return monthly(r) && r.nationality.empty() && r.party.empty() ? "" : "-";
  });
  EXPECT_GT(month.observed, 7e5);
  EXPECT_LT(month.wape(), 0.10);
  const Error area = error("ice_arrests", [](const ObservedRow& r) {
    return r.months == months_of_fiscal_year(2017) && !r.place.empty() && r.detail.empty() ? "|at=" + r.place : "-";
  });
  EXPECT_GT(area.observed, 1.4e5);
  EXPECT_LT(area.wape(), 0.20);
}

TEST_F(Figures, ApprehensionsInMexico) {
  EXPECT_NEAR(simulated("transit_apprehensions", parse_period("CY2018").value(), ""), 138612, 0.2 * 138612);
  // January-March (8,556 + 10,290 + 12,753) and the second quarter (75,790), UPM.
  EXPECT_NEAR(simulated("transit_apprehensions", parse_period("2019-H1").value(), ""), 107389, 0.2 * 107389);
}

}  // namespace
}  // namespace corridor
