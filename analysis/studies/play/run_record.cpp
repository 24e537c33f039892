// Writes and reads lines of a result log. Values are the shortest decimals that read back as the same number.
#include "analysis/studies/play/run_record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "analysis/base/files.hpp"

namespace corridor {
namespace {

constexpr std::size_t kChecksum = 8;  ///< Hexadecimal digits.

/// Takes the next word of `text`.
std::string_view take_word(std::string_view& text) {
  const std::size_t end = std::min(text.find(' '), text.size());
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return word;
}

template <class Number, class... Base>
bool read(std::string_view word, Number& number, Base... base) {
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number, base...);
  return error == std::errc{} && end == word.data() + word.size();
}

}  // namespace

std::string record_line(const RunRecord& record) {
  std::string text = fmt::format("{:016x} {} {}", record.name, record.replicate, record.failed ? "failed" : "ok");
  for (const double value : record.values) text += fmt::format(" {}", value);
  if (record.failed) {
    std::string message = record.message;
    std::replace_if(
        message.begin(), message.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    text += ' ' + message;
  }
  return checksum_of(text) + ' ' + text + '\n';
}

std::optional<RunRecord> read_record(std::string_view line) {
  if (line.size() <= kChecksum + 1 || line[kChecksum] != ' ' ||
      line.substr(0, kChecksum) != checksum_of(line.substr(kChecksum + 1)))
    return std::nullopt;
  line.remove_prefix(kChecksum + 1);
  RunRecord record;
  if (!read(take_word(line), record.name, 16) || !read(take_word(line), record.replicate)) return std::nullopt;
  record.failed = take_word(line) == "failed";
  if (record.failed) {
    record.message = line;
    return record;
  }
  while (!line.empty()) {
    double value = 0;
    if (!read(take_word(line), value)) return std::nullopt;
    record.values.push_back(value);
  }
  return record;
}

}  // namespace corridor
