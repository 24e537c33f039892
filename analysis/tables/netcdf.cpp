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
#include <tuple>
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
constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();
/// A variable in the file, and one replicate of it.
struct Filled {
  const Variable* variable;
  int id = -1;
  std::vector<double> cells;  ///< Labels of the first axis, then time, then the other axes.
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
  file.text(replicate, "standard_name", "realization");
  file.text(replicate, "long_name", "replicate, from 0: differs from others by luck alone, so average over them");
  file.text(replicate, "units", "1");
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

std::string cell_methods_of(const Variable& variable) {
  switch (variable.time) {
    case SeriesTime::kInMonth:
      return "time: sum";
    case SeriesTime::kAtEnd:
      return "time: point (comment: at the end of the month)";
    case SeriesTime::kMeanOverDays:
      return "time: mean (comment: over the days of the month)";
  }
  return "";
}

void describe(const NetcdfFile& file, int id, const Variable& variable) {
  const MeasureFacts& facts = facts_of(variable.measure);
  file.text(id, "long_name", variable.long_name);
  file.text(id, "units", "1");
  if (!variable.real()) {
    file.text(id, "counts", "persons");
    file.text(id, "cell_methods", cell_methods_of(variable));
  }
  file.text(id, "measure", std::string(facts.name));
  file.text(id, "over_cells", std::string(facts.over_cells));
  file.text(id, "over_months", std::string(facts.over_months));
  file.text(id, "over_replicates", std::string(facts.over_replicates));
  std::string coordinates;
  for (const Split& split : variable.splits) {
    for (const SharedAxis& axis : split.axes) coordinates += NetcdfDimensions::coordinates_of(*axis);
  }
  if (!coordinates.empty()) file.text(id, "coordinates", coordinates.substr(1));
}

/// A chunk is what a replicate has at one label of the first axis: those that it cannot have are never written.
int define(const NetcdfFile& file, NetcdfDimensions& dimensions, const Frame& frame, const Variable& variable) {
  std::vector<int> ids{frame.replicate_dimension, frame.time_dimension};
  std::vector<std::size_t> chunks{1, frame.months};
  for (const Split& split : variable.splits) {
    for (const SharedAxis& axis : split.axes) {
      chunks.push_back(ids.size() == 2 ? 1 : axis->labels.size());
      ids.push_back(dimensions.of(*axis));
    }
  }
  int id = -1;
  // Counts too: doubles hold them exactly, have a value for what is missing, and R knows no integers of 64 bits.
  file.check(nc_def_var(file.id(), variable.name.c_str(), NC_DOUBLE, static_cast<int>(ids.size()), ids.data(), &id));
  file.check(nc_def_var_chunking(file.id(), id, NC_CHUNKED, chunks.data()));
  file.check(nc_def_var_deflate(file.id(), id, 1, 1, kDeflateLevel));
  file.check(nc_def_var_fill(file.id(), id, NC_FILL, &kMissing));
  describe(file, id, variable);
  return id;
}

void write_replicate(const NetcdfFile& file, const Frame& frame, const Filling& filling, std::size_t replicate) {
  for (const Filled& one : filling) {
    const Variable& variable = *one.variable;
    std::vector<std::size_t> start{replicate, 0}, count{1, frame.months};
    for (const Split& split : variable.splits) {
      for (const SharedAxis& axis : split.axes) {
        count.push_back(start.size() == 2 ? 1 : axis->labels.size());
        start.push_back(0);
      }
    }
    for (std::size_t first = 0; first < variable.firsts(); ++first) {
      if (start.size() > 2) start[2] = variable.at.empty() ? first : variable.at[first];
      file.check(nc_put_vara_double(file.id(), one.id, start.data(), count.data(),
                                    one.cells.data() + first * frame.months * variable.width()));
    }
  }
}

/// Months played start at zero (a row that is absent counts nobody); the others are missing. Indicators are
/// absent until stated.
void clear_cells(const Frame& frame, Filling& filling, std::size_t replicate) {
  for (Filled& one : filling) {
    const bool real = one.variable->real();
    const std::size_t width = one.variable->width(), block = frame.months * width;
    one.cells.assign(one.variable->firsts() * block, kMissing);
    const std::size_t played = static_cast<std::size_t>(frame.months_done[replicate]) * width;
    for (std::size_t begin = 0; !real && begin < one.cells.size(); begin += block)
      std::fill_n(one.cells.begin() + static_cast<std::ptrdiff_t>(begin), played, 0.0);
  }
}

/// Where a row of a month stands in `Filled::cells`.
std::size_t cell_of(const Variable& variable, const Frame& frame, std::span<const std::string_view> row,
                    std::size_t month) {
  std::size_t cell = 0;
  for (const Split& split : variable.splits) cell = cell * split.width() + split.cell(row[split.column]);
  const std::size_t width = variable.width();
  std::size_t first = cell / width;
  if (!variable.at.empty()) {
    const auto found = std::lower_bound(variable.at.begin(), variable.at.end(), first);
    if (found == variable.at.end() || *found != first)
      throw Defect(fmt::format("{} of results.nc has no value at '{}'", variable.name, row[variable.splits[0].column]));
    first = static_cast<std::size_t>(found - variable.at.begin());
  }
  return (first * frame.months + month) * width + cell % width;
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
    const std::size_t month = index_among(frame.played, read_month(row[table.month_column]));
    const std::size_t cell = cell_of(*one.variable, frame, row, month);
    const std::string_view text = row[table.value_column];
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    double& cell_now = one.cells.at(cell);
    cell_now = one.variable->real() ? value : cell_now + value;  // localities of one place are rows of their own
  });
  for (; replicate < frame.months_done.size(); ++replicate) {
    write_replicate(file, frame, filling, replicate);
    if (replicate + 1 < frame.months_done.size()) clear_cells(frame, filling, replicate + 1);
  }
}

