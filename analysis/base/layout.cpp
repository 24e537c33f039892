// Breaks lines, and shares the width of a terminal out among the columns of a table.
#include "analysis/base/layout.hpp"

#include <algorithm>
#include <utility>

namespace corridor {
namespace {

constexpr std::size_t kNarrowest = 14;  ///< Of a column of words, unless it needs less.
constexpr std::string_view kFurther = "  ";

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

/// The bytes of the first so many characters.
std::size_t bytes_of(std::string_view text, std::size_t characters) {
  std::size_t at = 0;
  for (std::size_t seen = 0; at < text.size(); ++at) {
    if (begins_character(text[at]) && seen++ == characters) break;
  }
  return at;
}

/// Where a line of at most `columns` ends, in bytes: before a space; where there is none, at the end of the word.
std::size_t break_of(std::string_view text, std::size_t columns) {
  const std::size_t end = bytes_of(text, columns);
  if (end == text.size() || text[end] == ' ') return end;
  const std::size_t space = text.rfind(' ', end);
  if (space != std::string_view::npos && text.find_first_not_of(' ') < space) return space;
  return std::min(text.find(' ', end), text.size());
}

/// As `break_of`, but a word that is too long breaks too: after an underscore, a comma or a slash if it has one.
std::size_t cell_break_of(std::string_view text, std::size_t columns) {
  const std::size_t at = break_of(text, columns);
  if (width_of(text.substr(0, at)) <= columns) return at;
  const std::size_t end = bytes_of(text, columns);
  const std::size_t sign = text.substr(0, end).find_last_of("_/,.-:");
  return sign == std::string_view::npos || sign == 0 ? end : sign + 1;
}

template <class Break>
std::vector<std::string> lines_of(std::string_view text, std::size_t columns, Break where) {
  std::vector<std::string> lines;
  do {
    const std::size_t at = where(text, std::max<std::size_t>(columns, 1));
    lines.emplace_back(text.substr(0, at));
    text.remove_prefix(at);
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  } while (!text.empty());
  return lines;
}

std::size_t longest_word(std::string_view text) {
  std::size_t longest = 0;
  for (const std::string& word : lines_of(text, 1, break_of)) longest = std::max(longest, width_of(word));
  return longest;
}

std::string padded(std::string_view text, std::size_t width, bool to_the_right) {
  const std::size_t own = width_of(text);
  const std::string space(own < width ? width - own : 0, ' ');
  return to_the_right ? space + std::string{text} : std::string{text} + space;
}

std::string without_trailing_space(std::string text) {
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

}  // namespace

std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_character));
}

std::string wrapped(std::string_view text, std::size_t columns, std::string_view first, std::string_view rest) {
  std::string result;
  std::string_view margin = first;
  while (true) {
    const std::size_t room = columns > width_of(margin) ? columns - width_of(margin) : 1;
    const std::size_t at = break_of(text, room);
    result += without_trailing_space(std::string{margin} + std::string{text.substr(0, at)}) + '\n';
    text.remove_prefix(at);
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    if (text.empty()) return result;
    margin = rest;
  }
}

std::string fitted(std::string_view text, std::size_t columns) {
  std::string result;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    const bool ended = end < text.size();
    text.remove_prefix(ended ? end + 1 : end);
    if (width_of(line) <= columns) {
      result += std::string{line} + (ended ? "\n" : "");
      continue;
    }
    const std::string_view indent = line.substr(0, std::min(line.find_first_not_of(' '), line.size()));
    result += wrapped(line.substr(indent.size()), columns, indent, std::string{indent} + std::string{kFurther});
    if (!ended) result.pop_back();
  }
  return result;
}

struct TextTable::Placed {
  std::size_t column;
  std::size_t width;    ///< Given.
  std::size_t natural;  ///< Wanted.
};

TextTable::TextTable(std::vector<Column> columns, std::string indent, std::size_t gap)
    : columns_(std::move(columns)), indent_(std::move(indent)), gap_(gap) {}

