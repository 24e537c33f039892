// Numbers and dates as users write them, read strictly.
#include "sim/input/scalars.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <regex>

namespace corridor {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The number grammar of YAML 1.2's core schema, without leading zeros.
bool is_decimal(std::string_view text) {
  std::size_t i = 0;
  if (i < text.size() && (text[i] == '-' || text[i] == '+')) ++i;
  const std::size_t whole = i;
  while (i < text.size() && is_digit(text[i])) ++i;
  std::size_t digits = i - whole;
  if (digits > 1 && text[whole] == '0') return false;
  if (i < text.size() && text[i] == '.') {
    const std::size_t fraction = ++i;
    while (i < text.size() && is_digit(text[i])) ++i;
    digits += i - fraction;
  }
  if (digits == 0) return false;
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    ++i;
    if (i < text.size() && (text[i] == '-' || text[i] == '+')) ++i;
    if (i == text.size()) return false;
    while (i < text.size() && is_digit(text[i])) ++i;
  }
  return i == text.size();
}

/// True for "0123": digits that YAML 1.1 reads as octal.
bool looks_octal(std::string_view text) {
  return text.size() > 1 && text[0] == '0' && std::all_of(text.begin(), text.end(), is_digit);
}

constexpr std::array<std::string_view, 12> kMonthNames{"January",   "February", "March",    "April",
                                                       "May",       "June",     "July",     "August",
                                                       "September", "October",  "November", "December"};

/// Days of a month that exists, or 0.
unsigned days_in(std::string_view year_month) {
  Month month;
  if (!parse_month(year_month, month)) return 0;
  return unsigned((month / std::chrono::last).day());
}

/// Length of the UTF-8 character that starts at `i`; 0 when there is none.
std::size_t utf8_length(std::string_view text, std::size_t i) {
  const auto byte = [&text](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  const unsigned first = byte(i);
  std::size_t length = 0;
  if (first < 0x80U) return 1;
  if (first >= 0xC2U && first < 0xE0U) length = 2;
  if (first >= 0xE0U && first < 0xF0U) length = 3;
  if (first >= 0xF0U && first < 0xF5U) length = 4;
  if (length == 0 || i + length > text.size()) return 0;
  for (std::size_t k = 1; k < length; ++k) {
    if ((byte(i + k) & 0xC0U) != 0x80U) return 0;
  }
  if (first == 0xE0U && byte(i + 1) < 0xA0U) return 0;  // overlong
  if (first == 0xEDU && byte(i + 1) > 0x9FU) return 0;  // surrogate
  if (first == 0xF0U && byte(i + 1) < 0x90U) return 0;  // overlong
  if (first == 0xF4U && byte(i + 1) > 0x8FU) return 0;  // beyond Unicode
  return length;
}

}  // namespace

bool parse_number(std::string_view text, double& value) {
  if (!is_decimal(text)) return false;
  if (text.front() == '+') text.remove_prefix(1);  // from_chars takes no plus sign
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
}

bool parse_integer(std::string_view text, long& value) {
  double number = 0;
  if (!parse_number(text, number)) return false;
  if (text.front() == '+') text.remove_prefix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc{} && end == text.data() + text.size()) return true;
  constexpr double kExact = 9007199254740992.0;  // 2^53: beyond it a double skips whole numbers
  if (std::floor(number) != number || std::abs(number) > kExact) return false;
  value = static_cast<long>(number);
  return true;
}

Complaint wrong_number(std::string_view text) {
  if (text.empty()) return {"is empty", "give a number"};
  if (looks_octal(text)) {
    const std::size_t first = std::min(text.find_first_not_of('0'), text.size() - 1);
    return {fmt::format("'{}' looks like an octal number", text), fmt::format("write {}", text.substr(first))};
  }
  return {fmt::format("'{}' is not a number", text), "give a plain decimal number such as 0.25"};
}

Complaint wrong_integer(std::string_view text) {
  double number = 0;
  if (parse_number(text, number)) return {fmt::format("{} is not a whole number", text), ""};
  Complaint complaint = wrong_number(text);
  if (text.empty() || !looks_octal(text)) complaint.suggestion = "give a whole number such as 10";
  return complaint;
}

Complaint wrong_day(std::string_view text) {
  constexpr auto kExample = "give a date such as 2019-01-29";
  if (text.empty()) return {"is empty", kExample};
  const bool shaped = text.size() == 10 && text[4] == '-' && text[7] == '-' && is_digit(text[8]) && is_digit(text[9]);
  const unsigned last = shaped ? days_in(text.substr(0, 7)) : 0;
  if (last > 0) {
    const auto month = static_cast<std::size_t>((text[5] - '0') * 10 + (text[6] - '0'));
    return {fmt::format("{} does not exist", text),
            fmt::format("{} {} has {} days", kMonthNames.at(month - 1), text.substr(0, 4), last)};
  }
  if (is_spreadsheet_date(text))
    return {fmt::format("'{}' is a date as a spreadsheet writes it", text),
            fmt::format("{}: format the column as text before you save", kExample)};
  return {fmt::format("'{}' is not a date", text), kExample};
}

bool is_spreadsheet_date(std::string_view text) {
  static const std::regex kShapes{
      R"(\d{1,2}[./]\d{1,2}[./]\d{2,4}|[A-Za-z]{3}[- ]\d{2,4}|\d{1,2}-[A-Za-z]{3}-\d{2,4}|[34]\d{4})"};
  return std::regex_match(text.begin(), text.end(), kShapes);
}

Complaint wrong_month(std::string_view text) {
  if (text.empty()) return {"is empty", "give a month such as 2019-06"};
  if (is_spreadsheet_date(text))
    return {fmt::format("'{}' is a date as a spreadsheet writes it", text),
            "give a month such as 2019-06: format the column as text before you save"};
  return {fmt::format("'{}' is not a month", text), "give a month such as 2019-06"};
}

std::string range_text(double low, double high) {
  if (std::isinf(high)) return fmt::format("of at least {}", low);
  if (std::isinf(low)) return fmt::format("of at most {}", high);
  return fmt::format("from {} to {}", low, high);
}

Complaint out_of_range(double value, double low, double high) {
  return {fmt::format("{} is out of range", value), fmt::format("give a number {}", range_text(low, high))};
}

Complaint out_of_range(long value, long low, long high) {
  const std::string range = high == std::numeric_limits<long>::max() ? fmt::format("of at least {}", low)
                                                                     : fmt::format("from {} to {}", low, high);
  return {fmt::format("{} is out of range", value), fmt::format("give a whole number {}", range)};
}

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const bool carriage = end > begin && text[end - 1] == '\r';
    lines.emplace_back(text.substr(begin, end - begin - (carriage ? 1 : 0)));
    begin = end + 1;
  }
  return lines;
}

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = utf8_length(text, i);
    if (length == 0) return i;
    i += length;
  }
  return std::nullopt;
}

int characters(std::string_view line, std::size_t bytes) {
  int count = 0;
  for (std::size_t i = 0; i < std::min(bytes, line.size()); ++i) {
    if ((static_cast<unsigned char>(line[i]) & 0xC0U) != 0x80U) ++count;
  }
  return count;
}

}  // namespace corridor
