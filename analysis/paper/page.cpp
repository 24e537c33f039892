// Lays the page of the seed paper out as Markdown.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/base/statistics.hpp"
#include "analysis/base/words.hpp"
#include "analysis/paper/seed_paper.hpp"

namespace corridor {
namespace {

constexpr const char* kNeither = "Without either";
constexpr double kHardly = 0.01;  ///< A change below one percent of what it changes is called none.

std::string in_unit(double value, const std::string& unit, bool difference = false) {
  if (!std::isfinite(value)) return "-";
  const std::string plus = difference && value > 0 ? "+" : "";
  const int digits = difference || std::abs(value) < 0.01 ? 2 : 1;
  if (unit == "share") return fmt::format("{}{:.{}f} {}", plus, 100 * value, digits, difference ? "points" : "%");
  if (unit == "ratio") return fmt::format("{}{:.3f}", plus, value);
  return plus + grouped(value);
}

/// The mean over replicates, with the lowest and highest.
std::string simulated(const SeedFigure& figure, const std::vector<double>& values) {
  if (!figure.measure) return "not simulated";
  if (values.empty()) return "";
  if (!std::isfinite(mean_of(values))) return "outside the period";
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  const std::string spread =
      values.size() > 1 ? fmt::format(" ({} to {})", in_unit(*low, figure.unit), in_unit(*high, figure.unit)) : "";
  return in_unit(mean_of(values), figure.unit) + spread;
}

/// How far the mean lies from what was published.
std::string distance(const SeedFigure& figure, const std::vector<double>& values) {
  if (!figure.measure || values.empty()) return "";
  if (!std::isfinite(mean_of(values))) return "-";
  if (figure.value == 0) return mean_of(values) == 0 ? "0" : "-";
  return fmt::format("{:+.0f} %", 100 * (mean_of(values) / figure.value - 1));
}

std::string figures(const SeedTables& tables, const SeedResults& results) {
  std::string text, section;
  for (std::size_t i = 0; i < tables.figures.size(); ++i) {
    const SeedFigure& figure = tables.figures[i];
    static const std::vector<double> kNone;
    const std::vector<double>& values = i < results.figures.size() ? results.figures[i] : kNone;
    if (figure.section != section) {
      section = figure.section;
      text += fmt::format(
          "\n### {}\n| figure | the paper | as published | simulated | off by | note | source "
          "|\n|---|---|---|---|---|---|---|\n",
          section);
    }
    text +=
        fmt::format("| {} | {} | {} | {} | {} | {} | {} |\n", figure.claim, figure.paper.empty() ? "-" : figure.paper,
                    figure.published, simulated(figure, values), distance(figure, values), figure.note, figure.source);
  }
  return text;
}

std::string dates(const SeedTables& tables) {
  std::string text =
      "\n## Statements that the record contradicts\n| topic | the paper | the record | source |\n|---|---|---|---|\n";
  for (const SeedDate& date : tables.dates)
    text += fmt::format("| {} | {} | {} | {} |\n", date.topic, date.paper, date.fact, date.source);
  return text;
}

/// The difference as a share of the base.
double share_of_base(const PairedEstimate& effect) { return effect.base != 0 ? effect.difference / effect.base : 0; }

std::string verdict(const PairedEstimate& effect) {
  if (!std::isfinite(effect.difference)) return "not defined without such rules";
  if (effect.replicates > 1 && !effect.tells_apart()) return "not told apart from luck";
  return std::abs(share_of_base(effect)) < kHardly ? "hardly moves" : effect.difference > 0 ? "rises" : "falls";
}

std::string interval(const PairedEstimate& effect, const std::string& unit) {
  if (!effect.confidence) return "-";
  return fmt::format("{} to {}", in_unit(effect.confidence->low, unit, true),
                     in_unit(effect.confidence->high, unit, true));
}

std::string counterfactual(const SeedCounterfactual& one) {
  std::string text = fmt::format(
      "\n### {}\n{}, {} paired replicates.\n\n| outcome | as enacted | difference | 95 % interval | relative | |\n"
      "|---|---|---|---|---|---|\n",
      one.title, one.period, one.outcomes.empty() ? 0 : one.outcomes.front().effect.replicates);
  for (const SeedOutcome& outcome : one.outcomes) {
    const PairedEstimate& effect = outcome.effect;
    const std::string relative =
        std::isfinite(effect.difference) ? fmt::format("{:+.1f} %", 100 * share_of_base(effect)) : "-";
    text += fmt::format("| {} | {} | {} | {} | {} | {} |\n", outcome.name, in_unit(effect.base, outcome.unit),
                        in_unit(effect.difference, outcome.unit, true), interval(effect, outcome.unit), relative,
                        verdict(effect));
  }
  return text;
}

const SeedOutcome* find(const SeedResults& results, const std::string& title, const std::string& outcome) {
  for (const SeedCounterfactual& one : results.counterfactuals) {
    if (one.title != title) continue;
    for (const SeedOutcome& row : one.outcomes) {
      if (row.name.rfind(outcome, 0) == 0) return &row;
    }
  }
  return nullptr;
}

/// A sentence on one outcome of one counterfactual.
std::string sentence(const SeedResults& results, const std::string& title, const std::string& outcome) {
  const SeedOutcome* row = find(results, title, outcome);
  if (row == nullptr) return "";
  const PairedEstimate& effect = row->effect;
  return fmt::format("- {}: {} **{}** ({}, from {}; interval {}).\n", title, outcome, verdict(effect),
                     in_unit(effect.difference, row->unit, true), in_unit(effect.base, row->unit),
                     interval(effect, row->unit));
}

bool moves(const SeedOutcome* row, int sign) {
  return row != nullptr && row->effect.tells_apart() && std::abs(share_of_base(row->effect)) >= kHardly &&
         row->effect.difference * sign > 0;
}

std::string sentences(const SeedResults& results, const std::string& outcome) {
  std::string text;
  for (const SeedCounterfactual& one : results.counterfactuals) text += sentence(results, one.title, outcome);
  return text;
}

std::string first_half(const SeedResults& results) {
  const SeedOutcome* arrests = find(results, kNeither, "Arrests inside");
  const bool confined = moves(find(results, kNeither, "P-1 inside"), 1);
  return "\nThe paper's first half: *sanctuary rules and courts confine the filter inside.*\n\n" +
         sentences(results, "P-1 inside") + sentences(results, "Arrests inside") +
         (confined && arrests != nullptr
              ? fmt::format(
                    "\n**In the model the first half holds**: with neither, arrests inside differ by {:+.1f} %.\n",
                    100 * share_of_base(arrests->effect))
              : "\n**In the model the first half does not show**: taking both away hardly changes who is stopped "
                "inside.\n");
}

std::string second_half(const SeedResults& results) {
  const bool outward = moves(find(results, kNeither, "Externalization"), -1);
  const bool in_mexico = moves(find(results, kNeither, "Apprehensions in Mexico"), -1);
  std::string text = "\nIts second half: *externalization rises instead.*\n\n" + sentences(results, "Externalization") +
                     sentences(results, "Apprehensions in Mexico");
  if (outward && in_mexico)
    text +=
        "\n**In the model the second half shows**: with neither, fewer are apprehended in Mexico, and its share falls.";
  else if (outward)
    text +=
        "\n**In the model the second half is arithmetic**: with neither, Mexico's share of all interdictions is a "
        "little "
        "smaller because more people are stopped inside; apprehensions in Mexico themselves do not fall.";
  else
    text += "\n**In the model the second half does not show**: with neither, Mexico's share hardly moves.";
  return text + (moves(find(results, "Without the joint declaration of June 2019", "Externalization"), -1)
                     ? " What moves externalization is the declaration of June 2019 itself.\n"
                     : " Leaving out the declaration of June 2019 does not lower it beyond luck either.\n");
}

constexpr const char* kLimits = R"(
## What this page cannot say
- Whether the confined filter inside was the *reason* for pressing Mexico. The declaration is an act with a date in this model; nothing makes
  governments sign it because arrests inside fell short. Links from interior rules to Mexico can therefore show only through people: who is removed,
  who sets out again, and in what share Mexico meets them.
- How right the model is. The intervals tell an effect in the model from luck in the model; `corridor score` tells how far the model is from the record.
- What officers would have done with time left over: arrests at large do not grow when jails stop handing people over.
- Anything about device searches, shared intelligence or gang labels, which have no mechanism here.
)";

}  // namespace

