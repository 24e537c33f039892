// Lays the main differences of a comparison out on one screen.
#include "analysis/compare/summary.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

#include "analysis/base/words.hpp"
#include "analysis/compare/fates_files.hpp"
#include "analysis/indicators/indicators.hpp"

namespace corridor {
namespace {

constexpr std::size_t kInputsShown = 4, kRowsShown = 14;

/// Sure enough to be told apart from chance; one replicate is told as it is.
bool differs(const PairedEstimate& estimate) {
  return estimate.confidence ? estimate.tells_apart() : estimate.difference != 0;
}

std::string value_text(const HeadlineRow& row, double value) {
  return row.quantity.indicator ? fmt::format("{:.4f}", value == 0 ? 0.0 : value) : grouped(value);
}

std::string signed_text(const HeadlineRow& row, double value) {
  return (value > 0 ? "+" : "") + value_text(row, value);
}

std::string inputs_text(const InputDifferences& inputs, const Screen& screen) {
  if (inputs.empty()) return screen.lines(screen.say("compare.inputs_same"), "  ", "    ");
  std::string text;
  constexpr std::size_t kLongest = 60;  // inputs.json has all
  const auto state = [&](const std::string& value) {
    if (value.empty()) return screen.say("compare.not_set");
    return value.size() <= kLongest ? value : value.substr(0, kLongest) + "...";
  };
  for (std::size_t i = 0; i < inputs.values.size() && i < kInputsShown; ++i) {
    const ValueDifference& one = inputs.values[i];
    text += screen.lines(fmt::format("{}: {} -> {} ({})", one.path, state(one.base), state(one.alternative),
                                     one.alternative.empty() ? one.base_from : one.alternative_from),
                         "  ", "    ");
  }
  if (inputs.values.size() > kInputsShown)
    text += screen.lines(
        screen.say("compare.more_values", {{"n", std::to_string(inputs.values.size() - kInputsShown)}}), "  ", "    ");
  if (!inputs.policies_changed.empty())
    text += screen.lines(
        screen.say("compare.policies_follow", {{"names", fmt::format("{}", fmt::join(inputs.policies_changed, ", "))}}),
        "  ", "    ");
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

/// Rows of one kind under what their numbers are: a total, a mean or an index.
void add_rows(TextTable& table, const std::vector<HeadlineRow>& rows, std::string_view heading, const Screen& screen,
              const std::function<bool(const HeadlineRow&)>& belongs) {
  bool first = true;
  for (const HeadlineRow& row : rows) {
    if (!belongs(row)) continue;
    if (first) table.section(screen.say(heading));
    first = false;
    const PairedEstimate& estimate = row.estimate;
    const auto& sure = estimate.confidence;
    table.add({quantity_name(screen, row.quantity.name), value_text(row, estimate.base),
               value_text(row, estimate.alternative), signed_text(row, estimate.difference),
               estimate.base != 0 ? fmt::format("{:+.1f} %", 100 * estimate.difference / estimate.base) : "",
               sure ? signed_text(row, sure->low) : "", sure ? signed_text(row, sure->high) : "",
               estimate.saved ? fmt::format("{:.0f} x", *estimate.saved) : ""});
  }
}

std::string rows_text(const std::vector<HeadlineRow>& rows, const std::set<std::string>& levels, const Screen& screen) {
  std::vector<TextTable::Column> heads{{screen.say("compare.whole_period"), TextTable::Holds::kWords}};
  for (const char* key : {"base", "alternative", "difference", "in_percent", "low", "high", "saved"})
    heads.push_back({screen.say(fmt::format("compare.column.{}", key))});
  TextTable table(heads, "  ", 1);
  const auto is_level = [&](const HeadlineRow& row) { return levels.contains(row.quantity.name); };
  add_rows(table, rows, "compare.totals", screen,
           [&](const HeadlineRow& row) { return !row.quantity.indicator && !is_level(row); });
  add_rows(table, rows, "compare.means", screen,
           [&](const HeadlineRow& row) { return !row.quantity.indicator && is_level(row); });
  add_rows(table, rows, "compare.indices", screen, [](const HeadlineRow& row) { return row.quantity.indicator; });
  return table.empty() ? "" : table.text(screen.columns);
}

std::string names_text(const Screen& screen, const std::vector<HeadlineRow>& rows) {
  std::vector<std::string> names;
  for (const HeadlineRow& row : rows) names.push_back(quantity_name(screen, row.quantity.name));
  return fmt::format("{}", fmt::join(names, ", "));
}

/// Takes those that do not differ beyond chance out of the rows, and orders the others, the largest share first.
std::vector<HeadlineRow> take_out_same(std::vector<HeadlineRow>& rows) {
  const auto same =
      std::stable_partition(rows.begin(), rows.end(), [](const HeadlineRow& row) { return differs(row.estimate); });
  std::vector<HeadlineRow> taken(same, rows.end());
  rows.erase(same, rows.end());
  const auto size = [](const HeadlineRow& row) {
    return row.estimate.base != 0 ? std::abs(row.estimate.difference / row.estimate.base) : 1e9;
  };
  std::stable_sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) { return size(a) > size(b); });
  return taken;
}

/// Whose history it shared, and how long: nothing where it had one of its own from the first day.
std::string past_text(const CompareReport& report, std::size_t alternative, const Screen& screen) {
  if (report.past.empty()) return "";
  const CommonPastReport& past = report.past[alternative + 1];
  if (past.until <= report.from) return "";
  const std::string& with = past.with == 0 ? report.base_label : report.alternatives[past.with - 1].label;
  return screen.lines(screen.say("compare.common_past", {{"with", with}, {"until", to_string(past.until)}}), "  ",
                      "    ");
}

std::string alternative_text(const CompareReport& report, std::size_t number, std::size_t most, const Screen& screen) {
  const ComparedAlternative& alternative = report.alternatives[number];
  std::vector<HeadlineRow> rows = rows_of(alternative);
  const bool alone =
      std::ranges::none_of(rows, [](const HeadlineRow& row) { return row.estimate.confidence.has_value(); });
  const std::vector<HeadlineRow> same = take_out_same(rows);
  if (rows.size() > most) rows.resize(most);
  std::string text = screen.lines(fmt::format("{} ({})", alternative.name, alternative.label)) +
                     inputs_text(alternative.inputs, screen) + past_text(report, number, screen) +
                     rows_text(rows, report.levels, screen);
  if (!same.empty())
    text += screen.lines(
        screen.say(alone ? "compare.same_in_one" : "compare.no_difference", {{"names", names_text(screen, same)}}),
        "  ", "    ");
  if (!alternative.fates.empty()) text += fates_text(alternative, screen);
  for (const std::string& goal : alternative.goals_missed)
    text += screen.lines(screen.say("compare.precision_missed", {{"goal", goal}}), "  ", "    ");
  return text;
}

}  // namespace

std::string compare_summary(const CompareReport& report, const Screen& screen) {
  std::string text = screen.lines(screen.say("compare.title", {{"base", report.base_name},
                                                               {"n", std::to_string(report.replicates)},
                                                               {"scale", std::to_string(report.scale)},
                                                               {"seconds", fmt::format("{:.1f}", report.wall_s)}}));
  const std::size_t most = std::max<std::size_t>(3, kRowsShown / std::max<std::size_t>(1, report.alternatives.size()));
  for (std::size_t a = 0; a < report.alternatives.size(); ++a) text += alternative_text(report, a, most, screen);
  return text + screen.lines(screen.say("compare.meaning")) +
         screen.lines(screen.say("compare.files", {{"directory", report.directory}}));
}

}  // namespace corridor
