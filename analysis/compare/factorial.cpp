// Plays every combination of policies and writes effects.
#include "analysis/compare/factorial.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <bit>
#include <chrono>
#include <numeric>

#include "analysis/base/csv.hpp"
#include "analysis/base/data_package.hpp"
#include "analysis/base/dictionary.hpp"
#include "analysis/base/files.hpp"
#include "analysis/base/statistics.hpp"
#include "analysis/compare/files.hpp"
#include "analysis/compare/forms.hpp"
#include "analysis/compare/labels.hpp"
#include "analysis/compare/page.hpp"
#include "analysis/run/manifest.hpp"

namespace corridor {
namespace {

/// Terms in the order of the file: single policies, pairs, triples, ... `set` has a bit for each factor.
std::vector<std::size_t> terms_of(std::size_t factors) {
  std::vector<std::size_t> sets(std::size_t{1} << factors);
  std::iota(sets.begin(), sets.end(), std::size_t{0});
  sets.erase(sets.begin());
  std::stable_sort(sets.begin(), sets.end(),
                   [](std::size_t a, std::size_t b) { return std::popcount(a) < std::popcount(b); });
  return sets;
}

std::vector<std::size_t> factors_in(std::size_t set) {
  std::vector<std::size_t> term;
  for (std::size_t i = 0; set >> i != 0; ++i) {
    if ((set >> i & 1U) != 0) term.push_back(i);
  }
  return term;
}

/// A term's effect in each replicate. Bit i of a combination says that factor i is left out.
std::vector<double> effects_of(std::size_t set, std::size_t factors, const Samples& samples) {
  std::vector<double> effects(samples[0].size(), 0);
  for (std::size_t c = 0; c < samples.size(); ++c) {
    const double sign = std::popcount(c & set) % 2 == 0 ? 1 : -1;
    for (std::size_t r = 0; r < effects.size(); ++r) effects[r] += sign * samples[c][r];
  }
  const double half = static_cast<double>(std::size_t{1} << (factors - 1));
  for (double& effect : effects) effect /= half;
  return effects;
}

void check_factors(const std::vector<std::string>& factors) {
  const auto refuse = [](const std::string& problem, const std::string& suggestion) {
    throw ConfigError({{{"--factorial"}, "", problem, suggestion}});
  };
  if (factors.size() > FactorialReport::kMostFactors)
    refuse(fmt::format("{} policies make {} combinations", factors.size(), std::size_t{1} << factors.size()),
           fmt::format("give at most {}", FactorialReport::kMostFactors));
  for (std::size_t i = 0; i < factors.size(); ++i) {
    if (std::count(factors.begin(), factors.end(), factors[i]) > 1)
      refuse(fmt::format("'{}' stands twice", factors[i]), "");
  }
}

std::vector<Scenario> load_combinations(const std::string& base, const std::vector<std::string>& factors,
                                        const ScenarioChanges& changes) {
  std::vector<Scenario> scenarios;
  for (std::size_t c = 0; c < std::size_t{1} << factors.size(); ++c) {
    ScenarioChanges more = changes;
    for (const std::size_t i : factors_in(c)) more.without.push_back(factors[i]);
    scenarios.push_back(load_scenario(base, more));
  }
  return scenarios;
}

/// Both tables in one walk over the cells: totals of series and overall indicators, for fiscal years and the period.
void write_tables(const std::vector<Scenario>& scenarios, const PairedReplicates& replicates, FactorialReport& report) {
  std::vector<std::size_t> all(scenarios.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  const std::vector<std::size_t> terms = terms_of(report.factors.size());
  const std::vector<TableForm> forms{factorial_form(), combinations_form(report.factors)};
  std::string effects = header_of(forms[0]), combinations = header_of(forms[1]);
  for_each_sample(*scenarios.front().world, replicates, all, [&](const ComparedQuantity& one, const Samples& samples) {
    if (!one.total() || one.period.is_month()) return;
    const std::string what = fmt::format("{},{},{}", csv_field(one.name), csv_field(one.place), one.period.name());
    const double base = mean_of(samples[0]);
    for (const std::size_t set : terms) {
      const EffectRow row{factors_in(set), one, base,
                          estimate_replicates(effects_of(set, report.factors.size(), samples))};
      effects += fmt::format("{},{},{},{},{},{},{}\n", term_name(report, row.term), what, real_text(base),
                             real_text(row.effect.mean), bounds_text(row.effect.confidence), row.effect.replicates,
                             bounds_text(row.effect.spread));
      if (one.period == ComparedPeriod::whole()) report.effects.push_back(row);
    }
    for (std::size_t c = 0; c < samples.size(); ++c) {
      for (std::size_t i = 0; i < report.factors.size(); ++i) combinations += (c >> i & 1U) != 0 ? "off," : "on,";
      combinations += fmt::format("{},{}\n", what, real_text(mean_of(samples[c])));
    }
  });
  write_whole_file(report.directory, forms[0].file, effects);
  write_whole_file(report.directory, forms[1].file, combinations);
  write_dictionary(report.directory, "factorial", report.base_name, forms, compare_codes(*scenarios.front().world));
  report.files = with_dictionary({forms[0].file, forms[1].file});
}

}  // namespace

std::string term_name(const FactorialReport& report, const std::vector<std::size_t>& term) {
  std::vector<std::string> names;
  for (const std::size_t factor : term) names.push_back(report.factors[factor]);
  return fmt::format("{}", fmt::join(names, ":"));
}

FactorialReport play_factorial(const std::string& base, const std::vector<std::string>& factors,
                               const ScenarioChanges& changes, const CompareOptions& options,
                               const RunProgressCallback& on_progress) {
  const auto begun = std::chrono::steady_clock::now();
  check_factors(factors);
  const std::vector<Scenario> scenarios = load_combinations(base, factors, changes);
  check_same_scenarios(scenarios, options);
  ResultFolder folder = room_for_results(options.output_directory, options.force);
  FactorialReport report;
  report.directory = folder.working();
  report.base_name = title_of(scenarios.front());
  report.factors = factors;
  report.scale = scenarios.front().scale;
  report.asked = replicates_asked(scenarios.front(), options);
  std::vector<const Scenario*> played;
  for (const Scenario& scenario : scenarios) played.push_back(&scenario);
  PairedReplicates replicates(played, options.threads, on_progress, options.peers);
  report.complete = replicates.play_to(report.asked);
  note_play(scenarios.front(), replicates, report);
  if (report.replicates == 0) return report;
  write_tables(scenarios, replicates, report);
  report.wall_s = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  write_factorial_page(scenarios, report);
  write_compare_manifest(scenarios, report, report.factors);
  if (report.complete) folder.publish();
  report.directory = folder.working();
  return report;
}

void play_factorial_along(const std::string& base, const std::vector<std::string>& factors,
                          const ScenarioChanges& changes, const CompareOptions& options,
                          const RunProgressCallback& on_progress) {
  check_factors(factors);
  compare_along(load_combinations(base, factors, changes), options, on_progress);
}

}  // namespace corridor
