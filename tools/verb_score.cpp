// `corridor score DIR`: simulated against published series, beside the error of simple forecasts.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cmath>
#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>

#include "analysis/record/facts.hpp"
#include "analysis/record/fit.hpp"
#include "analysis/record/score.hpp"
#include "analysis/tables/extent.hpp"
#include "tools/camp_verbs.hpp"
#include "tools/verbs.hpp"

namespace corridor::tools {

namespace {

using Json = nlohmann::ordered_json;

/// Null where the published total is zero and the error is therefore no number.
Json finite(double number) { return std::isfinite(number) ? Json(number) : Json(nullptr); }

Json forecasts_json(const FitRow& row) {
  Json forecasts = Json::object();
  for (std::size_t f = 0; f < kForecasts; ++f) {
    const ForecastError& error = row.forecasts[f];
    forecasts[kForecastNames[f]] = {
        {"wape", finite(error.wape())}, {"model_wape", finite(error.model_wape())}, {"cells", error.cells}};
  }
  return forecasts;
}

Json skill_json(const std::array<ForecastError, kForecasts>& errors, Made made) {
  const auto better = better_forecast(errors, made);
  if (!better) return nullptr;
  const auto f = static_cast<std::size_t>(*better);
  return {{"skill", finite(errors[f].skill())}, {"forecast", kForecastNames[f]}, {"cells", errors[f].cells}};
}

/// By year: against the better forecast of each.
Json skills_json(const Score& score, const FitRow& of) {
  Json years = Json::object();
  for (const SkillRow& row : score.skills) {
    if (row.series != of.series || row.granularity != of.granularity) continue;
    for (const Made made : {Made::kAtCalibration, Made::kRolling})
      years[row.year][kMadeNames[static_cast<std::size_t>(made)]] = skill_json(row.forecasts, made);
  }
  return years;
}

Json tally_json(const ForecastTally& tally) {
  Json json{{"series", tally.series}};
  for (std::size_t f = 0; f < kForecasts; ++f)
    json[kForecastNames[f]] = {{"comparable", tally.comparable[f]}, {"ahead", tally.ahead[f]}};
  json["both_calibrated"] = {{"comparable", tally.calibrated_comparable}, {"ahead", tally.calibrated_ahead}};
  json["both_known"] = {{"comparable", tally.known_comparable}, {"ahead", tally.known_ahead}};
  return json;
}

/// The facts that ship beside the published series, and what they come to in a run; empty where there are none.
struct CheckedFacts {
  std::vector<Fact> facts;
  std::vector<FactResult> results;
};

CheckedFacts check_facts_beside(const std::string& observed, const std::string& run) {
  const auto file = std::filesystem::path{observed} / ".." / "facts" / "facts.csv";
  CheckedFacts checked;
  std::error_code error;
  if (!std::filesystem::exists(file, error)) return checked;
  Problems problems;
  checked.facts = read_facts(file.lexically_normal().string(), problems);
  problems.throw_if_any();
  checked.results = check_facts(checked.facts, read_measure_tables(run));
  return checked;
}

Json facts_json(const std::vector<FactResult>& results) {
  Json facts = Json::array();
  for (const FactResult& result : results) {
    facts.push_back({{"id", result.fact->id},
                     {"statement", result.fact->statement},
                     {"value", result.value ? Json(*result.value) : Json(nullptr)},
                     {"low", result.fact->low},
                     {"high", result.fact->high},
                     {"published", result.fact->published},
                     {"used_for", result.fact->used_for},
                     {"holds", result.value ? Json(result.holds()) : Json(nullptr)}});
  }
  return facts;
}

std::string as_json(const Score& score, const CheckedFacts& checked, const std::string& stopped) {
  Json fit = Json::array();
  for (const FitRow& row : score.rows) {
    fit.push_back({{"series", row.series},
                   {"granularity", row.granularity},
                   {"observed", row.observed},
                   {"simulated", row.simulated},
                   {"wape", finite(row.wape)},
                   {"bias", finite(row.bias)},
                   {"cells", row.cells},
                   {"used_for", row.used_for}});
    if (row.used_for != kValidation) continue;
    fit.back()["forecasts"] = forecasts_json(row);
    fit.back()["skill"] = skills_json(score, row);
  }
  return Json{{"complete", stopped.empty()},
              {"stopped_early", stopped},
              {"fit", fit},
              {"outside_of_the_run", score.outside},
              {"ahead_of_forecasts", tally_json(tally_forecasts(score.rows))},
              {"facts", facts_json(checked.results)}}
      .dump(2);
}

std::string percent(double share, bool with_sign) {
  if (!std::isfinite(share)) return "-";
  return with_sign ? fmt::format("{:+.0f} %", 100 * share) : fmt::format("{:.0f} %", 100 * share);
}

/// A forecast's error, `<` where the model errs less; the model's own error over the same cells where they are fewer.
std::string beside(const FitRow& row, const ForecastError& error) {
  if (!error.comparable()) return "none";
  const std::string own =
      error.cells < row.cells ? fmt::format(" ({:.0f} on {})", 100 * error.model_wape(), error.cells) : "";
  return fmt::format("{}{:.0f} %{}", error.model_ahead() ? "< " : "", 100 * error.wape(), own);
}

std::string line(const FitRow& row) {
  return fmt::format("{:<25} {:<29} {:>5} {:>12.0f} {:>12.0f} {:>6} {:>7}", row.series, row.granularity, row.cells,
                     row.observed, row.simulated, percent(row.wape, false), percent(row.bias, true));
}

std::string heading(const std::string& title) {
  return fmt::format("{}\n{:<25} {:<29} {:>5} {:>12} {:>12} {:>6} {:>7}", title, "series", "granularity", "cells",
                     "observed", "simulated", "error", "bias");
}

/// "+0.72"; "none" where there is nothing to be held against.
std::string skill_text(double skill) { return std::isfinite(skill) ? fmt::format("{:+.2f}", skill) : "none"; }

/// Skill against forecasts made where calibration ended, a column a year; series without such a forecast are left out.
std::string years_table(const std::vector<SkillRow>& skills) {
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
  std::string text = "SKILL BY YEAR, against the better forecast made where calibration ended\n";
  text += fmt::format("{:<25} {:<29}", "series", "granularity");
  for (const std::string& year : years) text += fmt::format(" {:>7}", year);
  text += '\n';
  for (const auto& [name, by_year] : rows) {
    text += fmt::format("{:<25} {:<29}", name.first, name.second);
    for (const std::string& year : years) {
      const auto cell = by_year.find(year);
      text += fmt::format(" {:>7}", cell == by_year.end() ? "" : cell->second);
    }
    text.erase(text.find_last_not_of(' ') + 1);
    text += '\n';
  }
  return text + '\n';
}

std::string validation_table(const std::vector<FitRow>& rows) {
  std::string text = heading("VALIDATION: nothing was set on these figures") +
                     fmt::format(" {:>6} {:>7}  {:<19}{:<19}{:<19}{}\n", "skill", "rolling", "last calibrated",
                                 "month calibrated", "last published", "year before");
  bool some = false;
  for (const FitRow& row : rows) {
    if (row.used_for != kValidation) continue;
    some = true;
    text += fmt::format("{} {:>6} {:>7}  ", line(row), skill_text(skill_of(row.forecasts, Made::kAtCalibration)),
                        skill_text(skill_of(row.forecasts, Made::kRolling)));
    for (std::size_t f = 0; f < kForecasts; ++f)
      text += fmt::format("{:<{}}", beside(row, row.forecasts[f]), f + 1 < kForecasts ? 19 : 0);
    text += '\n';
  }
  return some ? text + '\n' : "";
}

std::string plain_table(const std::vector<FitRow>& rows, const char* use, const std::string& title) {
  std::string text = heading(title) + '\n';
  bool some = false;
  for (const FitRow& row : rows) {
    if (row.used_for != use) continue;
    some = true;
    text += line(row) + '\n';
  }
  return some ? text + '\n' : "";
}

std::string verdict(const ForecastTally& tally) {
  if (tally.series == 0) return "";
  return fmt::format(
      "Ahead of simple forecasts, of {} validation series:\n"
      "  made where calibration ended: of both on {} of {}; of the last value on {} of {}, of the same month on {} of "
      "{}\n"
      "  knowing all that was published before, which the model has not seen: of both on {} of {}; of the last value "
      "on {} of "
      "{}, of the year before on {} of {}\n",
      tally.series, tally.calibrated_ahead, tally.calibrated_comparable, tally.ahead[0], tally.comparable[0],
      tally.ahead[1], tally.comparable[1], tally.known_ahead, tally.known_comparable, tally.ahead[2],
      tally.comparable[2], tally.ahead[3], tally.comparable[3]);
}

/// How many stylised facts the run shows, and those that it misses.
std::string facts_text(const std::vector<FactResult>& results) {
  int holding = 0, measured = 0;
  std::string missed;
  for (const FactResult& result : results) {
    if (!result.value) continue;
    ++measured;
    holding += result.holds() ? 1 : 0;
    if (!result.holds())
      missed += fmt::format("  {} ({}): {:.3g}, not within {:g} to {:g}; published: {}\n", result.fact->statement,
                            result.fact->used_for, *result.value, result.fact->low, result.fact->high,
                            result.fact->published);
  }
  if (measured == 0) return "";
  return fmt::format("\nSTYLISED FACTS: {} of {} hold{}\n{}", holding, measured,
                     missed.empty() ? "" : "; missed:", missed);
}

/// What is not compared is told, so that it does not vanish.
std::string outside_text(const Score& score) {
  if (score.outside == 0) return "";
  return fmt::format("{} published figure{} of months that this run did not play whole: not compared.\n", score.outside,
                     score.outside == 1 ? " is" : "s are");
}

std::string as_text(const Score& score, const CheckedFacts& checked) {
  const std::vector<FitRow>& rows = score.rows;
  if (rows.empty()) return "No published figure lies within the period of this run.\n" + outside_text(score);
  return validation_table(rows) + years_table(score.skills) +
         plain_table(rows, kCalibration, "CALIBRATION: parameters were set on these figures") +
         plain_table(rows, kInput, "INPUT: the model is fed with these figures; a good fit is no evidence") +
         verdict(tally_forecasts(rows)) +
         "error: sum of absolute differences over the published sum; bias: the same with signs\n"
         "skill: 1 - error / error of the better forecast made where calibration ended, on the cells that it forecast; "
         "rolling:\n"
         "against those that know all published before. 1 exact, 0 no better, below 0 worse. Years are fiscal, of CY "
         "rows calendar.\n"
         "forecasts: their error on the same cells; < where the model errs less; (n on m): the model's own error where "
         "only\n"
         "m cells could be forecast; none: no earlier figure. Levels are means over periods.\n" +
         outside_text(score) + facts_text(checked.results);
}

}  // namespace

Verb add_score(CLI::App& corridor, Console& console) {
  CLI::App& app =
      add_verb(corridor, "score", "Hold a run's series against published ones, and against simple forecasts",
               "corridor score results/as-enacted");
  const auto directory = std::make_shared<std::string>();
  const auto observed = std::make_shared<std::string>();
  app.add_option("DIR", *directory, "Folder of a run")->required()->type_name("");
  app.add_option("--observed", *observed, "Folder of published series (that of the run unless told)")->type_name("DIR");
  return {&app, [directory, observed, &console] {
            if (is_camp_run(*directory)) return score_camp_run(*directory, console);
            const std::string folder = observed->empty() ? observed_of_run(*directory) : *observed;
            const Score score = score_run(*directory, folder);
            const CheckedFacts facts = check_facts_beside(folder, *directory);
            const std::string stopped = stopped_early_in(*directory);
            const std::string head = stopped.empty() ? "" : "THIS RUN WAS " + stopped + "\n\n";
            console.result(console.json() ? as_json(score, facts, stopped) : head + as_text(score, facts));
            return ExitStatus::kDone;
          }};
}

}  // namespace corridor::tools
