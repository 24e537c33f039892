// Lays a run out beside published figures, for a terminal.
#include "tools/score_text.hpp"

#include <fmt/format.h>

#include <cmath>
#include <map>

#include "analysis/base/layout.hpp"
#include "analysis/base/words.hpp"

namespace corridor::tools {

namespace {

using Holds = TextTable::Holds;

std::string percent(double share, bool with_sign) {
  if (!std::isfinite(share)) return "-";
  return with_sign ? fmt::format("{:+.0f} %", 100 * share) : fmt::format("{:.0f} %", 100 * share);
}

/// "+0.72"; empty where there is nothing to be held against.
std::string skill_text(double skill) { return std::isfinite(skill) ? fmt::format("{:+.2f}", skill) : ""; }

/// Rows of a use, those of a series under its name and what its figures are: added up or averaged.
template <class Add>
void by_series(TextTable& table, const std::vector<FitRow>& rows, const char* use, const std::set<std::string>& levels,
               const Screen& screen, Add add) {
  std::string series;
  for (const FitRow& row : rows) {
    if (row.used_for != use) continue;
    if (row.series != series)
      table.section(screen.say(levels.contains(row.series) ? "score.mean" : "score.total",
                               {{"series", screen.name(row.series)}, {"code", row.series}}));
    series = row.series;
    add(row);
  }
}

/// "month x nationality" in the reader's words.
std::string compared_by(const std::string& granularity, const Screen& screen) {
  std::string text;
  for (std::size_t at = 0; at <= granularity.size();) {
    const std::size_t end = std::min(granularity.find(" x ", at), granularity.size());
    const std::string part = granularity.substr(at, end - at);
    text += (text.empty() ? "" : " x ") + screen.say(fmt::format("by.{}", part));
    at = end + 3;
  }
  return text;
}

struct ScoreScreen {
  const std::set<std::string>& levels;
  const Screen& screen;

  std::string distances(const std::vector<FitRow>& rows, const char* use, std::string_view title) const {
    std::vector<TextTable::Column> heads{{screen.say("score.by"), Holds::kWords}};
    for (const char* key : {"cells", "published", "simulated", "error", "bias"})
      heads.push_back({screen.say(fmt::format("score.{}", key))});
    TextTable table(heads, "  ");
    by_series(table, rows, use, levels, screen, [&](const FitRow& row) {
      table.add({compared_by(row.granularity, screen), grouped(row.cells), grouped(row.observed),
                 grouped(row.simulated), percent(row.wape, false), percent(row.bias, true)});
    });
    return table.empty() ? "" : screen.lines(screen.say(title)) + table.text(screen.columns) + '\n';
  }

  /// Skill, and the error of each forecast; `<` where the model errs less on the same cells.
  std::string forecasts(const std::vector<FitRow>& rows) const {
    std::vector<TextTable::Column> heads{{screen.say("score.by"), Holds::kWords}};
    for (const char* key : {"skill", "rolling", "last_known", "month_known", "last_published", "year_before"})
      heads.push_back({screen.say(fmt::format("score.{}", key))});
    TextTable table(heads, "  ");
    by_series(table, rows, kValidation, levels, screen, [&](const FitRow& row) {
      std::vector<std::string> cells{compared_by(row.granularity, screen),
                                     skill_text(skill_of(row.forecasts, Made::kAtCalibration)),
                                     skill_text(skill_of(row.forecasts, Made::kRolling))};
      for (const ForecastError& error : row.forecasts)
        cells.push_back(error.comparable() ? (error.model_ahead() ? "< " : "") + percent(error.wape(), false) : "");
      table.add(std::move(cells));
    });
    return table.empty() ? "" : screen.lines(screen.say("score.skill_title")) + table.text(screen.columns) + '\n';
  }

