// Lays the main differences of a comparison out on one screen.
#include "analysis/compare/summary.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "analysis/base/words.hpp"
#include "analysis/compare/fates_files.hpp"
#include "analysis/indicators/indicators.hpp"

namespace corridor {
namespace {

constexpr std::size_t kInputsShown = 4, kRowsShown = 14;

std::string value_text(const HeadlineRow& row, double value) {
  return row.quantity.indicator ? fmt::format("{:.4f}", value == 0 ? 0.0 : value) : grouped(value);
}

std::string signed_text(const HeadlineRow& row, double value) {
  return (value > 0 ? "+" : "") + value_text(row, value);
}

/// Sure enough to be told apart from chance; one replicate is told as it is.
bool differs(const PairedEstimate& estimate) {
  return estimate.confidence ? estimate.tells_apart() : estimate.difference != 0;
}

std::string row_text(const HeadlineRow& row) {
  const PairedEstimate& estimate = row.estimate;
  const std::string share =
      estimate.base != 0 ? fmt::format("{:+.1f} %", 100 * estimate.difference / estimate.base) : "";
  const std::string interval = estimate.confidence ? fmt::format("{} to {}", signed_text(row, estimate.confidence->low),
                                                                 signed_text(row, estimate.confidence->high))
                                                   : "one replicate";
  const std::string saved = estimate.saved ? fmt::format("{:.0f} x", *estimate.saved) : "";
  return fmt::format("  {:<26} {:>13} {:>13} {:>11} {:>8}  {:>24} {:>7}\n", row.quantity.name,
                     value_text(row, estimate.base), value_text(row, estimate.alternative),
                     signed_text(row, estimate.difference), share, interval, saved);
}

std::string inputs_text(const InputDifferences& inputs) {
  if (inputs.empty()) return "  Nothing differs between the inputs: every difference is zero by construction.\n";
  std::string text;
  constexpr std::size_t kLongest = 60;  // inputs.json has all
  const auto state = [](const std::string& value) {
    if (value.empty()) return std::string("not set");
    return value.size() <= kLongest ? value : value.substr(0, kLongest) + "...";
  };
  for (std::size_t i = 0; i < inputs.values.size() && i < kInputsShown; ++i) {
    const ValueDifference& one = inputs.values[i];
    text += fmt::format("  {}: {} -> {}  ({})\n", one.path, state(one.base), state(one.alternative),
                        one.alternative.empty() ? one.base_from : one.alternative_from);
  }
  if (inputs.values.size() > kInputsShown)
    text += fmt::format("  and {} more values\n", inputs.values.size() - kInputsShown);
  if (!inputs.policies_changed.empty())
    text +=
        fmt::format("  Policies that follow: {}; all else is the same.\n", fmt::join(inputs.policies_changed, ", "));
  return text;
}

/// Series over the whole period, then the main indicators.
std::vector<HeadlineRow> rows_of(const ComparedAlternative& alternative) {
  std::vector<HeadlineRow> rows;
  for (const HeadlineRow& row : alternative.headline) {
    if (row.quantity.period != ComparedPeriod::whole()) continue;
    const auto& main = indicator_names();
    if (!row.quantity.indicator || std::find(main.begin(), main.end(), row.quantity.name) != main.end())
      rows.push_back(row);
  }
  return rows;
}

std::string alternative_text(const ComparedAlternative& alternative, std::size_t most) {
  std::vector<HeadlineRow> rows = rows_of(alternative);
  const bool alone =
      std::ranges::none_of(rows, [](const HeadlineRow& row) { return row.estimate.confidence.has_value(); });
  const auto same =
      std::stable_partition(rows.begin(), rows.end(), [](const HeadlineRow& row) { return differs(row.estimate); });
  std::vector<std::string> unchanged;
  for (auto row = same; row != rows.end(); ++row) unchanged.push_back(row->quantity.name);
  rows.erase(same, rows.end());
  const auto size = [](const HeadlineRow& row) {
    return row.estimate.base != 0 ? std::abs(row.estimate.difference / row.estimate.base) : 1e9;
  };
  if (rows.size() > most) {
    std::stable_sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) { return size(a) > size(b); });
    rows.resize(most);
  }
  std::string text = fmt::format("{} ({})\n{}", alternative.name, alternative.label, inputs_text(alternative.inputs));
  if (!rows.empty())
    text += fmt::format("  {:<26} {:>13} {:>13} {:>11} {:>8}  {:>24} {:>7}\n", "over the whole period", "base",
                        "alternative", "difference", "", "95 % confidence of mean", "saved");
  for (const HeadlineRow& row : rows) text += row_text(row);
  if (!unchanged.empty())
    text += fmt::format(
        "  {}: {}\n", alone ? "The same in the one replicate, which cannot tell chance" : "No difference beyond chance",
        fmt::join(unchanged, ", "));
  if (!alternative.fates.empty()) text += fates_text(alternative);
  for (const std::string& goal : alternative.goals_missed) text += fmt::format("  Precision not reached: {}\n", goal);
  return text;
}

}  // namespace

std::string compare_summary(const CompareReport& report) {
  std::string text =
      fmt::format("{} compared with {} alternative{}: {} paired replicate{}, scale 1:{}, {:.1f} s\n", report.base_name,
                  report.alternatives.size(), report.alternatives.size() == 1 ? "" : "s", report.replicates,
                  report.replicates == 1 ? "" : "s", report.scale, report.wall_s);
  const std::size_t most = std::max<std::size_t>(3, kRowsShown / std::max<std::size_t>(1, report.alternatives.size()));
  for (const ComparedAlternative& alternative : report.alternatives) text += alternative_text(alternative, most);
  text +=
      "Confidence tells chance from change, not whether the model is right. Saved: unpaired runs would need so many "
      "times the replicates.\n";
  return text + fmt::format("All differences: {0}/comparison.csv and {0}/compare.html\n", report.directory);
}

}  // namespace corridor
