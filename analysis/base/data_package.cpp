// Forms as a Frictionless Data Package and as Markdown.
#include "analysis/base/data_package.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "analysis/base/csv.hpp"
#include "analysis/base/measures.hpp"

namespace corridor {
namespace {

using Json = nlohmann::ordered_json;

/// Types of the Table Schema specification.
const char* type_name(Column::Type type) {
  switch (type) {
    case Column::Type::kNumber:
      return "number";
    case Column::Type::kInteger:
      return "integer";
    case Column::Type::kDay:
      return "date";
    case Column::Type::kMonth:
      return "yearmonth";
    default:
      return "string";
  }
}

Json bound(const Column& column, double value) {
  return column.type == Column::Type::kInteger ? Json(static_cast<long>(value)) : Json(value);
}

/// What of a number may be added up; of results, where it is told of some columns.
void add_measure(const Column& column, Json& field) {
  if (column.measure == Column::Measure::kNone) return;
  const MeasureFacts& facts = facts_of(column.measure);
  field["measure"] = facts.name;
  field["aggregation"] = {
      {"cells", facts.over_cells}, {"months", facts.over_months}, {"replicates", facts.over_replicates}};
}

Json field_of(const Column& column) {
  Json field{{"name", column.name}, {"type", type_name(column.type)}, {"description", column.about}};
  if (!column.unit.empty()) field["unit"] = column.unit;
  if (!column.refers_to.empty()) field["refersTo"] = column.refers_to;
  if (!column.codes.empty()) field["codeLists"] = column.codes;
  add_measure(column, field);
  Json constraints = Json::object();
  if (!column.may_be_empty) constraints["required"] = true;
  if (std::isfinite(column.low)) constraints["minimum"] = bound(column, column.low);
  if (std::isfinite(column.high)) constraints["maximum"] = bound(column, column.high);
  if (!column.choices.empty()) constraints["enum"] = column.choices;
  if (!constraints.empty()) field["constraints"] = constraints;
  if (column.may_be_absent) field["optional"] = true;
  return field;
}

Json resource_of(const TableForm& form) {
  Json fields = Json::array();
  for (const Column& column : form.columns) fields.push_back(field_of(column));
  Json schema{{"fields", fields}, {"missingValues", {""}}};
  if (!form.key.empty()) schema["primaryKey"] = form.key;
  Json resource{{"name", form.file.substr(0, form.file.find('.'))},
                {"path", form.file},
                {"profile", "tabular-data-resource"},
                {"description", fmt::format("A row is {}.{}{}", form.about, form.note.empty() ? "" : " ", form.note)},
                {"encoding", "utf-8"},
                {"schema", schema}};
  return resource;
}

/// Bars part the cells of a Markdown table.
std::string escaped(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    if (c == '|') safe += '\\';
    safe += c;
  }
  return safe;
}

/// What rows have to be together, in sentences.
std::string rules_of(const TableForm& form) {
  std::string text;
  if (!form.key.empty()) text += fmt::format(" No two rows agree in {}.", fmt::join(form.key, ", "));
  if (!form.complete.empty()) text += fmt::format(" Every {} has a row.", fmt::join(form.complete, " and "));
  if (form.whole)
    text += form.whole->of.empty()
                ? fmt::format(" The column {} sums to 1.", form.whole->share)
                : fmt::format(" For each {}, {} sums to 1.", fmt::join(form.whole->of, " and "), form.whole->share);
  if (form.may_be_missing) text += " The file may be left out.";
  if (!form.note.empty()) text += " " + form.note;
  return text;
}

}  // namespace

std::string header_of(const TableForm& form) {
  std::string line;
  for (const Column& column : form.columns) line += (line.empty() ? "" : ",") + csv_field(column.name);
  return line + '\n';
}

std::string data_package(const std::string& name, const std::string& title, std::span<const TableForm> forms) {
  Json resources = Json::array();
  for (const TableForm& form : forms) resources.push_back(resource_of(form));
  return Json{{"profile", "tabular-data-package"}, {"name", name}, {"title", title}, {"resources", resources}}.dump(
             1, ' ', false, Json::error_handler_t::replace) +
         '\n';
}

std::string as_markdown(std::span<const TableForm> forms) {
  std::string text;
  for (const TableForm& form : forms) {
    text += fmt::format("## `{}`\n\nA row is {}.{}\n\n| column | holds | meaning |\n|---|---|---|\n", form.file,
                        form.about, rules_of(form));
    for (const Column& column : form.columns) {
      const std::string unit = column.unit.empty() ? "" : ", in " + column.unit;
      const std::string left_out = column.may_be_absent ? " (may be left out)" : column.may_be_empty ? " or empty" : "";
      text += fmt::format("| `{}` | {}{}{} | {} |\n", column.name, escaped(what_it_takes(column)), unit, left_out,
                          escaped(column.about));
    }
    text += '\n';
  }
  if (!text.empty()) text.pop_back();
  return text;
}

}  // namespace corridor
