// Parses and evaluates measures.
#include "analysis/record/measure.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>

#include "analysis/record/fit.hpp"
#include "analysis/record/observed.hpp"
#include "analysis/tables/forms.hpp"

namespace corridor {

namespace {

using Term = Measure::Term;

constexpr std::array<std::string_view, 4> kSeriesFilters{"place", "nationality", "party", "detail"};
constexpr std::array<std::string_view, 3> kGateFilters{"outcome", "policy", "at"};
constexpr std::array<std::string_view, 1> kIndicatorFilters{"scope"};

bool starts_with(const std::string& text, std::string_view start) { return text.rfind(start, 0) == 0; }

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = std::min(text.find(at, begin), text.size());
    std::string part = text.substr(begin, end - begin);
    part.erase(0, part.find_first_not_of(' '));
    part.erase(part.find_last_not_of(' ') + 1);
    parts.push_back(std::move(part));
    if (end == text.size()) return parts;
    begin = end + 1;
  }
}

void read_filter(const std::string& part, Term& term) {
  const std::size_t equals = part.find('=');
  if (equals == std::string::npos) {
    const auto months = parse_period(part);
    if (!months) throw WrongFormula(fmt::format("'{}' is no period", part));
    term.months = *months;
    return;
  }
  const std::string column = part.substr(0, equals);
  const auto known = [&](const auto& columns) { return std::ranges::count(columns, column) > 0; };
  if (starts_with(term.name, "gate:")        ? !known(kGateFilters)
      : starts_with(term.name, "indicator:") ? !known(kIndicatorFilters)
                                             : !known(kSeriesFilters))
    throw WrongFormula(fmt::format("'{}' cannot be split by '{}'", term.name, column));
  term.filters[column] = split(part.substr(equals + 1), '|');
}

/// Takes the name of a run off the front of a term's name.
void take_run(const std::vector<std::string>& runs, Term& term) {
  if (runs.empty()) return;
  const std::size_t colon = std::min(term.name.find(':'), term.name.size());
  const std::string run = term.name.substr(0, colon);
  const auto found = std::ranges::find(runs, run);
  if (found == runs.end() || colon == term.name.size())
    throw WrongFormula(
        fmt::format("'{}' does not say which run it is of; begin it with {}:", term.name, fmt::join(runs, ": or ")));
  term.run = static_cast<std::size_t>(found - runs.begin());
  term.name.erase(0, colon + 1);
}

/// [RUN:]series[filters, period]
Term read_term(FormulaText& text, const std::vector<std::string>& runs) {
  const std::string rest{text.rest()};
  const std::size_t open = rest.find('['), close = rest.find(']');
  if (open == std::string::npos || close == std::string::npos || close < open)
    throw WrongFormula(fmt::format("'{}' is no term; write series[filters, period]", rest));
  Term term;
  term.name = split(rest.substr(0, open), ';').front();
  take_run(runs, term);
  for (const std::string& part : split(rest.substr(open + 1, close - open - 1), ',')) read_filter(part, term);
  if (term.months.size() == 0) throw WrongFormula(fmt::format("'{}' has no period", term.name));
  text.take(close + 1);
  return term;
}

bool passes(const Term& term, const char* column, const std::string& value) {
  const auto filter = term.filters.find(column);
  return filter == term.filters.end() || std::ranges::count(filter->second, value) > 0;
}

double of_series(const Term& term, const MeasureTables& tables) {
  if (!tables.series.contains(term.name)) throw WrongFormula(fmt::format("no series is called '{}'", term.name));
  const Names& names = tables.observables.names;
  const auto detail = term.filters.find("detail");
  const auto has_detail = [&](const std::string& text) {
    return detail == term.filters.end() ||
           std::ranges::any_of(detail->second, [&](const std::string& parts) { return has_every_part(text, parts); });
  };
  double sum = 0;
  const auto cells = tables.observables.series.find(term.name);
  if (cells == tables.observables.series.end()) return 0;
  for (const ObservableCell& cell : cells->second) {
    if (term.months.contains(cell.month) && passes(term, "place", names[cell.place]) &&
        passes(term, "nationality", names[cell.nationality]) && passes(term, "party", names[cell.party]) &&
        has_detail(names[cell.detail]))
      sum += cell.value;
  }
  return tables.levels.contains(term.name) ? sum / term.months.size() : sum;
}

