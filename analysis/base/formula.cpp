// Reads formulas by recursive descent: comparison > sum > product > sign > number, term or brackets.
#include "analysis/base/formula.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>

namespace corridor {
namespace {

bool is_blank(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }
bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

}  // namespace

char FormulaText::next() {
  take_while(is_blank);
  return rest_.empty() ? '\0' : rest_.front();
}

bool FormulaText::take(char wanted) {
  if (rest_.empty() || next() != wanted) return false;
  take(std::size_t{1});
  return true;
}

std::string_view FormulaText::take(std::size_t count) {
  const std::string_view taken = rest_.substr(0, count);
  rest_.remove_prefix(taken.size());
  return taken;
}

std::string_view FormulaText::take_while(const std::function<bool(char)>& belongs) {
  return take(static_cast<std::size_t>(std::find_if_not(rest_.begin(), rest_.end(), belongs) - rest_.begin()));
}

/// Writes the steps of a formula while it walks over the text.
class FormulaReader {
 public:
  FormulaReader(std::string_view text, const TermReader& term) : text_(text), term_(&term) {}

  Formula sum() {
    read_sum();
    return finished();
  }

  Formula comparison() {
    read_sum();
    const Kind kind = comparator();
    read_sum();
    push(kind);
    return finished();
  }

 private:
  using Kind = Formula::Kind;

  void push(Kind kind) { formula_.steps_.push_back({kind, 0, 0}); }

  Formula finished() {
    if (text_.next() != '\0') throw WrongFormula(fmt::format("'{}' is not understood", text_.rest()));
    return std::move(formula_);
  }

  Kind comparator() {
    if (text_.take('<')) return text_.take('=') ? Kind::kLessEqual : Kind::kLess;
    if (text_.take('>')) return text_.take('=') ? Kind::kMoreEqual : Kind::kMore;
    throw WrongFormula("it compares nothing; write for example x1 + x2 <= 1");
  }

  void read_sum() {
    read_product();
    for (char sign = text_.next(); sign == '+' || sign == '-'; sign = text_.next()) {
      text_.take(sign);
      read_product();
      push(sign == '+' ? Kind::kAdd : Kind::kSubtract);
    }
  }

  void read_product() {
    read_signed();
    for (char sign = text_.next(); sign == '*' || sign == '/'; sign = text_.next()) {
      text_.take(sign);
      read_signed();
      push(sign == '*' ? Kind::kMultiply : Kind::kDivide);
    }
  }

  void read_signed() {
    if (text_.take('-')) {
      read_signed();
      push(Kind::kNegate);
    } else if (text_.take('(')) {
      read_sum();
      if (!text_.take(')')) throw WrongFormula("a ')' is missing");
    } else if (is_digit(text_.next()) || text_.next() == '.') {
      read_number();
    } else if (text_.next() == '\0') {
      throw WrongFormula("it ends early");
    } else {
      formula_.steps_.push_back({Kind::kTerm, 0, (*term_)(text_)});
    }
  }

  void read_number() {
    const std::string_view rest = text_.rest();
    double value = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    if (error != std::errc{}) throw WrongFormula(fmt::format("'{}' begins with no number", rest));
    text_.take(static_cast<std::size_t>(end - rest.data()));
    formula_.steps_.push_back({Kind::kNumber, value, 0});
  }

  FormulaText text_;
  const TermReader* term_;
  Formula formula_;
};

Formula Formula::sum(std::string_view text, const TermReader& term) { return FormulaReader(text, term).sum(); }
Formula Formula::comparison(std::string_view text, const TermReader& term) {
  return FormulaReader(text, term).comparison();
}

std::optional<double> Formula::join(Kind kind, double left, double right, ByZero by_zero) {
  switch (kind) {
    case Kind::kAdd:
      return left + right;
    case Kind::kSubtract:
      return left - right;
    case Kind::kMultiply:
      return left * right;
    case Kind::kDivide:
      if (right == 0 && by_zero == ByZero::kNoValue) return std::nullopt;
      return left / right;
    case Kind::kLess:
      return left < right ? 1 : 0;
    case Kind::kLessEqual:
      return left <= right ? 1 : 0;
    case Kind::kMore:
      return left > right ? 1 : 0;
    default:
      return left >= right ? 1 : 0;
  }
}

std::optional<double> Formula::value(const TermValue& term, ByZero by_zero) const {
  std::vector<std::optional<double>> stack;
  for (const Step& step : steps_) {
    if (step.kind == Kind::kNumber) {
      stack.emplace_back(step.number);
    } else if (step.kind == Kind::kTerm) {
      stack.push_back(term(step.term));
    } else if (step.kind == Kind::kNegate) {
      if (stack.back()) stack.back() = -*stack.back();
    } else {
      const std::optional<double> right = stack.back();
      stack.pop_back();
      std::optional<double>& left = stack.back();
      left = left && right ? join(step.kind, *left, *right, by_zero) : std::nullopt;
    }
  }
  return stack.back();
}

}  // namespace corridor
