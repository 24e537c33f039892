// Numbers and dates as users write them in YAML and CSV, and what to tell them when one is wrong.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/units.hpp"

namespace corridor {

/// Reads a decimal number: no hex, no nan or inf, no leading zero (YAML 1.1 would read 0123 as octal), no digit
/// separators.
bool parse_number(std::string_view text, double& value);
/// Reads a whole number of at most 64 bits; 2e3 and 5.0 are whole numbers.
bool parse_integer(std::string_view text, long& value);

/// What is wrong with a text that should be something, and what to do about it.
struct Complaint {
  std::string problem, suggestion;
};
Complaint wrong_number(std::string_view text);
Complaint wrong_integer(std::string_view text);
Complaint wrong_day(std::string_view text);  ///< Tells a malformed date from one that does not exist.
Complaint wrong_month(std::string_view text);
/// True for a date as a spreadsheet writes it anew: 6/1/2019, 01.06.2019, Jun-19, 43617.
bool is_spreadsheet_date(std::string_view text);
Complaint out_of_range(double value, double low, double high);
Complaint out_of_range(long value, long low, long high);
/// "from 0 to 1", "of at least 0", "of at most 5".
std::string range_text(double low, double high);

/// Text as lines, without line ends; CRLF counts as one line end.
std::vector<std::string> split_lines(std::string_view text);
/// The offset of the first byte that is not UTF-8; nothing when all is well.
std::optional<std::size_t> first_invalid_utf8(std::string_view text);
/// Characters (not bytes) in the first `bytes` of a line of UTF-8.
int characters(std::string_view line, std::size_t bytes);

}  // namespace corridor
