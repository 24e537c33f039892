// Fills dense NetCDF arrays from the tables of a run, one replicate at a time.
#include "analysis/tables/netcdf.hpp"

#include <fmt/format.h>
#include <netcdf.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <map>
#include <set>
#include <vector>

#include "analysis/tables/extent.hpp"
#include "analysis/tables/netcdf_file.hpp"
#include "analysis/tables/read.hpp"
#include "sim/input/errors.hpp"
#include "sim/units.hpp"

namespace corridor {
namespace {

constexpr int kDeflateLevel = 4;
constexpr long long kNotPlayed = -1;  ///< Fill value of counts.
constexpr std::string_view kObservablesHeader = "replicate,series,month,place,nationality,party,detail,value";
constexpr std::string_view kStocksHeader = "replicate,month,state,jurisdiction,persons";
constexpr std::string_view kIndicatorsHeader = "replicate,month,indicator,scope,value";

/// One variable: its axes after replicate and time, and where its table has them.
struct Variable {
  std::string name, long_name;
  std::vector<Axis> axes;
  std::vector<std::size_t> columns;  ///< Field of each axis in the row.
  bool real = false;                 ///< Indicators; counts otherwise.
  bool level = false;
  int id = -1;
  std::vector<double> cells;  ///< One replicate: time, then the axes.

