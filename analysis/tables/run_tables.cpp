// Writes the tables of a run month by month.
#include "analysis/tables/run_tables.hpp"

#include <fmt/format.h>

#include <iterator>

#include "analysis/base/csv.hpp"
#include "analysis/base/data_package.hpp"
#include "analysis/base/dictionary.hpp"
#include "analysis/tables/forms.hpp"

namespace corridor {
namespace {

PartFile table_file(const std::string& directory, const std::string& name,
                    const std::map<std::string, FileBeginning>& beginnings) {
  const auto beginning = beginnings.find(name);
  return beginning == beginnings.end() ? PartFile{directory, name} : PartFile{directory, name, beginning->second};
}

std::string jurisdiction_id(const World& world, Id<Jurisdiction> where) {
  return where ? csv_field(world.jurisdictions[where.index()].id) : std::string{};
}

}  // namespace

RunTables::RunTables(const std::string& directory, const World& world, const PolicySet& policies,
                     const std::map<std::string, FileBeginning>& beginnings)
    : world_(&world),
      policies_(&policies),
      series_(published_series(world)),
      observables_(table_file(directory, observables_form().file, beginnings)),
      gates_(table_file(directory, gates_form().file, beginnings)),
      stocks_(table_file(directory, stocks_form().file, beginnings)),
      indicators_(table_file(directory, indicators_form().file, beginnings)) {
  for (PublishedSeries& series : series_) {  // as they stand in cells
    series.name = csv_field(series.name);
    for (std::string& detail : series.details) detail = csv_field(detail);
  }
  if (!beginnings.empty()) return;
  observables_.write(header_of(observables_form()));
  gates_.write(header_of(gates_form()));
  stocks_.write(header_of(stocks_form()));
  indicators_.write(header_of(indicators_form()));
  for (PartFile* file : {&observables_, &gates_, &stocks_, &indicators_}) file->mark();
}

void RunTables::add_month(int replicate, const MonthResult& month) {
  write_observables(fmt::format("{},", replicate), month);
  write_gates(fmt::format("{},{},", replicate, to_string(month.month)), month);
  write_stocks(fmt::format("{},{},", replicate, to_string(month.month)), month);
  // Marked together, after all three are through, so that a full disk leaves the same months in each.
  for (PartFile* file : {&observables_, &gates_, &stocks_}) file->mark();
}

void RunTables::write_observables(const std::string& lead, const MonthResult& month) {
  fmt::memory_buffer text;
  const std::string when = to_string(month.month);
  for (const PublishedCell& cell : published_cells(series_, month.tally)) {
    const PublishedSeries& series = series_[cell.series];
    fmt::format_to(std::back_inserter(text), "{}{},{},{},{},{},{},{}\n", lead, series.name, when,
                   jurisdiction_id(*world_, cell.place),
                   cell.nationality < 0
                       ? std::string{}
                       : csv_field(world_->nationalities[static_cast<std::size_t>(cell.nationality)].id),
                   cell.party < 0 ? std::string_view{} : kPartyKindNames[static_cast<std::size_t>(cell.party)],
                   series.details[cell.detail], cell.value);
  }
  observables_.write({text.data(), text.size()});
}

void RunTables::write_gates(const std::string& lead, const MonthResult& month) {
  fmt::memory_buffer text;
  for (const Tally::GateRow& row : month.tally.gate_rows()) {
    fmt::format_to(std::back_inserter(text), "{}{},{},{},{},{}\n", lead, name_of(row.gate),
                   jurisdiction_id(*world_, row.where), name_of(row.outcome),
                   row.by == kBase ? "base" : policies_->at(row.by)->name(), row.persons);
  }
  gates_.write({text.data(), text.size()});
}

void RunTables::write_stocks(const std::string& lead, const MonthResult& month) {
  fmt::memory_buffer text;
  for (const Tally::StateRow& row : month.stocks) {
    if (row.persons == 0) continue;
    fmt::format_to(std::back_inserter(text), "{}{},{},{}\n", lead, name_of(row.state),
                   jurisdiction_id(*world_, row.where), row.persons);
  }
  stocks_.write({text.data(), text.size()});
}

void RunTables::add_indicators(int replicate, std::span<const IndicatorRow> rows) {
  fmt::memory_buffer text;
  for (const IndicatorRow& row : rows) {
    fmt::format_to(std::back_inserter(text), "{},{},{},{},{:.6g}\n", replicate, to_string(row.month),
                   csv_field(row.indicator), csv_field(row.scope), row.value);
  }
  indicators_.write({text.data(), text.size()});
  indicators_.mark();
}

std::map<std::string, FileBeginning> RunTables::beginnings() {
  std::map<std::string, FileBeginning> all;
  for (PartFile* file : {&indicators_, &observables_, &gates_, &stocks_}) all[file->name()] = file->marked();
  return all;
}

std::vector<std::string> RunTables::keep() {
  std::vector<std::string> kept;
  for (PartFile* file : {&indicators_, &observables_, &gates_, &stocks_}) {
    file->keep();
    kept.push_back(file->name());
  }
  return kept;
}

std::vector<std::string> RunTables::keep_marked() noexcept {
  std::vector<std::string> kept;
  for (PartFile* file : {&indicators_, &observables_, &gates_, &stocks_}) {
    if (file->keep_marked()) kept.push_back(file->name());
  }
  return kept;
}

const std::vector<std::string>& run_file_names() {
  static const std::vector<std::string> names = with_dictionary(
      {"manifest.json", "indicators.csv", "observables.csv", "gates.csv", "stocks.csv", "months.csv", "results.nc",
       "fit.csv", "skill.csv", "fit_cells.csv", "report.html", "monthly.csv", "dashboard-1-corridor.yaml"});
  return names;
}

}  // namespace corridor