void TextTable::add(std::vector<std::string> cells) {
  cells.resize(columns_.size());
  rows_.push_back({std::move(cells), "", {}});
}

void TextTable::section(std::string heading) { rows_.push_back({{}, std::move(heading), {}}); }

void TextTable::note(std::string text) { rows_.back().notes.push_back(std::move(text)); }

/// Every column with the least and the most that it can use.
std::vector<TextTable::Placed> TextTable::placed(std::size_t columns) const {
  std::vector<Placed> all;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    std::size_t cells = 0, words = longest_word(columns_[c].heading);
    for (const Row& row : rows_)
      if (!row.cells.empty()) cells = std::max(cells, width_of(row.cells[c]));
    const std::size_t natural = std::max(cells, width_of(columns_[c].heading));
    const std::size_t least =
        columns_[c].holds != Holds::kWords ? std::max(cells, words) : std::min(natural, std::max(kNarrowest, words));
    all.push_back({c, std::min(least, columns - indent_.size()), natural});
  }
  return all;
}

/// Shares what is left of a line out among the columns that want it most.
void TextTable::widen(std::vector<Placed>& block, std::size_t columns) const {
  std::size_t used = indent_.size() + gap_ * (block.size() - 1);
  for (const Placed& one : block) used += one.width;
  for (; used < columns; ++used) {
    const auto neediest = std::ranges::max_element(
        block, {}, [](const Placed& one) { return one.natural > one.width ? one.natural - one.width : 0; });
    if (neediest->natural <= neediest->width) return;
    ++neediest->width;
  }
}

std::string TextTable::line_of(const std::vector<std::string>& cells, const std::vector<Placed>& block) const {
  std::vector<std::vector<std::string>> broken;
  std::size_t height = 0;
  for (const Placed& one : block) {
    broken.push_back(lines_of(cells[one.column], one.width, cell_break_of));
    height = std::max(height, broken.back().size());
  }
  std::string text;
  for (std::size_t l = 0; l < height; ++l) {
    std::string line = indent_;
    for (std::size_t b = 0; b < block.size(); ++b) {
      const std::string& cell = l < broken[b].size() ? broken[b][l] : std::string{};
      line += (b > 0 ? std::string(gap_, ' ') : "") +
              padded(cell, block[b].width, columns_[block[b].column].holds == Holds::kNumbers);
    }
    text += without_trailing_space(line) + '\n';
  }
  return text;
}

/// Notes stand in the first of several tables only.
std::string TextTable::row_text(const Row& row, const std::vector<Placed>& block, std::size_t columns,
                                bool first) const {
  if (row.cells.empty()) return wrapped(row.section, columns, indent_, indent_ + "  ");
  std::string text = line_of(row.cells, block);
  if (!first) return text;
  for (const std::string& note : row.notes) text += wrapped(note, columns, indent_ + "    ", indent_ + "      ");
  return text;
}

std::string TextTable::text(std::size_t columns) const {
  const std::vector<Placed> all = placed(columns);
  std::vector<std::string> headings;
  for (const Column& one : columns_) headings.push_back(one.heading);
  const bool headed = std::ranges::any_of(headings, [](const std::string& one) { return !one.empty(); });
  std::string text;
  for (std::size_t next = 1; next < all.size() || text.empty();) {
    std::vector<Placed> block{all.front()};
    std::size_t used = indent_.size() + all.front().width;
    while (next < all.size() && (block.size() == 1 || used + gap_ + all[next].width <= columns)) {
      used += gap_ + all[next].width;
      block.push_back(all[next++]);
    }
    widen(block, columns);
    const bool first = text.empty();
    if (!first) text += '\n';
    if (headed) text += line_of(headings, block);
    for (const Row& row : rows_) text += row_text(row, block, columns, first);
  }
  return text;
}

}  // namespace corridor
