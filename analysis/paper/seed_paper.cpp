// Reads the tables of the seed paper, and plays what its page needs.
#include "analysis/paper/seed_paper.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <limits>

#include "analysis/run/play.hpp"
#include "sim/input/table.hpp"
#include "sim/world_forms.hpp"

namespace corridor {
namespace {

constexpr double kMost = 1e12;

/// What is compared under each counterfactual; {} takes its period.
struct Compared {
  const char *name, *unit, *measure;
};
constexpr std::array<Compared, 10> kOutcomes{{
    {"P-1 inside: stopped, of those reached", "share", "indicator:P-1[scope=interior, {}]"},
    {"P-1 in transit", "share", "indicator:P-1[scope=transit, {}]"},
    {"Externalization: Mexico's share of all interdictions", "share", "indicator:externalization[{}]"},
    {"Interior penetration: arrests where jails co-operate over where they refuse", "ratio",
     "indicator:interior_penetration[{}]"},
    {"Substance gap: arrests without a conviction", "share", "indicator:substance_gap[{}]"},
    {"I-1 legal components", "share", "indicator:I-1[{}]"},
    {"Arrests inside", "persons", "ice_arrests[{}]"},
    {"Removals of people arrested inside", "persons", "removals[detail=interior, {}]"},
    {"Apprehensions in Mexico", "persons", "transit_apprehensions[{}]"},
    {"Encounters between ports", "persons", "encounters_between_ports[{}]"},
}};

/// The argument's counterfactuals: before the pandemic, so that Title 42 does not swamp them.
struct Alternative {
  const char *title, *file, *period;
  bool without_orders;
};
constexpr const char* kTerm = "2017-02..2020-02";
constexpr std::array<Alternative, 5> kAlternatives{{
    {"Without sanctuary rules", "no-sanctuary-rules", kTerm, false},
    {"Without court orders", "no-court-injunctions", kTerm, false},
    {"Without either", "no-sanctuary-rules", kTerm, true},
    {"With sanctuary rules everywhere", "sanctuary-everywhere", kTerm, false},
    {"Without the joint declaration of June 2019", "no-joint-declaration", "2019-07..2020-02", false},
}};

std::string with_period(const char* measure, const char* period) {
  std::string text = measure;
  return text.replace(text.find("{}"), 2, period);
}

/// A scenario's replicates as tables for measures.
std::vector<MeasureTables> play_replicates(const Scenario& scenario, int threads) {
  std::vector<MeasureTables> all;
  for (int replicate = 0; replicate < scenario.replicates; ++replicate) {
    PlayRequest play = request_of(scenario, replicate);
    play.threads = threads;
    MeasureTables& tables = all.emplace_back(measure_tables(*scenario.world, play_scenario(scenario, play)));
    add_inputs_as_series(scenario, tables);
  }
  return all;
}

std::vector<double> values_of(const Measure& measure, const std::vector<MeasureTables>& replicates) {
  std::vector<double> values;
  for (const MeasureTables& tables : replicates)
    values.push_back(measure.of(tables).value_or(std::numeric_limits<double>::quiet_NaN()));
  return values;
}

SeedCounterfactual compare(const Alternative& alternative, const std::vector<MeasureTables>& base,
                           const std::vector<MeasureTables>& changed) {
  SeedCounterfactual result{alternative.title, alternative.period, {}};
  for (const Compared& outcome : kOutcomes) {
    const Measure measure{with_period(outcome.measure, alternative.period), {"seed_paper.cpp", 0, 0}, outcome.name};
    result.outcomes.push_back(
        {outcome.name, outcome.unit, estimate_pairs(values_of(measure, base), values_of(measure, changed))});
  }
  return result;
}

Scenario alternative_scenario(const SeedRequest& request, const Alternative& alternative) {
  const auto folder = std::filesystem::path{request.scenario}.parent_path();
  ScenarioChanges changes = request.changes;
  if (alternative.without_orders) changes.set.push_back("policies.enjoined=never");
  return load_scenario((folder / (std::string{alternative.file} + ".yaml")).string(), changes);
}

void add_level(MeasureTables& tables, const std::string& series, Month month, const std::string& state, double value) {
  if (value == 0) return;
  tables.observables.series[series].push_back({month, tables.observables.names.add(state), 0, 0, 0, value});
}

using namespace column;

/// Claims of the paper, one a row.
TableForm figures_form() {
  return {
      .file = "seed_paper.csv",
      .about = "a claim of the seed paper, and what was published",
      .columns = {text("section", "where it stands"), text("claim", "what is claimed"),
                  text("paper", "the paper's figure").or_empty(), text("published", "what was published").or_empty(),
                  number("value", 0, kMost, "as in unit", "the published figure"),
                  choice("unit", {"persons", "count", "share", "ratio"}, "of the value"),
                  text("measure", "how a run shows it; empty: it does not").or_empty(),
                  text("note", "what to know").or_empty(), source()}};
}

/// Dates of the paper, one a row.
TableForm dates_form() {
  return {.file = "seed_paper_dates.csv",
          .about = "a date of the seed paper, and what is known",
          .columns = {text("topic", "what it is about"), text("paper", "as the paper has it").or_empty(),
                      text("fact", "as it was").or_empty(), source()}};
}

}  // namespace

SeedTables read_seed_tables(const std::string& directory) {
  Problems problems;
  SeedTables tables;
  const CsvTable figures = read_table(directory + "/seed_paper.csv", figures_form(), problems);
  for (std::size_t i = 0; i < figures.rows(); ++i) {
    SeedFigure figure{figures.text(i, "section"),
                      figures.text(i, "claim"),
                      figures.text(i, "paper"),
                      figures.text(i, "published"),
                      figures.number(i, "value"),
                      figures.text(i, "unit"),
                      std::nullopt,
                      figures.text(i, "note"),
                      figures.text(i, "source")};
    if (const std::string& measure = figures.text(i, "measure"); !measure.empty())
      figure.measure.emplace(measure, figures.position(i), "measure");
    tables.figures.push_back(std::move(figure));
  }
  const CsvTable dates = read_table(directory + "/seed_paper_dates.csv", dates_form(), problems);
  for (std::size_t i = 0; i < dates.rows(); ++i)
    tables.dates.push_back(
        {dates.text(i, "topic"), dates.text(i, "paper"), dates.text(i, "fact"), dates.text(i, "source")});
  problems.throw_if_any();
  return tables;
}

void add_inputs_as_series(const Scenario& scenario, MeasureTables& tables) {
  for (const char* series : {"agreements_287g", "deferred_action"}) {
    tables.series.insert(series);
    tables.levels.insert(series);
  }
  Problems problems;
  const CsvTable holders =
      read_table(scenario.world->directory + "/protected.csv", world_form("protected.csv"), problems);
  problems.throw_if_any();
  const auto module = std::ranges::find_if(scenario.policies.settings,
                                           [](const ModuleSettings& one) { return one.name() == "section_287g"; });
  for (const Month month : tables.observables.months) {
    const Day last_day{month / std::chrono::last};
    for (std::size_t i = 0; i < holders.rows(); ++i)
      add_level(tables, "deferred_action", month, holders.text(i, "state"),
                static_cast<double>(holders.integer(i, "persons")));
    if (module == scenario.policies.settings.end()) continue;
    for (const char* reach : {"jail_reach", "growth_reach", "warrant_reach", "prison_reach"}) {
      for (const ParameterValue::Exception& place : module->parameter(reach).exceptions)
        add_level(tables, "agreements_287g", month, place.key.substr(0, 5), place.number.on(last_day) > 0 ? 1 : 0);
    }
  }
}

SeedResults play_seed_paper(const SeedRequest& request, const SeedTables& tables,
                            const std::function<bool(const std::string&)>& on_step) {
  const auto step = [&](const std::string& what) {
    if (on_step && !on_step(what)) throw RunFailure("stopped; no page was written");
  };
  step("the policies as enacted");
  const Scenario scenario = load_scenario(request.scenario, request.changes);
  const std::vector<MeasureTables> base = play_replicates(scenario, request.threads);
  SeedResults results;
  for (const SeedFigure& figure : tables.figures)
    results.figures.push_back(figure.measure ? values_of(*figure.measure, base) : std::vector<double>{});
  for (const Alternative& alternative : kAlternatives) {
    step(alternative.title);
    results.counterfactuals.push_back(
        compare(alternative, base, play_replicates(alternative_scenario(request, alternative), request.threads)));
  }
  return results;
}

}  // namespace corridor