bool is_seed_paper_page(const std::string& text) {
  return text.starts_with("# The seed paper, figure by figure\n<!-- Generated; do not edit. -->");
}

std::string seed_paper_page(const SeedTables& tables, const SeedResults& results, const std::string& command,
                            const std::string& version) {
  std::string text = fmt::format(
      "# The seed paper, figure by figure\n<!-- Generated; do not edit. -->\n\nWritten by Corridor {} with\n\n    "
      "{}\n\n"
      "from the rows of `scenarios/facts/seed_paper.csv` and `seed_paper_dates.csv`. The paper (\"Trump's reliance on "
      "Mexico\") reads the years 2017-2020 as "
      "securitization of migration after Bourbeau (2011): confined inside the country, pushed outward to Mexico. "
      "*Simulated* is the mean over replicates, with the "
      "lowest and the highest: their spread is luck, not doubt. Figures marked as an input were fed in, so that "
      "agreement is no evidence.\n"
      "\n## Figures\n",
      version, command);
  text += figures(tables, results) + dates(tables);
  text +=
      "\n## The argument, as paired counterfactuals\nThe same seed and the same people, with and without the rules. "
      "*Hardly moves*: by less than one percent.\n";
  for (const SeedCounterfactual& one : results.counterfactuals) text += counterfactual(one);
  if (!results.counterfactuals.empty()) text += "\n## What it comes to\n" + first_half(results) + second_half(results);
  return text + kLimits;
}

}  // namespace corridor
