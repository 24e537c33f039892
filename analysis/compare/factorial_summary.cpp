// Effects of policies alone and together, on one screen.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/compare/factorial.hpp"
#include "analysis/indicators/indicators.hpp"

namespace corridor {
namespace {

constexpr std::size_t kPairsShown = 8;

bool differs(const EffectRow& row) { return row.effect.confidence && row.effect.confidence->excludes_zero(); }

std::string value(const ComparedQuantity& quantity, double number) {
  return quantity.indicator ? fmt::format("{:+.4f}", number) : fmt::format("{:+.0f}", number);
}

bool is_main(const ComparedQuantity& quantity) {
  const auto& names = indicator_names();
  return !quantity.indicator || std::find(names.begin(), names.end(), quantity.name) != names.end();
}

double share(const EffectRow& row) { return row.base != 0 ? std::abs(row.effect.mean / row.base) : 0; }

const EffectRow* find(const FactorialReport& report, const ComparedQuantity& quantity,
                      const std::vector<std::size_t>& term) {
  const auto found = std::find_if(report.effects.begin(), report.effects.end(), [&](const EffectRow& row) {
    return row.quantity.name == quantity.name && row.term == term;
  });
  return found == report.effects.end() ? nullptr : &*found;
}

bool one_replicate(const FactorialReport& report) {
  return std::ranges::none_of(report.effects, [](const EffectRow& row) { return row.effect.confidence.has_value(); });
}

std::string main_effects(const FactorialReport& report) {
  std::string text = fmt::format("  {:<26}", "in force minus left out");
  for (const std::string& factor : report.factors) text += fmt::format(" {:>18}", factor.substr(0, 18));
  text += "   (* beyond chance)\n";
  for (const EffectRow& row : report.effects) {
    if (row.term != std::vector<std::size_t>{0} || !is_main(row.quantity)) continue;
    std::string line = fmt::format("  {:<26}", row.quantity.name);
    bool any = false;
    for (std::size_t i = 0; i < report.factors.size(); ++i) {
      const EffectRow& effect = *find(report, row.quantity, {i});
      any = any || differs(effect);
      line += fmt::format(" {:>17}{}", value(row.quantity, effect.effect.mean), differs(effect) ? '*' : ' ');
    }
    if (any || one_replicate(report)) text += line + "\n";
  }
  return text;
}

/// What two policies are to each other, told by how the effect of the first depends on the second.
std::string pair_text(const FactorialReport& report, const EffectRow& pair) {
  const EffectRow& one = *find(report, pair.quantity, {pair.term[0]});
  const double other_on = one.effect.mean + pair.effect.mean, other_off = one.effect.mean - pair.effect.mean;
  const char* verdict = other_on * other_off < 0                   ? "turn each other's effect round"
                        : std::abs(other_on) < std::abs(other_off) ? "stand in for each other"
                                                                   : "strengthen each other";
  return fmt::format("  {}: {} and {} {}: {} does {} where {} is in force, {} where it is not\n", pair.quantity.name,
                     report.factors[pair.term[0]], report.factors[pair.term[1]], verdict, report.factors[pair.term[0]],
                     value(pair.quantity, other_on), report.factors[pair.term[1]], value(pair.quantity, other_off));
}

std::string interactions(const FactorialReport& report) {
  std::vector<const EffectRow*> pairs;
  for (const EffectRow& row : report.effects) {
    if (row.term.size() == 2 && is_main(row.quantity) && differs(row)) pairs.push_back(&row);
  }
  if (one_replicate(report)) return "  One replicate cannot tell them from chance: ask for more with --replicates.\n";
  if (pairs.empty()) return "  No two of them depend on each other beyond chance.\n";
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const EffectRow* a, const EffectRow* b) { return share(*a) > share(*b); });
  std::string text;
  for (std::size_t i = 0; i < pairs.size() && i < kPairsShown; ++i) text += pair_text(report, *pairs[i]);
  if (pairs.size() > kPairsShown) text += fmt::format("  and {} more\n", pairs.size() - kPairsShown);
  return text;
}

}  // namespace

std::string factorial_summary(const FactorialReport& report) {
  return fmt::format("{}: {} combinations of {} policies, {} paired replicates, scale 1:{}, {:.1f} s\n",
                     report.base_name, std::size_t{1} << report.factors.size(), report.factors.size(),
                     report.replicates, report.scale, report.wall_s) +
         main_effects(report) + interactions(report) +
         fmt::format("All effects with intervals: {0}/factorial.csv; values: {0}/combinations.csv\n", report.directory);
}

}  // namespace corridor
