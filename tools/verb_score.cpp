// `corridor score DIR`: simulated against published series, beside the error of simple forecasts.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cmath>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "analysis/tables/extent.hpp"
#include "analysis/tables/read.hpp"
#include "tools/camp_verbs.hpp"
#include "tools/scenario_options.hpp"
#include "tools/score_text.hpp"
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

}  // namespace

Verb add_score(CLI::App& corridor, Console& console) {
  CLI::App& app =
      add_verb(corridor, "score", "Hold a run's series against published ones, and against simple forecasts",
               "corridor score results/as-enacted");
  const auto directory = std::make_shared<std::string>();
  const auto observed = std::make_shared<std::string>();
  app.add_option("DIR", *directory, "Folder of a run")->required()->type_name("");
  takes_input(app.add_option("--observed", *observed, "Folder of published series (that of the run unless told)"))
      ->type_name("DIR");
  return {
      &app, [directory, observed, &console] {
        if (is_camp_run(*directory)) return score_camp_run(*directory, console);
        const std::string folder = observed->empty() ? observed_of_run(*directory) : *observed;
        const Score score = score_run(*directory, folder);
        const CheckedFacts facts = check_facts_beside(folder, *directory);
        const std::string stopped = stopped_early_in(*directory);
        const std::string why = stopped.substr(std::min(stopped.size(), stopped.find(": ") + 2));
        const std::string head = stopped.empty() ? "" : console.screen().say("score.stopped", {{"why", why}}) + "\n\n";
        if (console.json()) {
          console.result(as_json(score, facts, stopped));
        } else {
          const nlohmann::json manifest = read_manifest(*directory);
          const Screen screen = console.screen();
          console.tell(
              head + score_text(score, facts, level_series(manifest), screen, name_of_run(screen.language, manifest)));
        }
        return ExitStatus::kDone;
      }};
}

}  // namespace corridor::tools
