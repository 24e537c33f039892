// What tables hold, for machines and for readers, from their forms: a Frictionless Data Package beside results
// (https://specs.frictionlessdata.io/data-package), Markdown for documentation.
#pragma once

#include <nlohmann/json.hpp>
#include <span>
#include <string>

#include "sim/input/table_form.hpp"

namespace corridor {

inline constexpr const char* kDataPackage = "datapackage.json";

/// The header line of a table, with its line end.
std::string header_of(const TableForm& form);

/// The data package of tables that lie in one folder, as JSON text: by table its columns with type, unit, range and
/// meaning, its key and its notes.
std::string data_package(const std::string& name, const std::string& title, std::span<const TableForm> forms);

/// The same as a page: a section a table, a row a column.
std::string as_markdown(std::span<const TableForm> forms);

}  // namespace corridor
