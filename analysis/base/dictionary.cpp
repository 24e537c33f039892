// The codes of a folder as a table.
#include "analysis/base/dictionary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

#include "analysis/base/csv.hpp"
#include "analysis/base/data_package.hpp"
#include "analysis/base/files.hpp"
#include "sim/input/csv_records.hpp"
#include "sim/input/errors.hpp"

namespace corridor {
namespace {

using Measure = Column::Measure;

/// Those that the tables use, in the order in which they are told.
Codes used_codes(std::span<const TableForm> forms, const Codes& codes) {
  std::set<std::string> lists;
  for (const TableForm& form : forms) {
    for (const Column& column : form.columns) lists.insert(column.codes.begin(), column.codes.end());
  }
  Codes used;
  std::copy_if(codes.begin(), codes.end(), std::back_inserter(used),
               [&](const Code& code) { return lists.contains(code.list); });
  for (const std::string& list : lists) {
    if (std::none_of(used.begin(), used.end(), [&](const Code& code) { return code.list == list; }))
      throw Defect("nothing says what the codes of the list " + list + " mean");
  }
  return used;
}

std::string codes_csv(const Codes& codes) {
  std::string text = header_of(codes_form());
  for (const Code& code : codes) {
    const bool measures = code.measure != Measure::kNone;
    const MeasureFacts& facts = facts_of(code.measure);
    text += fmt::format("{},{},{},{},{},{},{},{},{},{}\n", csv_field(code.list), csv_field(code.code),
                        csv_field(code.of), csv_field(code.name), csv_field(code.meaning), csv_field(code.unit),
                        measures ? facts.name : "", measures ? facts.over_cells : "", measures ? facts.over_months : "",
                        measures ? facts.over_replicates : "");
  }
  return text;
}

}  // namespace

const Meaning& meaning_of(std::span<const Meaning> meanings, std::string_view key) {
  const auto found = std::find_if(meanings.begin(), meanings.end(), [&](const Meaning& one) { return one.key == key; });
  if (found == meanings.end()) throw Defect(fmt::format("nothing says what '{}' means", key));
  return *found;
}

Codes codes_of(const std::string& list, std::span<const Meaning> meanings) {
  Codes codes;
  for (const Meaning& one : meanings)
    codes.push_back({list, std::string(one.key), std::string(one.name), std::string(one.meaning)});
  return codes;
}

const TableForm& codes_form() {
  using namespace column;
  static const TableForm form{
      .file = "codes.csv",
      .about = "a code that cells of the other tables hold, and what it means",
      .columns =
          {name("list", "the list of codes; datapackage.json says which column holds codes of which (codeLists)"),
           text("code", "as cells hold it"),
           name("of", "where a code means different things: the series of a detail, else empty").or_empty(),
           text("name", "what people call it"), text("meaning", "what it means"),
           text("unit", "of a series or an indicator").or_empty(),
           name("measure", "of a series: flow, stock or index").or_empty(),
           text("over_cells", "sum: places, nationalities, parties and details add up; never: they do not").or_empty(),
           text("over_months", "sum; last or mean: months of a level never add up; mean").or_empty(),
           text("over_replicates", "mean: replicates differ by luck alone").or_empty()},
      .key = {"list", "code", "of"}};
  return form;
}

std::vector<std::string> with_dictionary(std::vector<std::string> names) {
  names.insert(names.end(), kDictionaryFiles.begin(), kDictionaryFiles.end());
  return names;
}

std::vector<std::string> write_dictionary(const std::string& directory, const std::string& name,
                                          const std::string& title, std::span<const TableForm> forms,
                                          const Codes& codes) {
  const Codes used = used_codes(forms, codes);
  std::vector<TableForm> all(forms.begin(), forms.end());
  all.push_back(codes_form());
  write_whole_file(directory, kDataPackage, data_package(name, title, all));
  write_whole_file(directory, codes_form().file, codes_csv(used));
  write_whole_file(directory, kDictionaryFiles.back(), dictionary_page(title, all, used));
  return {kDictionaryFiles.begin(), kDictionaryFiles.end()};
}

Codes read_codes(const std::string& directory) {
  Codes codes;
  std::string text;
  try {
    text = read_whole_file(directory + "/" + codes_form().file);
  } catch (const RunFailure&) {
    return codes;
  }
  if (!text.starts_with(header_of(codes_form()))) return codes;
  CsvRecords records(text);
  records.next();  // the header
  while (records.next()) {
    if (records.fields().size() != codes_form().columns.size()) continue;
    const std::vector<std::string> row(records.fields().begin(), records.fields().end());
    codes.push_back({row[0], row[1], row[3], row[4], row[2], row[5], measure_called(row[6])});
  }
  return codes;
}

void add_codes(Codes& list, const Codes& more) {
  std::set<std::tuple<std::string, std::string, std::string>> known;
  for (const Code& code : list) known.insert({code.list, code.code, code.of});
  for (const Code& code : more) {
    if (known.insert({code.list, code.code, code.of}).second) list.push_back(code);
  }
}

}  // namespace corridor