void describe_file(const NetcdfFile& file, const nlohmann::json& manifest) {
  file.text(NC_GLOBAL, "Conventions", "CF-1.8");
  file.text(NC_GLOBAL, "title", title_of_run(manifest));
  file.text(NC_GLOBAL, "source",
            "Corridor " + manifest.at("version").get<std::string>() + ", an agent-based simulator of border migration");
  file.text(
      NC_GLOBAL, "comment",
      "Simulated persons, not observations. Encounters count events: one person can be met more than once. A missing "
      "value is a month that was not played, or a place at which the series is not counted.");
}

/// What kind of place each label of `place` is, and where on a map: the middle of the places that it governs.
void write_places(const NetcdfFile& file, const World& world) {
  int dimension = -1;
  if (nc_inq_dimid(file.id(), "place", &dimension) != NC_NOERR) return;
  std::vector<double> latitudes, longitudes;
  for (std::size_t j = 0; j < world.jurisdictions.size(); ++j) {
    if (world.jurisdictions[j].kind == JurisdictionKind::kLocality) continue;
    double latitude = 0, longitude = 0, places = 0;
    for (const Place& place : world.places) {
      if (place.jurisdiction != Id<Jurisdiction>{j}) continue;
      latitude += place.latitude;
      longitude += place.longitude;
      ++places;
    }
    latitudes.push_back(latitude / places);  // not a number where it governs none
    longitudes.push_back(longitude / places);
  }
  for (const auto& [name, values, units] :
       {std::tuple{"latitude", &latitudes, "degrees_north"}, std::tuple{"longitude", &longitudes, "degrees_east"}}) {
    int id = -1;
    file.check(nc_def_var(file.id(), name, NC_DOUBLE, 1, &dimension, &id));
    file.text(id, "standard_name", name);
    file.text(id, "long_name", std::string(name) + " of the middle of its towns and posts");
    file.text(id, "units", units);
    file.check(nc_put_var_double(file.id(), id, values->data()));
  }
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
  describe_file(file, manifest);
  define_frame(file, frame);
  write_bounds(file, frame, manifest);
  NetcdfDimensions dimensions{file};
  const std::vector<VariableTable> tables = result_variables(world, register_of(world));
  std::vector<Filling> fillings(tables.size());
  for (std::size_t t = 0; t < tables.size(); ++t) {
    for (const Variable& variable : tables[t].variables)
      fillings[t].push_back({&variable, define(file, dimensions, frame, variable), {}});
  }
  for (std::size_t t = 0; t < tables.size(); ++t) {
    fill(directory, file, frame, tables[t], fillings[t]);
    fillings[t].clear();
  }
  write_places(file, world);
  file.keep();
}

}  // namespace corridor
