// Effects of policies alone and together, on one screen: those beyond chance and of size.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/base/words.hpp"
#include "analysis/compare/factorial.hpp"
#include "analysis/indicators/indicators.hpp"

namespace corridor {
namespace {

constexpr std::size_t kPairsShown = 6;

std::string value(const ComparedQuantity& quantity, double number) {
  if (quantity.indicator) return fmt::format("{:+.4f}", number);
  return (number > 0 ? "+" : "") + grouped(number);
}

bool is_main(const ComparedQuantity& quantity) {
  const auto& names = indicator_names();
  return !quantity.indicator || std::find(names.begin(), names.end(), quantity.name) != names.end();
}

double share(const EffectRow& row) { return row.base != 0 ? std::abs(row.effect.mean / row.base) : 1; }

bool one_replicate(const FactorialReport& report) {
  return std::ranges::none_of(report.effects, [](const EffectRow& row) { return row.effect.confidence.has_value(); });
}

class FactorialScreen {
 public:
  FactorialScreen(const FactorialReport& report, const Screen& screen) : report_(report), screen_(screen) {}

  /// A row for each quantity that some policy moves; a cell is empty where the policy does not.
  std::string main_effects() const {
    std::vector<TextTable::Column> heads{{screen_.say("factorial.in_force_minus_out"), TextTable::Holds::kWords},
                                         {screen_.say("factorial.base")}};
    for (const std::string& factor : report_.factors) heads.push_back({factor});
    TextTable table(heads, "  ");
    for (const EffectRow& row : report_.effects) {
      if (row.term != std::vector<std::size_t>{0} || !is_main(row.quantity)) continue;
      std::vector<std::string> cells{quantity_name(screen_, row.quantity.name),
                                     value(row.quantity, row.base).substr(row.base > 0 ? 1 : 0)};
      bool any = false;
      for (std::size_t i = 0; i < report_.factors.size(); ++i) {
        const EffectRow& effect = *find(row.quantity, {i});
        const bool told = counts(effect) || one_replicate(report_);
        any = any || told;
        cells.push_back(told ? effect_text(effect) : "");
      }
      if (any) table.add(std::move(cells));
    }
    return table.empty() ? screen_.lines(screen_.say("factorial.nothing"), "  ") : table.text(screen_.columns);
  }

  std::string interactions() const {
    if (one_replicate(report_)) return screen_.lines(screen_.say("factorial.one_replicate"), "  ");
    std::vector<const EffectRow*> pairs;
    for (const EffectRow& row : report_.effects) {
      if (row.term.size() == 2 && is_main(row.quantity) && counts(row)) pairs.push_back(&row);
    }
    if (pairs.empty()) return screen_.lines(screen_.say("factorial.no_pairs"), "  ");
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const EffectRow* a, const EffectRow* b) { return share(*a) > share(*b); });
    std::string text;
    for (std::size_t i = 0; i < pairs.size() && i < kPairsShown; ++i) text += pair_text(*pairs[i]);
    if (pairs.size() > kPairsShown)
      text += screen_.lines(screen_.say("factorial.more", {{"n", std::to_string(pairs.size() - kPairsShown)}}), "  ");
    return text;
  }

  /// How many effects were looked at, and how many of them chance alone would be expected to show.
  std::string cut_text() const {
    std::size_t looked_at = 0, told = 0;
    for (const EffectRow& row : report_.effects) {
      if (!is_main(row.quantity)) continue;
      ++looked_at;
      told += counts(row) ? 1 : 0;
    }
    return screen_.lines(
        screen_.say("factorial.cut", {{"told", std::to_string(told)},
                                      {"all", std::to_string(looked_at)},
                                      {"chance", fmt::format("{:.0f}", 0.05 * static_cast<double>(looked_at))},
                                      {"share", fmt::format("{:.0f}", 100 * kLeastShare)}}));
  }

 private:
  const EffectRow* find(const ComparedQuantity& quantity, const std::vector<std::size_t>& term) const {
    const auto found = std::find_if(report_.effects.begin(), report_.effects.end(), [&](const EffectRow& row) {
      return row.quantity.name == quantity.name && row.term == term;
    });
    return found == report_.effects.end() ? nullptr : &*found;
  }

  static std::string effect_text(const EffectRow& row) {
    const std::string of_base = row.base != 0 ? fmt::format(" ({:+.0f} %)", 100 * row.effect.mean / row.base) : "";
    return value(row.quantity, row.effect.mean) + of_base;
  }

  /// What two policies are to each other, told by how the effect of the first depends on the second.
  std::string pair_text(const EffectRow& pair) const {
    const EffectRow& one = *find(pair.quantity, {pair.term[0]});
    const double other_on = one.effect.mean + pair.effect.mean, other_off = one.effect.mean - pair.effect.mean;
    const char* verdict = other_on * other_off < 0                   ? "factorial.turn_round"
                          : std::abs(other_on) < std::abs(other_off) ? "factorial.stand_in"
                                                                     : "factorial.strengthen";
    const std::string &first = report_.factors[pair.term[0]], &second = report_.factors[pair.term[1]];
    return screen_.lines(
        screen_.say("factorial.pair", {{"quantity", quantity_name(screen_, pair.quantity.name)},
                                       {"verdict", screen_.say(verdict, {{"one", first}, {"other", second}})},
                                       {"one", first},
                                       {"other", second},
                                       {"on", value(pair.quantity, other_on)},
                                       {"off", value(pair.quantity, other_off)}}),
        "  ", "    ");
  }

  const FactorialReport& report_;
  const Screen& screen_;
};

}  // namespace

bool counts(const EffectRow& row) {
  return row.effect.confidence && row.effect.confidence->excludes_zero() &&
         (row.base == 0 || std::abs(row.effect.mean) >= kLeastShare * std::abs(row.base));
}

std::string factorial_summary(const FactorialReport& report, const Screen& screen) {
  const FactorialScreen told(report, screen);
  return screen.lines(
             screen.say("factorial.title", {{"base", report.base_name},
                                            {"combinations", std::to_string(std::size_t{1} << report.factors.size())},
                                            {"policies", std::to_string(report.factors.size())},
                                            {"n", std::to_string(report.replicates)},
                                            {"scale", std::to_string(report.scale)},
                                            {"seconds", fmt::format("{:.1f}", report.wall_s)}})) +
         told.main_effects() + told.interactions() + told.cut_text() +
         screen.lines(screen.say("factorial.files", {{"directory", report.directory}}));
}

}  // namespace corridor
