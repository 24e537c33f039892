// Works on lines, words and bytes, so that it needs to know no format: a word is what stands between the marks of YAML
// and CSV.
#include "tests/mutation/mutate.hpp"

#include <algorithm>
#include <cctype>
#include <functional>
#include <utility>

namespace corridor::mutation {
namespace {

constexpr std::string_view kMarks = ",:[]{}\n \"'|;=";

/// What a cell or value may suddenly be.
const std::vector<std::string>& strange_words() {
  static const std::vector<std::string> all{"",
                                            "0",
                                            "-1",
                                            "1",
                                            "2",
                                            "1e308",
                                            "-1e308",
                                            "1e-300",
                                            "nan",
                                            "inf",
                                            "0x10",
                                            "0123",
                                            "1_000",
                                            "1e9",
                                            "0.1",
                                            "0.5",
                                            "99.9",
                                            "1000000000",
                                            "9223372036854775808",
                                            "true",
                                            "null",
                                            "~",
                                            "never",
                                            "[]",
                                            "{}",
                                            "HND",
                                            "WORLD",
                                            "US",
                                            "MX",
                                            "2019-02-30",
                                            "2018-13",
                                            "9999-12-31",
                                            "0001-01-01",
                                            "1:0",
                                            "1:10",
                                            "..",
                                            "/",
                                            "*",
                                            "|",
                                            "as_enacted",
                                            "\xFF",
                                            "\xC3\xA9",
                                            "=1+1",
                                            "a b",
                                            "x"};
  return all;
}

const std::vector<std::string>& strange_bytes() {
  static const std::vector<std::string> all{
      "\"", "'",  "\r", "\r\n", "\n",           "\t",   ",",    ":",  "{",     "}",      "[", "]",
      "#",  "&a", "*a", "<<: ", "\xEF\xBB\xBF", "\x1b", "\xFF", "- ", "---\n", "!!str ", "|", std::string(1, '\0')};
  return all;
}

struct Span {
  std::size_t begin = 0, size = 0;
};

std::vector<Span> words_of(const std::string& text) {
  std::vector<Span> words;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && kMarks.find(text[i]) == std::string_view::npos) continue;
    if (i > begin) words.push_back({begin, i - begin});
    begin = i + 1;
  }
  return words;
}

std::vector<Span> lines_of(const std::string& text) {
  std::vector<Span> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    lines.push_back({begin, end - begin});
    begin = end;
  }
  return lines;
}

/// A number near the word in kind, far from it in size; "" when it is none.
std::string other_number(const std::string& word, Dice& dice) {
  if (word.empty() || (std::isdigit(static_cast<unsigned char>(word[0])) == 0 && word[0] != '-')) return "";
  switch (dice.below(6)) {
    case 0:
      return "-" + word;
    case 1:
      return word + "0";
    case 2:
      return word + "e" + std::to_string(dice.below(400));
    case 3:
      return "0." + word;
    case 4:
      return word.substr(0, word.size() / 2);
    default:
      return std::to_string(dice.below(1000));
  }
}

/// A slip of the keyboard.
std::string misspelt(std::string word, Dice& dice) {
  const std::size_t at = dice.below(word.size());
  switch (dice.below(4)) {
    case 0:
      return word.erase(at, 1);
    case 1:
      return word.insert(at, 1, word[at]);
    case 2:
      if (at + 1 < word.size()) std::swap(word[at], word[at + 1]);
      return word;
    default:
      word[at] = static_cast<char>(word[at] ^ 0x20);
      return word;
  }
}

std::string change_word(std::string& text, Dice& dice) {
  const std::vector<Span> words = words_of(text);
  if (words.empty()) return "nothing";
  const Span span = dice.one_of(words);
  const std::string word = text.substr(span.begin, span.size);
  std::string changed = dice.below(2) == 0 ? other_number(word, dice) : "";
  if (changed.empty()) changed = dice.below(3) == 0 ? misspelt(word, dice) : dice.one_of(strange_words());
  text.replace(span.begin, span.size, changed);
  return "word '" + word + "' at byte " + std::to_string(span.begin) + " becomes '" + changed + "'";
}

std::string swap_words(std::string& text, Dice& dice) {
  const std::vector<Span> words = words_of(text);
  if (words.size() < 2) return "nothing";
  Span one = dice.one_of(words), other = dice.one_of(words);
  if (other.begin < one.begin) std::swap(one, other);
  if (one.begin == other.begin) return "nothing";
  const std::string first = text.substr(one.begin, one.size), second = text.substr(other.begin, other.size);
  text.replace(other.begin, other.size, first);
  text.replace(one.begin, one.size, second);
  return "words '" + first + "' and '" + second + "' change places";
}

std::string change_lines(std::string& text, Dice& dice) {
  const std::vector<Span> lines = lines_of(text);
  if (lines.empty()) return "nothing";
  const std::size_t n = dice.below(lines.size());
  const std::string line = text.substr(lines[n].begin, lines[n].size);
  const std::string number = "line " + std::to_string(n + 1);
  const Span other = dice.one_of(lines);
  switch (dice.below(4)) {
    case 0:
      text.erase(lines[n].begin, lines[n].size);
      return number + " goes";
    case 1:
      text.insert(lines[n].begin, line);
      return number + " stands twice";
    case 2:
      text.insert(other.begin, line);
      return number + " stands also at byte " + std::to_string(other.begin);
    default:
      text.insert(lines[n].begin, dice.below(2) == 0 ? "  " : " ");
      return number + " is indented";
  }
}

/// Takes a column away: the same cell of every line, as far as commas tell.
std::string drop_column(std::string& text, Dice& dice) {
  const std::size_t column = dice.below(6);
  std::string rest;
  for (const Span& span : lines_of(text)) {
    std::string line = text.substr(span.begin, span.size);
    std::size_t begin = 0;
    for (std::size_t i = 0; i < column && begin != std::string::npos; ++i) {
      begin = line.find(',', begin);
      if (begin != std::string::npos) ++begin;
    }
    if (begin != std::string::npos) line.erase(begin, std::min(line.find(',', begin), line.size() - 1) + 1 - begin);
    rest += line;
  }
  text = rest;
  return "column " + std::to_string(column + 1) + " goes";
}

std::string change_bytes(std::string& text, Dice& dice) {
  if (text.empty()) return "nothing";
  const std::size_t at = dice.below(text.size());
  const std::string where = " at byte " + std::to_string(at);
  switch (dice.below(4)) {
    case 0:
      text.resize(at);
      return "cut off" + where;
    case 1:
      text.erase(at, 1 + dice.below(20));
      return "bytes go" + where;
    case 2:
      text[at] = static_cast<char>(text[at] ^ (1 << dice.below(8)));
      return "a bit flips" + where;
    default:
      text.insert(dice.below(8) == 0 ? 0 : at, dice.one_of(strange_bytes()));
      return "bytes are put in" + where;
  }
}

}  // namespace

std::uint64_t Dice::next() {
  std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31U);
}

std::string mutate(std::string& text, const std::string& other, Dice& dice) {
  const std::size_t kind = dice.below(20);
  if (kind < 9) return change_word(text, dice);
  if (kind < 11) return swap_words(text, dice);
  if (kind < 15) return change_lines(text, dice);
  if (kind < 16) return drop_column(text, dice);
  if (kind < 19) return change_bytes(text, dice);
  text = dice.below(2) == 0 ? other : "";
  return text.empty() ? "nothing is left" : kSwapped;
}

}  // namespace corridor::mutation
