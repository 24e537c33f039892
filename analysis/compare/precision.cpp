// Reads goals of precision, and judges how far replicates are from them.
#include "analysis/compare/precision.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "analysis/indicators/indicators.hpp"
#include "analysis/tables/series.hpp"

namespace corridor {
namespace {

std::string trimmed(std::string text) {
  const auto blank = [](char c) { return c == ' '; };
  text.erase(text.begin(), std::find_if_not(text.begin(), text.end(), blank));
  text.erase(std::find_if_not(text.rbegin(), text.rend(), blank).base(), text.end());
  return text;
}

[[noreturn]] void refuse_goal(const std::string& text, const std::string& problem, const std::string& suggestion) {
  throw ConfigError({{{"--precision"}, text, problem, suggestion}});
}

void require_name(const std::string& text, const char* kind, const std::string& name,
                  const std::vector<std::string>& names) {
  if (std::find(names.begin(), names.end(), name) == names.end())
    refuse_goal(text, fmt::format("unknown {} '{}'", kind, name), suggest_name(name, names));
}

/// The estimate of a goal's quantity over the whole period; none when it never occurs.
std::optional<PairedEstimate> estimate_of(const PrecisionGoal& goal, const World& world,
                                          const PairedReplicates& replicates, std::size_t alternative) {
  std::optional<PairedEstimate> found;
  for_each_comparison(
      world, replicates, 0, alternative, [&](const ComparedQuantity& one, const PairedEstimate& estimate) {
        if (one.indicator != goal.indicator || one.name != goal.name || one.period != ComparedPeriod::whole()) return;
        if (goal.indicator ? one.place == goal.scope : one.total()) found = estimate;
      });
  return found;
}

}  // namespace

PrecisionGoal parse_precision(const std::string& text, const World& world) {
  constexpr const char* kExample = "write for example \"indicator:P-2: 2%\" or \"series:removals: 500\"";
  PrecisionGoal goal;
  goal.text = text;
  const std::size_t last = text.rfind(':');
  std::string width = last == std::string::npos ? "" : trimmed(text.substr(last + 1));
  goal.relative = width.ends_with('%');
  if (goal.relative) width = trimmed(width.substr(0, width.size() - 1));
  const auto [end, error] = std::from_chars(width.data(), width.data() + width.size(), goal.width);
  if (width.empty() || error != std::errc{} || end != width.data() + width.size() || !(goal.width > 0))
    refuse_goal(text, "states no width", kExample);
  if (goal.relative) goal.width /= 100;
  const std::string subject = trimmed(text.substr(0, last));
  const std::size_t colon = subject.find(':');
  const std::string kind = subject.substr(0, colon);
  goal.name = colon == std::string::npos ? "" : subject.substr(colon + 1);
  goal.indicator = kind == "indicator";
  if (!goal.indicator && kind != "series") refuse_goal(text, "names neither a series nor an indicator", kExample);
  if (goal.indicator) {
    if (const std::size_t scope = goal.name.find(':'); scope != std::string::npos) {
      goal.scope = goal.name.substr(scope + 1);
      goal.name.resize(scope);
    }
    require_name(text, "indicator", goal.name, indicator_names());
  } else {
    std::vector<std::string> names;
    for (const PublishedSeries& series : published_series(world)) names.push_back(series.name);
    require_name(text, "series", goal.name, names);
  }
  return goal;
}

int replicates_for(const PrecisionGoal& goal, const World& world, const PairedReplicates& replicates) {
  int needed = replicates.complete();
  for (std::size_t s = 1; s < replicates.scenarios(); ++s) {
    const std::optional<PairedEstimate> estimate = estimate_of(goal, world, replicates, s);
    if (!estimate || !estimate->confidence) continue;
    const double wanted = goal.relative ? goal.width * std::abs(estimate->base) : goal.width;
    const double half = (estimate->confidence->high - estimate->confidence->low) / 2;
    if (half <= wanted) continue;
    const double ratio = wanted > 0 ? half / wanted : 1e6;
    const double more =
        std::min(1.1 * ratio * ratio, 4.0) * replicates.complete();  // judged anew at four times as many
    needed = std::max({needed, replicates.complete() + 1, static_cast<int>(std::ceil(more))});
  }
  return needed;
}

}  // namespace corridor
