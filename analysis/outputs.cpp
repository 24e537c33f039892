// Writes the tables of a run month by month.
#include "analysis/outputs.hpp"

#include <fmt/format.h>

#include <iterator>
#include <map>
#include <tuple>

namespace corridor {
namespace {

std::string jurisdiction_id(const World& world, Id<Jurisdiction> where) {
  return where ? csv_field(world.jurisdictions[where.index()].id) : std::string{};
}

}  // namespace

std::array<PublishedSeries, kSeriesCount> published_series(const World& world) {
  std::array<PublishedSeries, kSeriesCount> all;
  for (std::size_t i = 0; i < kSeriesCount; ++i) {
    const SeriesShape& shape = series_shapes()[i];
    const std::string neutral{shape.name};
    const auto label = world.labels.find("series." + neutral);
    all[i].name = label == world.labels.end() ? neutral : label->second;
    for (const std::string& detail : shape.details) all[i].details.push_back(detail_label(world, detail));
  }
  return all;
}

std::vector<PublishedCell> published_cells(const std::array<PublishedSeries, kSeriesCount>& series,
                                           const Tally& tally) {
  std::map<std::tuple<std::size_t, std::uint16_t, int, int, std::size_t>, Persons> sums;
  for (const Tally::Row& row : tally.series_rows()) {
    const std::vector<std::string>& details = series[index_of(row.series)].details;
    std::size_t detail = 0;
    while (details[detail] != details[row.detail]) ++detail;
    sums[{index_of(row.series), row.place.value, row.nationality, row.party, detail}] += row.value;
  }
  std::vector<PublishedCell> cells;
  for (const auto& [cell, value] : sums) {
    const auto& [of, place, nationality, party, detail] = cell;
    const bool split = place != Id<Jurisdiction>{}.value;
    cells.push_back({of, split ? Id<Jurisdiction>{place} : Id<Jurisdiction>{}, nationality, party, detail, value});
  }
  return cells;
}

nlohmann::json series_manifest(const World& world) {
  nlohmann::json all = nlohmann::json::object();
  const auto published = published_series(world);
  for (std::size_t i = 0; i < kSeriesCount; ++i) {
    const SeriesShape& shape = series_shapes()[i];
    nlohmann::json details = nlohmann::json::array();
    for (std::size_t d = 0; d < shape.details.size(); ++d) {
      if (!shape.details[d].empty()) details.push_back({{"key", shape.details[d]}, {"name", published[i].details[d]}});
    }
    all[published[i].name] = {{"key", shape.name}, {"level", shape.level}, {"details", details}};
  }
  return all;
}

RunTables::RunTables(const std::string& directory, const World& world, const PolicySet& policies)
    : world_(&world),
      policies_(&policies),
      series_(published_series(world)),
      observables_(directory, "observables.csv"),
      gates_(directory, "gates.csv"),
      stocks_(directory, "stocks.csv"),
      indicators_(directory, "indicators.csv") {
  observables_.write("replicate,series,month,place,nationality,party,detail,value\n");
  gates_.write("replicate,month,gate,jurisdiction,outcome,policy,persons\n");
  stocks_.write("replicate,month,state,jurisdiction,persons\n");
  indicators_.write("replicate,month,indicator,scope,value\n");
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
    fmt::format_to(
        std::back_inserter(text), "{}{},{},{},{},{},{},{}\n", lead, series.name, when,
        jurisdiction_id(*world_, cell.place),
        cell.nationality < 0 ? std::string{} : world_->nationalities[static_cast<std::size_t>(cell.nationality)].id,
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
  static const std::vector<std::string> names{"manifest.json", "indicators.csv", "observables.csv",
                                              "gates.csv",     "stocks.csv",     "results.nc",
                                              "fit.csv",       "fit_cells.csv",  "report.html"};
  return names;
}

std::string csv_field(const std::string& text) {
  if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace corridor
