// What a table holds, said once: its columns, what is in them, and which rows belong together. The reader refuses what
// is outside it; documentation and machine-readable descriptions are made from it.
#pragma once

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace corridor {

/// One column. Make it with a function below, then say what is unusual about it:
///
///   column::number("factor", 0, 10, "multiple", "of the row").or_absent()
struct Column {
  enum class Type { kText, kName, kChoice, kReference, kNumber, kInteger, kDay, kMonth };
  /// What a number measures, which decides what of it may be added up (`facts_of` in analysis/base/measures.hpp).
  enum class Measure {
    kNone,      ///< Nothing that adds up: an estimate, a key, a parameter; or not a number.
    kFlow,      ///< Persons or events in a period.
    kStock,     ///< A level at the end of a month, or on its average day.
    kBySeries,  ///< A flow or a level, as the code of the row's series says.
    kIndex,     ///< A share, an index, a ratio.
  };

  std::string name;
  std::string about;  ///< What it means, in a few words without a full stop. Of texts, so that "say ..." can precede.
  Type type = Type::kText;
  std::string unit = {};                                               ///< Of numbers: persons, km, days, share, ...
  double low = -std::numeric_limits<double>::infinity(), high = -low;  ///< Ends included.
  std::vector<std::string> choices = {};                               ///< Of a choice.
  std::string refers_to = {};  ///< Of a reference: what it names, as in `KnownNames`: "sector".
  bool may_be_empty = false;   ///< An empty cell is a value: it stands for "all" or "none".
  bool may_be_absent = false;  ///< The table may come without it.
  Measure measure = Measure::kNone;
  std::vector<std::string> codes = {};  ///< The lists of codes that its values are from, as codes.csv calls them.

  bool holds(double value) const { return value >= low && value <= high; }
  /// What a number that cannot be read counts as: 0, or the end that is nearest to it.
  double standard() const { return std::clamp(0.0, low, high); }

  Column or_empty() &&;
  Column or_absent() &&;
  Column measures(Measure what) &&;
  Column coded(std::vector<std::string> lists) &&;
};

namespace column {
Column text(std::string name, std::string about);  ///< Words for a reader.
Column name(std::string name, std::string about);  ///< A short name that other tables and outputs use.
Column choice(std::string name, std::vector<std::string> choices, std::string about);
Column reference(std::string name, std::string refers_to, std::string about);
Column number(std::string name, double low, double high, std::string unit, std::string about);
Column real(std::string name, std::string unit, std::string about);  ///< A number without ends.
Column integer(std::string name, long low, long high, std::string unit, std::string about);
Column count(std::string name, std::string unit, std::string about);  ///< A whole number of at least 0.
Column day(std::string name, std::string about);                      ///< 2019-06-07
Column month(std::string name, std::string about);                    ///< 2019-06
Column source();  ///< Where the row is from; every row of a table of facts says it.
}  // namespace column

/// Shares that make up a whole: those of the rows that agree in `of` sum to one.
struct Whole {
  std::string share;
  std::vector<std::string> of = {};  ///< None: all rows together.
};

struct TableForm {
  std::string file;   ///< departures.csv
  std::string about;  ///< What a row is, in a few words without a full stop.
  std::vector<Column> columns;
  std::vector<std::string> key = {};  ///< No two rows agree in all of these. None: rows may repeat.
  /// Of the key: each combination of the others has a row for every value that these can take, so that a lost row is
  /// noticed. With choices and references only.
  std::vector<std::string> complete = {};
  std::optional<Whole> whole = {};
  bool may_have_no_rows = false;
  bool may_be_missing = false;  ///< The file may be left out.
  std::string note = {};        ///< What else there is to know, in sentences.

  const Column* find(const std::string& column) const;
};

/// The names that references may take: by what they name ("sector", "place"), in the order in which they are told.
using KnownNames = std::map<std::string, std::vector<std::string>, std::less<>>;

/// "a number from 0 to 1", "a month such as 2019-06", "one of: origin, transit": what a cell may hold, for
/// documentation.
std::string what_it_takes(const Column& column);

}  // namespace corridor
