// Fills dense NetCDF arrays from the tables of a run, one replicate at a time.
#include "analysis/tables/netcdf.hpp"

#include <fmt/format.h>
#include <netcdf.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "analysis/tables/extent.hpp"
#include "analysis/tables/netcdf_file.hpp"
#include "analysis/tables/read.hpp"
#include "analysis/tables/variables.hpp"
#include "policies/register.hpp"
#include "sim/input/errors.hpp"
#include "sim/units.hpp"

namespace corridor {
namespace {

constexpr int kDeflateLevel = 4;
constexpr long long kNotPlayed = -1;  ///< Fill value of counts.
/// A variable in the file, and one replicate of it.
struct Filled {
  const Variable* variable;
  int id = -1;
  std::vector<double> cells;  ///< Time, then the axes.
};
using Filling = std::vector<Filled>;

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

int define(const NetcdfFile& file, NetcdfDimensions& dimensions, const Frame& frame, const Variable& variable) {
  std::vector<int> ids{frame.replicate_dimension, frame.time_dimension};
  std::vector<std::size_t> chunks{1, frame.months};
  for (const auto& axis : variable.axes) {
    ids.push_back(dimensions.of(*axis));
    chunks.push_back(axis->size());
  }
  int id = -1;
  file.check(nc_def_var(file.id(), variable.name.c_str(), variable.real ? NC_DOUBLE : NC_INT64,
                        static_cast<int>(ids.size()), ids.data(), &id));
  file.check(nc_def_var_chunking(file.id(), id, NC_CHUNKED, chunks.data()));
  file.check(nc_def_var_deflate(file.id(), id, 1, 1, kDeflateLevel));
  const double nan = std::numeric_limits<double>::quiet_NaN();
  file.check(nc_def_var_fill(file.id(), id, NC_FILL, variable.real ? static_cast<const void*>(&nan) : &kNotPlayed));
  file.text(id, "long_name", variable.long_name);
  file.text(id, "units", variable.real ? "1" : "persons");
  if (!variable.real) file.text(id, "cell_methods", variable.level ? "time: point" : "time: sum");
  return id;
}

void write_replicate(const NetcdfFile& file, const Frame& frame, const Filling& filling, std::size_t replicate) {
  for (const Filled& one : filling) {
    std::vector<std::size_t> start{replicate, 0}, count{1, frame.months};
    for (const auto& axis : one.variable->axes) {
      start.push_back(0);
      count.push_back(axis->size());
    }
    file.check(nc_put_vara_double(file.id(), one.id, start.data(), count.data(), one.cells.data()));
  }
}

/// Months played start at zero (a row that is absent counts nobody); the others hold the fill value. Indicators are
/// absent until stated.
void clear_cells(const Frame& frame, Filling& filling, std::size_t replicate) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (Filled& one : filling) {
    const bool real = one.variable->real;
    const std::size_t width = one.variable->width();
    one.cells.assign(frame.months * width, real ? nan : static_cast<double>(kNotPlayed));
    const auto played = static_cast<std::ptrdiff_t>(static_cast<std::size_t>(frame.months_done[replicate]) * width);
    if (!real) std::fill(one.cells.begin(), one.cells.begin() + played, 0.0);
  }
}

/// Finds the variable of a row. Throws Defect when the table names one that a run of this world cannot have.
class Finder {
 public:
  Finder(const VariableTable& table, Filling& filling) : table_(&table), filling_(&filling) {
    for (std::size_t v = 0; v < filling.size(); ++v) positions_.emplace(filling[v].variable->in_table, v);
  }
  Filled& of(std::span<const std::string_view> row) {
    if (table_->name_column < 0) return filling_->front();
    const std::string_view name = row[static_cast<std::size_t>(table_->name_column)];
    const auto found = positions_.find(name);
    if (found == positions_.end())
      throw Defect(fmt::format("'{}' of {} is not in results.nc", name, table_->form->file));
    return (*filling_)[found->second];
  }

 private:
  const VariableTable* table_;
  Filling* filling_;
  std::map<std::string, std::size_t, std::less<>> positions_;
};

void fill(const std::string& directory, const NetcdfFile& file, const Frame& frame, const VariableTable& table,
          Filling& filling) {
  std::size_t replicate = 0;
  Finder finder{table, filling};
  clear_cells(frame, filling, replicate);
  for_each_row(directory, *table.form, [&](std::span<const std::string_view> row) {
    std::size_t of = 0;
    std::from_chars(row[0].data(), row[0].data() + row[0].size(), of);
    for (; replicate < of; clear_cells(frame, filling, ++replicate)) write_replicate(file, frame, filling, replicate);
    Filled& one = finder.of(row);
    std::size_t cell = index_among(frame.played, read_month(row[table.month_column]));
    for (std::size_t a = 0; a < one.variable->axes.size(); ++a) {
      const Axis& axis = *one.variable->axes[a];
      cell = cell * axis.size() + axis.index(row[one.variable->columns[a]]);
    }
    const std::string_view value = row[table.value_column];
    std::from_chars(value.data(), value.data() + value.size(), one.cells.at(cell));
  });
  for (; replicate < frame.months_done.size(); ++replicate) {
    write_replicate(file, frame, filling, replicate);
    if (replicate + 1 < frame.months_done.size()) clear_cells(frame, filling, replicate + 1);
  }
}

void describe(const NetcdfFile& file, const nlohmann::json& manifest) {
  file.text(NC_GLOBAL, "Conventions", "CF-1.8");
  file.text(NC_GLOBAL, "title", title_of_run(manifest));
  file.text(NC_GLOBAL, "source",
            "Corridor " + manifest.at("version").get<std::string>() + ", an agent-based simulator of border migration");
  file.text(NC_GLOBAL, "comment",
            "Simulated persons, not observations. Encounters count events: one person can be met more than once.");
}

}  // namespace

void write_netcdf(const std::string& directory, const nlohmann::json& manifest, const World& world) {
  Frame frame;
  const PlayedMonths played = played_months(manifest);
  frame.months_done = played.done;
  frame.played = played.all();
  frame.months = static_cast<std::size_t>(frame.played.size());
  if (frame.months == 0) return;
  NetcdfFile file{directory, "results.nc"};
  describe(file, manifest);
  define_frame(file, frame);
  write_bounds(file, frame, manifest);
  NetcdfDimensions dimensions{file};
  const std::vector<VariableTable> tables = result_variables(world, shipped_register());
  std::vector<Filling> fillings(tables.size());
  for (std::size_t t = 0; t < tables.size(); ++t) {
    for (const Variable& variable : tables[t].variables)
      fillings[t].push_back({&variable, define(file, dimensions, frame, variable), {}});
  }
  for (std::size_t t = 0; t < tables.size(); ++t) {
    fill(directory, file, frame, tables[t], fillings[t]);
    fillings[t].clear();
  }
  file.keep();
}

}  // namespace corridor
