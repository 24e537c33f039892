// Lays records out where they stand in the text; only fields with doubled quotes are copied.
#include "sim/input/csv_records.hpp"

#include <algorithm>
#include <cstring>

namespace corridor {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 16U;
/// A record of a stream that is longer can only come from a quote that is never closed.
constexpr std::size_t kLongest = std::size_t{1} << 24U;

const char* end_of(std::string_view text) { return text.data() + text.size(); }

/// The text between quotes, with each doubled quote as one.
std::string with_single_quotes(std::string_view text) {
  std::string single;
  for (std::size_t i = 0; i < text.size(); ++i) {
    single += text[i];
    if (text[i] == '"') ++i;
  }
  return single;
}

}  // namespace

CsvRecords::CsvRecords(std::string_view text) : rest_(text) {}

CsvRecords::CsvRecords(std::istream& stream) : stream_(&stream), whole_(false) {}

bool CsvRecords::next() {
  rest_.remove_prefix(length_);
  offset_ += length_;
  line_ += lines_;
  length_ = 0;
  lines_ = 0;
  while (!lay_out()) {
    if (whole_ || (open_quote_ > 0 && rest_.size() > kLongest)) {
      rest_ = {};
      whole_ = true;
      fields_.clear();
      return false;
    }
    read_on();
  }
  return true;
}

/// False when the text ends within the record, or before it.
bool CsvRecords::lay_out() {
  fields_.clear();
  if (!rewritten_.empty()) rewritten_.clear();
  if (rest_.empty()) return false;
  open_quote_ = 0;
  text_behind_quote_ = false;
  lines_ = 0;
  const char* const end = end_of(rest_);
  for (const char* at = rest_.data();; ++at) {
    at = at != end && *at == '"' ? quoted(at) : bare(at);
    if (at == nullptr || (at == end && !whole_)) return false;
    if (at != end && *at == ',') continue;
    has_line_end_ = at != end;
    if (has_line_end_) {
      ++at;
      ++lines_;
    }
    length_ = static_cast<std::size_t>(at - rest_.data());
    return true;
  }
}

/// Takes a field without quotes; returns the comma or line end behind it, or the end.
const char* CsvRecords::bare(const char* at) {
  const char* const begin = at;
  const char* const end = end_of(rest_);
  while (at != end && *at != ',' && *at != '\n') ++at;
  const bool crlf = at != end && *at == '\n' && at != begin && at[-1] == '\r';
  fields_.emplace_back(begin, static_cast<std::size_t>(at - begin) - (crlf ? 1 : 0));
  return at;
}

/// The same for a field whose quote opens at `at`; null when it is not closed in what has been read.
const char* CsvRecords::quoted(const char* at) {
  open_quote_ = line_ + lines_;
  const char* const begin = at + 1;
  const char* const end = end_of(rest_);
  bool doubled = false;
  for (at = begin;; at += 2, doubled = true) {
    at = static_cast<const char*>(std::memchr(at, '"', static_cast<std::size_t>(end - at)));
    if (at == nullptr || (at + 1 == end && !whole_)) return nullptr;  // the next block may begin with its double
    if (at + 1 == end || at[1] != '"') break;
  }
  open_quote_ = 0;
  const std::string_view inside(begin, static_cast<std::size_t>(at - begin));
  lines_ += static_cast<int>(std::count(inside.begin(), inside.end(), '\n'));
  at = bare(at + 1);
  const std::string_view behind = fields_.back();
  text_behind_quote_ = text_behind_quote_ || !behind.empty();
  if (doubled || !behind.empty()) {
    fields_.back() = rewritten_.emplace_back(with_single_quotes(inside).append(behind));
  } else {
    fields_.back() = inside;
  }
  return at;
}

/// Moves what is left to the front of the block, and fills it up.
void CsvRecords::read_on() {
  const std::size_t kept = rest_.size();
  if (kept > 0) std::memmove(block_.data(), rest_.data(), kept);
  if (2 * kept >= block_.size()) block_.resize(std::max(kBlock, 2 * block_.size()));
  const std::size_t room = block_.size() - kept;
  stream_->read(block_.data() + kept, static_cast<std::streamsize>(room));
  const auto got = static_cast<std::size_t>(stream_->gcount());
  whole_ = got < room;
  rest_ = {block_.data(), kept + got};
}

}  // namespace corridor
