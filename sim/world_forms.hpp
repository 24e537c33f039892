// The tables of a world folder, declared: what each holds, in the order in which they are read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/input/table_form.hpp"

namespace corridor {

/// Every CSV table of a world.
const std::vector<TableForm>& world_forms();
/// By file name; a Defect when there is none.
const TableForm& world_form(std::string_view file);

// What columns refer to in `world_forms`, beside the kinds of jurisdiction ("country", "state", "sector", "port",
// "area", "locality").
inline constexpr const char* kAnyJurisdiction = "jurisdiction";
inline constexpr const char* kAnyPlace = "place";
inline constexpr const char* kAnyNationality = "nationality";
inline constexpr const char* kAnyMode = "mode of travel";

/// Kinds of jurisdiction, as `JurisdictionKind`.
const std::vector<std::string>& jurisdiction_kind_names();
/// As `Side`.
const std::vector<std::string>& side_names();
/// Where a number of a world is from: published, fitted, or chosen by those who built it.
const std::vector<std::string>& status_names();

}  // namespace corridor
