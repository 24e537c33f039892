// `corridor score DIR`: simulated against published series, by series and granularity.
#include <fmt/format.h>

#include <cmath>
#include <memory>
#include <nlohmann/json.hpp>

#include "analysis/fit.hpp"
#include "analysis/outputs_read.hpp"
#include "tools/verbs.hpp"

namespace corridor::tools {

namespace {

using Json = nlohmann::ordered_json;

/// The folder of published series that the run itself was held against.
std::string observed_of(const std::string& run_directory) {
  const nlohmann::json manifest = read_manifest(run_directory);
  if (!manifest.contains("observed")) {
    throw RunFailure(run_directory + " was run without published series; name their folder with --observed");
  }
  return manifest.at("observed").at("directory").get<std::string>();
}

/// Null where the published total is zero and the error is therefore no number.
Json finite(double number) { return std::isfinite(number) ? Json(number) : Json(nullptr); }

std::string as_json(const std::vector<FitRow>& rows) {
  Json fit = Json::array();
  for (const FitRow& row : rows) {
    fit.push_back({{"series", row.series},
                   {"granularity", row.granularity},
                   {"observed", row.observed},
                   {"simulated", row.simulated},
                   {"wape", finite(row.wape)},
                   {"bias", finite(row.bias)},
                   {"cells", row.cells},
                   {"used_for", row.used_for}});
  }
  return Json{{"fit", fit}}.dump(2);
}

std::string percent(double share, bool with_sign) {
  if (!std::isfinite(share)) return "-";
  return with_sign ? fmt::format("{:+.0f} %", 100 * share) : fmt::format("{:.0f} %", 100 * share);
}

std::string as_text(const std::vector<FitRow>& rows) {
  if (rows.empty()) return "No published figure lies within the period of this run.";
  std::string text = fmt::format("{:<26} {:<26} {:>14} {:>14} {:>8} {:>8}  {}\n", "series", "granularity", "observed",
                                 "simulated", "error", "bias", "used for");
  for (const FitRow& row : rows) {
    text += fmt::format("{:<26} {:<26} {:>14.0f} {:>14.0f} {:>8} {:>8}  {}\n", row.series, row.granularity,
                        row.observed, row.simulated, percent(row.wape, false), percent(row.bias, true), row.used_for);
  }
  return text + "error: sum of absolute differences over the published sum; bias: the same with signs\n";
}

}  // namespace

Verb add_score(CLI::App& corridor, Console& console) {
  CLI::App& app =
      add_verb(corridor, "score", "Hold a run's series against published ones", "corridor score results/as-enacted");
  const auto directory = std::make_shared<std::string>();
  const auto observed = std::make_shared<std::string>();
  app.add_option("DIR", *directory, "Folder of a run")->required()->type_name("");
  app.add_option("--observed", *observed, "Folder of published series (that of the run unless told)")->type_name("DIR");
  return {&app, [directory, observed, &console] {
            const auto rows = score_run(*directory, observed->empty() ? observed_of(*directory) : *observed);
            console.result(console.json() ? as_json(rows) : as_text(rows));
            return ExitStatus::kDone;
          }};
}

}  // namespace corridor::tools
