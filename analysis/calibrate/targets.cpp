// Finds published cells by series, granularity and period, and refuses those kept for validation.
#include "analysis/calibrate/targets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "analysis/tables/run_tables.hpp"
#include "analysis/tables/series.hpp"

namespace corridor {
namespace {

constexpr double kHeaviest = 1e6;

class TargetReader {
 public:
  TargetReader(const Scenario& scenario, CalibrationStudy& study, Problems& problems)
      : scenario_(&scenario), study_(&study), problems_(&problems) {
    observed_ = read_observed(study.observed_directory, observed_names(*scenario.world), problems);
    for (const PublishedSeries& one : published_series(*scenario.world)) series_.push_back(one.name);
    played_ = whole_months(scenario.from, scenario.to);
  }

  void read(YamlReader& target) {
    CalibrationTarget one;
    const std::size_t before = problems_->size();
    one.series = target.text("series");
    one.granularity = target.text("granularity");
    one.weight = target.number("weight", 0.0, kHeaviest, 1.0);
    const auto period = read_period(target);
    if (problems_->size() > before || !is_known(target, one)) return;
    std::vector<ObservedRow> cells;
    for (const ObservedRow& row : observed_) {
      if (row.series != one.series || granularity_of(row) != one.granularity) continue;
      if (period && !period->contains(row.months)) continue;
      if (row.used_for != "calibration") {
        if (!period) continue;
        target.complain("period",
                        fmt::format("takes in {} of {}, which is kept for {}", row.period, row.series, row.used_for),
                        "end the period before it");
        return;
      }
      if (played_.contains(row.months)) cells.push_back(row);
    }
    if (cells.empty()) return complain_of_nothing(target, one);
    if (is_repeated(target, one, cells)) return;
    add(one, std::move(cells));
  }

 private:
  /// The file says [from, to).
  static std::optional<MonthRange> read_period(YamlReader& target) {
    target.allow({"period"});
    if (!target.has("period")) return std::nullopt;
    YamlReader period = target.map("period");
    const Day from = period.day("from", kBeforeAllLaw), to = period.day("to", kAfterAllLaw);
    period.finish();
    return MonthRange{month_of(from), month_of(to) - Months{1}};
  }

  bool is_known(YamlReader& target, const CalibrationTarget& one) {
    if (std::find(series_.begin(), series_.end(), one.series) == series_.end()) {
      target.complain("series", fmt::format("unknown series '{}'", one.series), suggest_name(one.series, series_));
      return false;
    }
    std::set<std::string> known;
    for (const ObservedRow& row : observed_) {
      if (row.series == one.series) known.insert(granularity_of(row));
    }
    if (known.contains(one.granularity)) return true;
    const std::vector<std::string> names(known.begin(), known.end());
    target.complain(
        "granularity", fmt::format("{} is not published by '{}'", one.series, one.granularity),
        names.empty() ? "nothing is published of it" : suggest_name(one.granularity, names, "published by"));
    return false;
  }

  /// Why a target has no cells: kept for other use, or outside of the period.
  void complain_of_nothing(YamlReader& target, const CalibrationTarget& one) {
    const bool any = std::any_of(observed_.begin(), observed_.end(), [&](const ObservedRow& row) {
      return row.series == one.series && granularity_of(row) == one.granularity && row.used_for == "calibration";
    });
    target.complain("granularity",
                    any ? fmt::format("no cell of {} by {} lies within the period", one.series, one.granularity)
                        : fmt::format("{} by {} is kept for validation: what is fitted cannot judge the model",
                                      one.series, one.granularity),
                    any ? "" : "choose cells marked 'calibration'");
  }

  /// A cell that is fitted twice would weigh twice.
  bool is_repeated(YamlReader& target, const CalibrationTarget& one, const std::vector<ObservedRow>& cells) {
    const auto key = [](const ObservedRow& row) {
      return std::tie(row.series, row.period, row.place, row.nationality, row.party, row.detail);
    };
    for (const ObservedRow& cell : cells) {
      const auto first = std::find_if(study_->cells.begin(), study_->cells.end(),
                                      [&](const ObservedRow& other) { return key(other) == key(cell); });
      if (first == study_->cells.end()) continue;
      target.complain("series",
                      fmt::format("{} by {} takes in {}, as targets[{}] does", one.series, one.granularity, cell.period,
                                  study_->target_of[static_cast<std::size_t>(first - study_->cells.begin())] + 1),
                      "name each cell once; 'weight' makes one count more");
      return true;
    }
    return false;
  }

  void add(const CalibrationTarget& one, std::vector<ObservedRow> cells) {
    std::stable_sort(cells.begin(), cells.end(), [](const ObservedRow& a, const ObservedRow& b) {
      return std::tie(a.place, a.nationality, a.party, a.detail, a.months.first) <
             std::tie(b.place, b.nationality, b.party, b.detail, b.months.first);
    });
    for (ObservedRow& cell : cells) {
      study_->last_month = std::max(study_->last_month, cell.months.last);
      study_->target_of.push_back(static_cast<int>(study_->targets.size()));
      study_->cells.push_back(std::move(cell));
    }
    study_->targets.push_back(one);
  }

  const Scenario* scenario_;
  CalibrationStudy* study_;
  Problems* problems_;
  std::vector<ObservedRow> observed_;
  std::vector<std::string> series_;
  MonthRange played_;  ///< Of the scenario.
};

}  // namespace

void read_targets(YamlReader& task, const Scenario& scenario, CalibrationStudy& study) {
  const YamlTree list = task.child("targets");
  if (!list || list->kind != YamlNode::Kind::kSequence || list->items.empty()) {
    task.complain("targets", list ? "are no list" : "are missing",
                  "add 'targets: [{series: removals, granularity: month}]'");
    return;
  }
  const std::size_t before = task.problems().size();
  TargetReader reader(scenario, study, task.problems());
  if (task.problems().size() > before) return;  // without the published series nothing can be said of targets
  for (std::size_t i = 0; i < list->items.size(); ++i) {
    YamlReader target(list->items[i], fmt::format("{}[{}]", task.path_of("targets"), i + 1), task.problems());
    if (list->items[i]->kind != YamlNode::Kind::kMap) continue;
    reader.read(target);
    target.finish();
  }
}

}  // namespace corridor