  std::size_t width() const {
    std::size_t size = 1;
    for (const Axis& axis : axes) size *= axis.values.size();
    return size;
  }
};

/// A table and how its rows find their variable.
struct Table {
  std::string file;
  std::string_view header;
  std::size_t month_column, value_column;
  std::vector<std::size_t> axis_columns;
  std::vector<std::string> axis_names;
  int name_column;  ///< -1: the whole table is one variable.
};

const std::vector<Table>& tables() {
  static const std::vector<Table> all{
      {"observables.csv", kObservablesHeader, 2, 7, {3, 4, 5, 6}, {"place", "nationality", "party", "detail"}, 1},
      {"stocks.csv", kStocksHeader, 1, 4, {2, 3}, {"state", "jurisdiction"}, -1},
      {"indicators.csv", kIndicatorsHeader, 1, 4, {3}, {"scope"}, 2},
  };
  return all;
}

/// "P-1:q_transit" becomes "indicator_P_1_q_transit"; series keep their names.
std::string variable_name(const Table& table, std::span<const std::string_view> row) {
  if (table.name_column < 0) return "stocks";
  std::string name{row[static_cast<std::size_t>(table.name_column)]};
  if (table.file != "indicators.csv") return name;
  for (char& c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  }
  return "indicator_" + name;
}

using Variables = std::map<std::string, Variable>;

/// First pass: which variables there are, and which values each axis takes. Axes that are always empty are left out.
Variables survey(const std::string& directory, const Table& table) {
  std::map<std::string, std::vector<std::set<std::string, std::less<>>>> found;
  std::map<std::string, std::string> long_names;
  for_each_row(directory + "/" + table.file, table.header, [&](std::span<const std::string_view> row) {
    const std::string name = variable_name(table, row);
    auto& values = found[name];
    if (values.empty()) {
      values.resize(table.axis_columns.size());
      long_names[name] = table.name_column < 0 ? "persons in each state at the end of the month"
                                               : std::string{row[static_cast<std::size_t>(table.name_column)]};
    }
    for (std::size_t a = 0; a < table.axis_columns.size(); ++a) {
      if (!values[a].contains(row[table.axis_columns[a]])) values[a].emplace(row[table.axis_columns[a]]);
    }
  });
  Variables variables;
  for (const auto& [name, values] : found) {
    Variable& variable = variables[name];
    variable.name = name;
    variable.long_name = long_names[name];
    variable.real = table.file == "indicators.csv";
    for (std::size_t a = 0; a < values.size(); ++a) {
      if (values[a].size() == 1 && values[a].contains("")) continue;
      variable.axes.push_back({table.axis_names[a], {values[a].begin(), values[a].end()}});
      variable.columns.push_back(table.axis_columns[a]);
    }
  }
  return variables;
}

struct Frame {
  std::vector<int> months_done;
  MonthRange played;
  std::size_t months = 0;
  int replicate_dimension = -1, time_dimension = -1;
};

int days_since_epoch(Day day) { return static_cast<int>((day - Day{std::chrono::year{2000} / 1 / 1}).count()); }

void define_frame(const NetcdfFile& file, Frame& frame) {
  file.check(nc_def_dim(file.id(), "replicate", frame.months_done.size(), &frame.replicate_dimension));
  file.check(nc_def_dim(file.id(), "time", frame.months, &frame.time_dimension));
  int replicate = -1, time = -1;
  file.check(nc_def_var(file.id(), "replicate", NC_INT, 1, &frame.replicate_dimension, &replicate));
  file.check(nc_def_var(file.id(), "time", NC_INT, 1, &frame.time_dimension, &time));
  file.text(replicate, "long_name", "replicate, from 0");
  file.text(time, "standard_name", "time");
  file.text(time, "long_name", "first day of the month");
  file.text(time, "units", "days since 2000-01-01");
  file.text(time, "calendar", "proleptic_gregorian");
  file.text(time, "axis", "T");
  file.text(time, "bounds", "time_bnds");
  std::vector<int> replicates, days;
  for (std::size_t r = 0; r < frame.months_done.size(); ++r) replicates.push_back(static_cast<int>(r));
  for (const Month month : frame.played) days.push_back(days_since_epoch(first_day(month)));
  file.check(nc_put_var_int(file.id(), replicate, replicates.data()));
  file.check(nc_put_var_int(file.id(), time, days.data()));
}

/// The days that each month holds, [from, to): fewer than the month has where the period cuts it.
void write_bounds(const NetcdfFile& file, const Frame& frame, const nlohmann::json& manifest) {
  std::array<int, 2> dimensions{frame.time_dimension, -1};
  int bounds = -1;
  file.check(nc_def_dim(file.id(), "bnds", 2, &dimensions[1]));
  file.check(nc_def_var(file.id(), "time_bnds", NC_INT, 2, dimensions.data(), &bounds));
  std::vector<int> days;
  for (const MonthOfRun& month : months_of_run(manifest)) {
    for (const Day day : {month.from, month.to}) days.push_back(days_since_epoch(day));
  }
  file.check(nc_put_var_int(file.id(), bounds, days.data()));
}

void define(const NetcdfFile& file, NetcdfDimensions& dimensions, const Frame& frame, Variable& variable) {
  std::vector<int> ids{frame.replicate_dimension, frame.time_dimension};
  std::vector<std::size_t> chunks{1, frame.months};
  for (const Axis& axis : variable.axes) {
    ids.push_back(dimensions.of(axis));
    chunks.push_back(axis.values.size());
  }
  file.check(nc_def_var(file.id(), variable.name.c_str(), variable.real ? NC_DOUBLE : NC_INT64,
                        static_cast<int>(ids.size()), ids.data(), &variable.id));
  file.check(nc_def_var_chunking(file.id(), variable.id, NC_CHUNKED, chunks.data()));
  file.check(nc_def_var_deflate(file.id(), variable.id, 1, 1, kDeflateLevel));
  const double nan = std::numeric_limits<double>::quiet_NaN();
  file.check(
      nc_def_var_fill(file.id(), variable.id, NC_FILL, variable.real ? static_cast<const void*>(&nan) : &kNotPlayed));
  file.text(variable.id, "long_name", variable.long_name);
  file.text(variable.id, "units", variable.real ? "1" : "persons");
  if (!variable.real) file.text(variable.id, "cell_methods", variable.level ? "time: point" : "time: sum");
}

void write_replicate(const NetcdfFile& file, const Frame& frame, Variables& variables, std::size_t replicate) {
  for (auto& [name, variable] : variables) {
    std::vector<std::size_t> start{replicate, 0}, count{1, frame.months};
    for (const Axis& axis : variable.axes) {
      start.push_back(0);
      count.push_back(axis.values.size());
    }
    file.check(nc_put_vara_double(file.id(), variable.id, start.data(), count.data(), variable.cells.data()));
  }
}

/// Months played start at zero (a row that is absent counts nobody); the others hold the fill value. Indicators are
/// absent until stated.
void clear_cells(const Frame& frame, Variables& variables, std::size_t replicate) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (auto& [name, variable] : variables) {
    const std::size_t width = variable.width();
    variable.cells.assign(frame.months * width, variable.real ? nan : static_cast<double>(kNotPlayed));
    const auto played = static_cast<std::ptrdiff_t>(static_cast<std::size_t>(frame.months_done[replicate]) * width);
    if (!variable.real) std::fill(variable.cells.begin(), variable.cells.begin() + played, 0.0);
  }
}

void fill(const std::string& directory, const NetcdfFile& file, const Frame& frame, const Table& table,
          Variables& variables) {
  std::size_t replicate = 0;
  clear_cells(frame, variables, replicate);
  for_each_row(directory + "/" + table.file, table.header, [&](std::span<const std::string_view> row) {
    std::size_t of = 0;
    std::from_chars(row[0].data(), row[0].data() + row[0].size(), of);
    for (; replicate < of; clear_cells(frame, variables, ++replicate))
      write_replicate(file, frame, variables, replicate);
    Variable& variable = variables.at(variable_name(table, row));
    std::size_t cell = index_among(frame.played, read_month(row[table.month_column]));
    for (std::size_t a = 0; a < variable.axes.size(); ++a) {
      cell = cell * variable.axes[a].values.size() + variable.axes[a].index(row[variable.columns[a]]);
    }
    const std::string_view value = row[table.value_column];
    std::from_chars(value.data(), value.data() + value.size(), variable.cells.at(cell));
  });
  for (; replicate < frame.months_done.size(); ++replicate) {
    write_replicate(file, frame, variables, replicate);
    if (replicate + 1 < frame.months_done.size()) clear_cells(frame, variables, replicate + 1);
  }
}

}  // namespace

