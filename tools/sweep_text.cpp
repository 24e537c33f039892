// Lays out what a study says for a terminal, and as JSON.
#include "tools/sweep_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <span>

#include "analysis/base/layout.hpp"
#include "analysis/base/words.hpp"
#include "analysis/studies/design/make.hpp"
#include "analysis/studies/state.hpp"
#include "tools/progress.hpp"

namespace corridor::tools {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostParameters = 12;  ///< Of each response; more are in indices.csv.
constexpr std::size_t kMostPairs = 3;

std::string interval(const Estimate& estimate, const Screen& screen) {
  if (!estimate.interval) return "";
  return screen.say("study.to", {{"low", fmt::format("{:.4g}", estimate.interval->low)},
                                 {"high", fmt::format("{:.4g}", estimate.interval->high)}});
}

template <class Count>
std::string whole(Count number) {
  return grouped(static_cast<double>(number));
}

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

/// The verdict on an index (`verdict_of` and its like) in the reader's language; as it is where the catalogue has no
/// words.
std::string verdict_name(const Screen& screen, std::string_view verdict) {
  std::string key = "verdict.", number;
  for (const char c : verdict) {
    if (c >= '0' && c <= '9') {
      if (number.empty()) key += 'n';
      number += c;
    } else if (c == ',' && !number.empty()) {
      number += c;
    } else if (c == ' ') {
      key += '_';
    } else if (c >= 'a' && c <= 'z') {
      key += c;
    }
  }
  return catalogue().contains(key) ? screen.say(key, {{"number", number}}) : std::string{verdict};
}

/// The indices of one parameter. The first is the one that ranks it.
struct ParameterRows {
  std::string parameter;
  std::vector<const IndexRow*> rows;
  double size() const { return std::abs(rows.front()->estimate.value); }
};

/// How an option stands among others, where the study asks which is robust.
bool is_standing(const IndexRow& row) {
  return row.index == "worst" || row.index == "regret_max" || row.index == "regret_mean" || row.index == "satisfied";
}

bool is_pair(const IndexRow& row) { return row.index.starts_with("S2:"); }

/// How much an index says of the whole effect of a parameter: total before first order, mu* before mu.
int rank_of(const IndexRow& row) {
  if (row.index == "ST" || row.index == "mu_star") return 2;
  return row.index == "sigma" ? 0 : 1;
}

/// Parameters with their indices, those that matter most first; luck last.
std::vector<ParameterRows> ranked(std::span<const IndexRow> rows) {
  std::vector<ParameterRows> all;
  for (const IndexRow& row : rows) {
    if (is_pair(row) || is_standing(row)) continue;
    auto one = std::find_if(all.begin(), all.end(), [&](const auto& p) { return p.parameter == row.parameter; });
    if (one == all.end()) one = all.insert(all.end(), {row.parameter, {}});
    one->rows.push_back(&row);
  }
  for (ParameterRows& one : all) {
    std::stable_sort(one.rows.begin(), one.rows.end(), [](const IndexRow* a, const IndexRow* b) {
      if (rank_of(*a) != rank_of(*b)) return rank_of(*a) > rank_of(*b);
      return std::abs(a->estimate.value) > std::abs(b->estimate.value);
    });
  }
  const auto before = [](const ParameterRows& a, const ParameterRows& b) {
    if ((a.parameter == kChance) != (b.parameter == kChance)) return b.parameter == kChance;
    return a.size() > b.size() || (std::isnan(b.size()) && !std::isnan(a.size()));
  };
  std::stable_sort(all.begin(), all.end(), before);
  return all;
}

/// The pairs of parameters that do most together, of those that surely do something.
std::vector<const IndexRow*> pairs(std::span<const IndexRow> rows) {
  std::vector<const IndexRow*> all;
  for (const IndexRow& row : rows) {
    const Estimate& estimate = row.estimate;
    const bool sure = estimate.interval ? estimate.interval->excludes_zero() : std::abs(estimate.value) >= 0.01;
    if (is_pair(row) && sure) all.push_back(&row);
  }
  std::stable_sort(all.begin(), all.end(), [](const IndexRow* a, const IndexRow* b) {
    return std::abs(a->estimate.value) > std::abs(b->estimate.value);
  });
  if (all.size() > kMostPairs) all.resize(kMostPairs);
  return all;
}

std::string standings_text(std::span<const IndexRow> rows) {
  std::vector<std::pair<std::string, std::string>> options;
  for (const IndexRow& row : rows) {
    if (!is_standing(row)) continue;
    auto one = std::find_if(options.begin(), options.end(), [&](const auto& o) { return o.first == row.parameter; });
    if (one == options.end()) one = options.insert(options.end(), {row.parameter, ""});
    one->second += fmt::format("{}{} {:.4g}", one->second.empty() ? "" : ", ", row.index, row.estimate.value);
  }
  std::string text;
  for (const auto& [option, standing] : options) text += fmt::format("  {}  {}\n", option, standing);
  return text;
}

std::string response_text(std::span<const IndexRow> rows, const Screen& screen) {
  std::vector<ParameterRows> all = ranked(rows);
  std::size_t left_out = 0;
  if (all.size() > kMostParameters + 1) {  // luck, where it is told, stays
    const std::size_t last = all.back().parameter == kChance ? 1 : 0;
    left_out = all.size() - kMostParameters - last;
    all.erase(all.begin() + kMostParameters, all.end() - static_cast<std::ptrdiff_t>(last));
  }
  using Holds = TextTable::Holds;
  TextTable table({{"", Holds::kWords},
                   {"", Holds::kCodes},
                   {screen.say("study.value")},
                   {screen.say("study.interval")},
                   {"", Holds::kWords}},
                  "  ");
  for (const ParameterRows& one : all) {
    const IndexRow& first = *one.rows.front();
    std::string others;
    for (std::size_t i = 1; i < one.rows.size(); ++i)
      others += fmt::format("{}{} {:.3g}", i > 1 ? ", " : "; ", one.rows[i]->index, one.rows[i]->estimate.value);
    table.add({one.parameter, first.index, fmt::format("{:.4g}", first.estimate.value),
               interval(first.estimate, screen), verdict_name(screen, first.verdict) + others});
  }
  std::string text = rows.front().response + "\n" + table.text(screen.columns);
  if (left_out > 0) text += "  " + screen.say("study.more", {{"number", fmt::to_string(left_out)}}) + "\n";
  for (const IndexRow* row : pairs(rows)) {
    text += fmt::format("  {}  S2 {:.3g}  {}\n",
                        screen.say("study.together", {{"one", row->parameter}, {"other", row->index.substr(3)}}),
                        row->estimate.value, interval(row->estimate, screen));
  }
  return text + standings_text(rows);
}

}  // namespace