  /// Skill against forecasts made where calibration ended, a column a year; series without such a forecast are left
  /// out.
  std::string years(const std::vector<SkillRow>& skills) const {
    std::set<std::string> years;
    std::map<std::pair<std::string, std::string>, std::map<std::string, std::string>> rows;
    for (const SkillRow& row : skills) {
      const double skill = skill_of(row.forecasts, Made::kAtCalibration);
      if (row.over_all_years() || !std::isfinite(skill)) continue;
      const std::string year = row.year.substr(2);  // a row is of calendar years or of fiscal years, as its name says
      years.insert(year);
      rows[{row.series, row.granularity}][year] = skill_text(skill);
    }
    if (years.empty()) return "";
    std::vector<TextTable::Column> heads{{screen.say("score.by"), Holds::kWords}};
    for (const std::string& year : years) heads.push_back({year});
    TextTable table(heads, "  ");
    std::string series;
    for (auto& [name, by_year] : rows) {
      if (name.first != series) table.section(screen.name(name.first));
      series = name.first;
      std::vector<std::string> cells{compared_by(name.second, screen)};
      for (const std::string& year : years) cells.push_back(by_year[year]);
      table.add(std::move(cells));
    }
    return screen.lines(screen.say("score.years_title")) + table.text(screen.columns) + '\n';
  }

  std::string verdict(const ForecastTally& tally) const {
    if (tally.series == 0) return "";
    const auto of = [](int ahead, int comparable) { return fmt::format("{}/{}", ahead, comparable); };
    return screen.lines(screen.say("score.ahead", {{"n", std::to_string(tally.series)}})) +
           screen.lines(
               screen.say("score.ahead_calibrated", {{"both", of(tally.calibrated_ahead, tally.calibrated_comparable)},
                                                     {"last", of(tally.ahead[0], tally.comparable[0])},
                                                     {"month", of(tally.ahead[1], tally.comparable[1])}}),
               "  ", "    ") +
           screen.lines(screen.say("score.ahead_known", {{"both", of(tally.known_ahead, tally.known_comparable)},
                                                         {"last", of(tally.ahead[2], tally.comparable[2])},
                                                         {"month", of(tally.ahead[3], tally.comparable[3])}}),
                        "  ", "    ") +
           '\n';
  }

  /// How many stylised facts the run shows, and those that it misses.
  std::string facts(const std::vector<FactResult>& results) const {
    int holding = 0, measured = 0;
    std::string missed;
    for (const FactResult& result : results) {
      if (!result.value) continue;
      ++measured;
      holding += result.holds() ? 1 : 0;
      if (!result.holds())
        missed += screen.lines(screen.say("score.fact", {{"statement", result.fact->statement},
                                                         {"use", result.fact->used_for},
                                                         {"value", fmt::format("{:.3g}", *result.value)},
                                                         {"low", fmt::format("{:g}", result.fact->low)},
                                                         {"high", fmt::format("{:g}", result.fact->high)},
                                                         {"published", result.fact->published}}),
                               "  ", "    ");
    }
    if (measured == 0) return "";
    return '\n' +
           screen.lines(screen.say(missed.empty() ? "score.facts_hold" : "score.facts_missed",
                                   {{"holding", std::to_string(holding)}, {"measured", std::to_string(measured)}})) +
           missed;
  }

  /// What is not compared is told, so that it does not vanish.
  std::string outside(const Score& score) const {
    if (score.outside == 0) return "";
    const bool one = score.outside == 1;
    return screen.lines(screen.say(one ? "score.outside_one" : "score.outside",
                                   {{"figures", grouped(static_cast<double>(score.outside))}}));
  }

  std::string legend() const {
    return screen.lines(screen.say("score.legend_error")) + screen.lines(screen.say("score.legend_skill")) +
           screen.lines(screen.say("score.legend_forecasts"));
  }
};

}  // namespace

std::string score_text(const Score& score, const CheckedFacts& checked, const std::set<std::string>& levels,
                       const Screen& screen, const std::string& name) {
  const std::vector<FitRow>& rows = score.rows;
  const ScoreScreen told{levels, screen};
  const std::string title = screen.lines(screen.say("score.title", {{"name", name}})) + '\n';
  if (rows.empty()) return title + screen.lines(screen.say("score.nothing")) + told.outside(score);
  return title + told.distances(rows, kValidation, "score.validation") + told.forecasts(rows) +
         told.years(score.skills) + told.distances(rows, kCalibration, "score.calibration") +
         told.distances(rows, kInput, "score.input") + told.verdict(tally_forecasts(rows)) + told.legend() +
         told.outside(score) + told.facts(checked.results);
}

}  // namespace corridor::tools
