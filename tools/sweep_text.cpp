// Lays out what a study says for a terminal, and as JSON.
#include "tools/sweep_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "tools/progress.hpp"

namespace corridor::tools {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostRows = 60;  ///< More are in indices.csv.

std::string interval(const Estimate& estimate) {
  if (!estimate.low) return "";
  return fmt::format("{:.4g} to {:.4g}", *estimate.low, *estimate.high);
}

Json number(std::optional<double> value) { return value && std::isfinite(*value) ? Json(*value) : Json(nullptr); }

std::size_t widest(const Answers& answers) {
  std::size_t width = 9;
  for (const IndexRow& row : answers.rows) width = std::max(width, row.parameter.size());
  return width;
}

}  // namespace

std::string answers_text(const Answers& answers) {
  std::string text, response;
  const std::size_t width = widest(answers);
  std::size_t shown = 0;
  for (const IndexRow& row : answers.rows) {
    if (shown++ == kMostRows) {
      text += fmt::format("  ... {} more in indices.csv\n", answers.rows.size() - kMostRows);
      break;
    }
    if (row.response != response) text += fmt::format("{}{}\n", text.empty() ? "" : "\n", row.response);
    response = row.response;
    text += fmt::format("  {:<{}}  {:<16}  {:>10.4g}  {:<24}  {}\n", row.parameter, width, row.index,
                        row.estimate.value, interval(row.estimate), row.verdict);
  }
  for (const std::string& sentence : answers.sentences) text += "\n" + sentence + "\n";
  return text;
}

std::string state_text(const StudyState& state) {
  std::string text = fmt::format("{} runs in plan, {} done", state.planned, state.done);
  if (state.failed > 0) text += fmt::format(", {} failed", state.failed);
  if (state.done + state.failed < state.planned)
    text += fmt::format(", {} to play", state.planned - state.done - state.failed);
  return text;
}

std::string plan_text(const SweepPlan& plan, int threads) {
  std::string text;
  for (const DesignCount& count : plan.counts) text += fmt::format("{:>12}  {}\n", count.number, count.of);
  text += fmt::format("{:>12}  runs (the product)\n", plan.runs);
  text += fmt::format("Three runs took {:.3g} s; all will take about {} on {}. Equal points are played once.",
                      fmt::join(plan.probe_s, ", "), as_clock(plan.seconds),
                      threads > 0 ? fmt::format("{} threads", threads) : "every core");
  for (const std::string& failure : plan.failures) text += "\nA run of the three failed: " + failure;
  return text;
}

std::string report_json(const SweepReport& report) {
  Json indices = Json::array();
  for (const IndexRow& row : report.answers.rows) {
    indices.push_back({{"response", row.response},
                       {"parameter", row.parameter},
                       {"index", row.index},
                       {"value", number(row.estimate.value)},
                       {"low", number(row.estimate.low)},
                       {"high", number(row.estimate.high)},
                       {"verdict", row.verdict}});
  }
  return Json{{"directory", report.directory},
              {"complete", report.complete},
              {"planned", report.state.planned},
              {"done", report.state.done},
              {"failed", report.state.failed},
              {"first_failure", report.state.first_failure},
              {"played", report.progress.played},
              {"reused", report.progress.reused},
              {"files", report.files},
              {"sentences", report.answers.sentences},
              {"indices", std::move(indices)}}
      .dump(2);
}

std::string plan_json(const SweepPlan& plan) {
  Json counts = Json::array();
  for (const DesignCount& count : plan.counts) counts.push_back({{"number", count.number}, {"of", count.of}});
  return Json{{"counts", std::move(counts)},
              {"runs", plan.runs},
              {"probe_s", plan.probe_s},
              {"projected_s", plan.seconds},
              {"failures", plan.failures}}
      .dump(2);
}

}  // namespace corridor::tools