std::string answers_text(const Answers& answers, const Screen& screen) {
  std::string text;
  const std::span<const IndexRow> rows(answers.rows);
  for (std::size_t begin = 0; begin < rows.size();) {
    std::size_t end = begin + 1;
    while (end < rows.size() && rows[end].response == rows[begin].response) ++end;
    text += (begin > 0 ? "\n" : "") + response_text(rows.subspan(begin, end - begin), screen);
    begin = end;
  }
  for (const std::string& sentence : answers.sentences) text += "\n" + sentence + "\n";
  return fitted(text, screen.columns);
}

std::string state_text(const StudyState& state, const Screen& screen) {
  std::string text = screen.say("study.in_plan", {{"planned", whole(state.planned)}, {"done", whole(state.done)}});
  if (state.failed > 0) text += ", " + screen.say("study.failed", {{"failed", whole(state.failed)}});
  if (state.done + state.failed < state.planned)
    text += ", " + screen.say("study.to_play", {{"left", whole(state.planned - state.done - state.failed)}});
  return text;
}

std::string plan_text(const SweepPlan& plan, int threads, const Screen& screen) {
  std::string text;
  for (const DesignCount& count : plan.counts) text += fmt::format("{:>12}  {}\n", whole(count.number), count.of);
  text += fmt::format("{:>12}  {}\n", whole(plan.runs), screen.say("study.product"));
  text += screen.say(threads > 0 ? "study.took" : "study.took_every_core",
                     {{"seconds", fmt::format("{:.3g}", fmt::join(plan.probe_s, ", "))},
                      {"all", as_clock(plan.seconds)},
                      {"threads", fmt::to_string(threads)}});
  for (const std::string& failure : plan.failures) text += "\n" + screen.say("study.one_failed", {{"why", failure}});
  return text;
}

std::string report_json(const SweepReport& report) {
  Json indices = Json::array();
  for (const IndexRow& row : report.answers.rows) {
    const auto& interval = row.estimate.interval;
    indices.push_back({{"response", row.response},
                       {"parameter", row.parameter},
                       {"index", row.index},
                       {"value", number(row.estimate.value)},
                       {"low", interval ? number(interval->low) : Json(nullptr)},
                       {"high", interval ? number(interval->high) : Json(nullptr)},
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
