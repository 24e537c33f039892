// The data dictionary beside results: every column of every table, what of it may be added up, and every code that its
// cells hold, in words. For programs (datapackage.json, codes.csv) and for readers (dictionary.html), from one source.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/base/measures.hpp"
#include "sim/input/table_form.hpp"

namespace corridor {

/// A code in a list of codes, and what it means.
struct Code {
  std::string list;     ///< "outcome": as `Column::codes` calls it.
  std::string code;     ///< As cells hold it.
  std::string name;     ///< What people call it.
  std::string meaning;  ///< In a sentence without a full stop.
  std::string of = {};  ///< What it belongs to where a code means different things: the series of a detail.
  std::string unit = {};
  Column::Measure measure = Column::Measure::kNone;  ///< Of a series.
};
using Codes = std::vector<Code>;

/// A code of the model in a few words and in a sentence.
struct Meaning {
  std::string_view key, name, meaning;
};
/// The one of a key. Throws Defect when nothing says what it means.
const Meaning& meaning_of(std::span<const Meaning> meanings, std::string_view key);
/// All of them as a list of codes.
Codes codes_of(const std::string& list, std::span<const Meaning> meanings);

/// codes.csv: of all lists that a folder's tables use, each code.
const TableForm& codes_form();

/// Names of the three files.
inline constexpr std::array<const char*, 3> kDictionaryFiles{"datapackage.json", "codes.csv", "dictionary.html"};

/// `names` and these three.
std::vector<std::string> with_dictionary(std::vector<std::string> names);

/// Writes datapackage.json, codes.csv and dictionary.html for the tables of a folder, with those of `codes` whose lists
/// these use. Returns their names. Throws RunFailure; Defect when a column uses a list of which there is no code.
std::vector<std::string> write_dictionary(const std::string& directory, const std::string& name,
                                          const std::string& title, std::span<const TableForm> forms,
                                          const Codes& codes);

/// dictionary.html as text.
std::string dictionary_page(const std::string& title, std::span<const TableForm> forms, const Codes& codes);

/// The codes of a folder; none where it has no codes.csv of ours.
Codes read_codes(const std::string& directory);

/// `list` and `more`, each code of a list once: the first that is told.
void add_codes(Codes& list, const Codes& more);

}  // namespace corridor