void write_netcdf(const std::string& directory, const nlohmann::json& manifest) {
  Frame frame;
  const PlayedMonths played = played_months(manifest);
  frame.months_done = played.done;
  frame.played = played.all();
  frame.months = static_cast<std::size_t>(frame.played.size());
  if (frame.months == 0) return;
  NetcdfFile file{directory, "results.nc"};
  file.text(NC_GLOBAL, "Conventions", "CF-1.8");
  file.text(NC_GLOBAL, "title", manifest.at("scenario").at("name").get<std::string>());
  file.text(NC_GLOBAL, "source",
            "Corridor " + manifest.at("version").get<std::string>() + ", an agent-based simulator of border migration");
  file.text(NC_GLOBAL, "comment",
            "Simulated persons, not observations. Encounters count events: one person can be met more than once.");
  define_frame(file, frame);
  write_bounds(file, frame, manifest);
  NetcdfDimensions dimensions{file};
  std::vector<Variables> variables;
  for (const Table& table : tables()) {
    variables.push_back(survey(directory, table));
    for (auto& [name, variable] : variables.back()) {
      variable.level = name == "stocks" ||
                       (manifest.at("series").contains(name) && manifest.at("series").at(name).at("level").get<bool>());
      define(file, dimensions, frame, variable);
    }
  }
  for (std::size_t t = 0; t < tables().size(); ++t) {
    if (!variables[t].empty()) fill(directory, file, frame, tables()[t], variables[t]);
  }
  file.keep();
}

}  // namespace corridor