double of_gate(const Term& term, const MeasureTables& tables) {
  const std::string gate = term.name.substr(5);
  bool known = false;
  double sum = 0;
  for (const MeasureTables::GateCell& cell : tables.gates) {
    if (cell.gate != gate) continue;
    known = true;
    if (term.months.contains(cell.month) && passes(term, "outcome", cell.outcome) &&
        passes(term, "policy", cell.policy) && passes(term, "at", cell.at))
      sum += cell.persons;
  }
  if (!known) throw WrongFormula(fmt::format("no gate is called '{}'", gate));
  return sum;
}

std::optional<double> of_indicator(const Term& term, const MeasureTables& tables) {
  const std::string name = term.name.substr(10);
  const auto scope = term.filters.find("scope");
  const auto line = tables.indicators.find({name, scope == term.filters.end() ? "overall" : scope->second.front()});
  if (line == tables.indicators.end()) return std::nullopt;  // not defined in this run, for example without refusals
  double sum = 0;
  int months = 0;
  for (const auto& [month, value] : line->second) {
    if (!term.months.contains(month)) continue;
    sum += value;
    ++months;
  }
  return months == 0 ? std::nullopt : std::optional(sum / months);
}

std::optional<double> value_of(const Term& term, const MeasureTables& tables) {
  if (!tables.observables.months.contains(term.months)) return std::nullopt;
  if (starts_with(term.name, "indicator:")) return of_indicator(term, tables);
  return starts_with(term.name, "gate:") ? of_gate(term, tables) : of_series(term, tables);
}

}  // namespace

Measure::Measure(const std::string& text, const Position& at, const std::string& path,
                 const std::vector<std::string>& runs)
    : at_(at), path_(path) {
  try {
    formula_ = Formula::sum(text, [&](FormulaText& rest) {
      terms_.push_back(read_term(rest, runs));
      return terms_.size() - 1;
    });
  } catch (const WrongFormula& wrong) {
    throw ConfigError({{at, path, wrong.what(), "analysis/record/measure.hpp shows how measures are written", ""}});
  }
}

std::optional<double> Measure::of(const MeasureTables& tables) const {
  const std::array<const MeasureTables*, 1> alone{&tables};
  return of(alone);
}

std::optional<double> Measure::of(std::span<const MeasureTables* const> runs) const {
  try {
    return formula_.value([&](std::size_t term) { return value_of(terms_[term], *runs[terms_[term].run]); },
                          ByZero::kNoValue);
  } catch (const WrongFormula& problem) {
    throw ConfigError({{at_, path_, problem.what(), "", ""}});
  }
}

MeasureTables read_measure_tables(const std::string& directory) {
  const nlohmann::json manifest = read_manifest(directory);
  MeasureTables tables;
  tables.observables = read_observables(directory, manifest);
  tables.levels = level_series(manifest);
  for (const auto& [name, shape] : manifest.at("series").items()) tables.series.insert(name);
  const PlayedMonths played = played_months(manifest);
  const auto share = [&](std::string_view value, Month month) {
    double number = 0;
    std::from_chars(value.data(), value.data() + value.size(), number);
    return number / played.replicates(month);
  };
  for_each_row(directory, gates_form(), [&](std::span<const std::string_view> row) {
    const Month month = read_month(row[1]);
    tables.gates.push_back({month, std::string{row[2]}, std::string{row[3]}, std::string{row[4]}, std::string{row[5]},
                            share(row[6], month)});
  });
  for_each_row(directory, indicators_form(), [&](std::span<const std::string_view> row) {
    const Month month = read_month(row[1]);
    tables.indicators[{std::string{row[2]}, std::string{row[3]}}][month] += share(row[4], month);
  });
  return tables;
}

}  // namespace corridor
