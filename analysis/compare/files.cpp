// Writes comparison.csv, inputs.json and manifest.json of a comparison.
#include "analysis/compare/files.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "analysis/base/csv.hpp"
#include "analysis/base/data_package.hpp"
#include "analysis/base/files.hpp"
#include "analysis/base/version.hpp"
#include "analysis/compare/forms.hpp"
#include "analysis/compare/labels.hpp"
#include "analysis/scenario/fingerprint.hpp"
#include "analysis/scenario/resolve.hpp"

namespace corridor {
namespace {

using nlohmann::ordered_json;

std::string ratio_text(const std::optional<double>& value) { return value ? fmt::format("{:.4g}", *value) : ""; }

std::string row_text(const std::string& label, const ComparedQuantity& one, const PairedEstimate& estimate) {
  return fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n", csv_field(label), csv_field(one.name),
                     csv_field(one.place), one.nationality, one.party, csv_field(one.detail), one.period.name(),
                     real_text(estimate.base), real_text(estimate.alternative), real_text(estimate.difference),
                     bounds_text(estimate.confidence), ratio_text(estimate.correlation), estimate.replicates,
                     bounds_text(estimate.spread), ratio_text(estimate.saved));
}

ordered_json facts_of(const Scenario& scenario, const std::string& label) {
  ordered_json warnings = ordered_json::array();
  for (const Problem& warning : scenario.warnings) warnings.push_back(warning.headline());
  return {{"label", label},
          {"file", scenario.file},
          {"name", scenario.name},
          {"description", scenario.description},
          {"warnings", warnings},
          {"values_sha256", sha256_of_text(values_as_json(scenario))},
          {"files_sha256", hashes_of(scenario.read->layers, "")}};
}

/// Whose past was played as part of another's history, and until when.
ordered_json past_as_json(const PairedReport& report, const std::vector<std::string>& labels) {
  ordered_json all = ordered_json::array();
  for (std::size_t s = 1; s < report.past.size(); ++s) {
    const CommonPastReport& one = report.past[s];
    all.push_back({{"scenario", labels[s]}, {"with", labels[one.with]}, {"until", to_string(one.until)}});
    if (one.latest != one.until) all.back()["until_at_the_latest"] = to_string(one.latest);
  }
  return all;
}

/// A series in one place over everyone, for fiscal years and the whole period.
bool is_on_map(const ComparedQuantity& one) {
  return !one.indicator && !one.place.empty() && one.nationality.empty() && one.party.empty() && one.detail.empty() &&
         !one.period.is_month();
}

}  // namespace

std::string real_text(double value) { return fmt::format("{:.10g}", value == 0 ? 0.0 : value); }

std::string bounds_text(const std::optional<Interval>& interval) {
  return interval ? real_text(interval->low) + "," + real_text(interval->high) : ",";
}

void write_comparison(const std::vector<Scenario>& scenarios, const PairedReplicates& replicates,
                      CompareReport& report) {
  PartFile file(report.directory, comparison_form().file);
  file.write(header_of(comparison_form()));
  for (std::size_t s = 1; s < scenarios.size(); ++s) {
    ComparedAlternative& alternative = report.alternatives[s - 1];
    std::string text;
    for_each_comparison(*scenarios.front().world, replicates, 0, s,
                        [&](const ComparedQuantity& quantity, const PairedEstimate& estimate) {
                          text += row_text(alternative.label, quantity, estimate);
                          if (quantity.total()) alternative.headline.push_back({quantity, estimate});
                          if (is_on_map(quantity)) alternative.places.push_back({quantity, estimate});
                          if (text.size() < std::size_t{1} << 16U) return;
                          file.write(text);
                          text.clear();
                        });
    file.write(text);
  }
  file.keep();
  report.files.push_back(file.name());
}

void write_inputs(CompareReport& report) {
  ordered_json all = ordered_json::object();
  for (const ComparedAlternative& one : report.alternatives) all[one.label] = as_json(one.inputs);
  write_whole_file(report.directory, "inputs.json",
                   ordered_json{{"base", report.base_file}, {"differences", all}}.dump(1) + "\n");
  report.files.push_back("inputs.json");
}

void write_compare_manifest(const std::vector<Scenario>& scenarios, const PairedReport& report,
                            const std::vector<std::string>& factors) {
  const Scenario& base = scenarios.front();
  const std::vector<std::string> labels = scenario_labels(scenarios);
  ordered_json all = ordered_json::array(), hashes = ordered_json::object();
  for (std::size_t s = 0; s < scenarios.size(); ++s) all.push_back(facts_of(scenarios[s], labels[s]));
  for (const std::string& name : report.files) hashes[name] = sha256_of_file(report.directory + "/" + name);
  ordered_json manifest{{"corridor", 1},
                        {"version", program_version()},
                        {"kind", "comparison"},
                        {"scenarios", all},
                        {"changes", {{"set", base.changes.set}, {"without", base.changes.without}}},
                        {"world", {{"directory", base.world_directory}, {"all_sha256", world_hash_of(base)}}},
                        {"period", {{"from", to_string(base.from)}, {"to", to_string(base.to)}}},
                        {"seed", base.seed},
                        {"scale", base.scale},
                        {"replicates", report.replicates},
                        {"replicates_asked", report.asked},
                        {"complete", report.complete},
                        {"events", report.events},
                        {"events_played", report.events_played},
                        {"common_past", past_as_json(report, labels)},
                        {"wall_s", report.wall_s},
                        {"outputs", hashes}};
  if (!factors.empty()) manifest["factors"] = factors;
  write_whole_file(report.directory, "manifest.json", manifest.dump(1) + "\n");
}

}  // namespace corridor
