// Published series: what a run is held against.
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/record/forms.hpp"
#include "sim/input/errors.hpp"
#include "sim/units.hpp"
#include "sim/world.hpp"

namespace corridor {

/// A published figure: persons (or events) in a cell over whole months. An empty text means "all".
struct ObservedRow {
  std::string series,
      period;         ///< 2019-06, FY2017, FY2016-Q1, CY2018, 2019-H1, 2019-Q2, 2018-01..2018-08 (both within).
  MonthRange months;  ///< Of the period.
  std::string place, nationality, party,
      detail;  ///< Detail: parts between slashes; the simulated detail must have each of them.
  double value = 0;
  std::string source, used_for;  ///< used_for: calibration, input or validation.
  Position at;                   ///< File and line.
};

/// What published figures may be of: the names of one world.
struct ObservedNames {
  KnownNames known;                                         ///< Of `observed_form`.
  std::map<std::string, std::vector<std::string>> details;  ///< By series: the simulated details.
};
ObservedNames observed_names(const World& world);
/// The same from a run's manifest, which lists no localities.
ObservedNames observed_names(const nlohmann::json& manifest);

/// Reads every CSV of a folder (`observed_form`), by name. Problems: a folder that cannot be read or holds no CSV, what
/// lies outside of the form, a name that the world does not have, a cell given twice, a granularity that is not the
/// row's own. Without names, those are not checked.
std::vector<ObservedRow> read_observed(const std::string& directory, const ObservedNames& names, Problems& problems);

/// Months of a period; nothing when it is none.
std::optional<MonthRange> parse_period(std::string_view period);

/// A simulated detail ("cap_local/convicted") has each of the parts between slashes that a published one names.
bool has_every_part(std::string_view detail, std::string_view parts);

/// `month`, `month x nationality`, `FY x place`, ...: the kind of period and what the cell is split by.
std::string granularity_of(const ObservedRow& row);

}  // namespace corridor
