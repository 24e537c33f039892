// Reads formulas by recursive descent: comparison > sum > product > sign > number, name or parentheses.
#include "analysis/studies/study/expression.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>

#include "sim/input/errors.hpp"

namespace corridor {
namespace {

using Step = Constraint::Step;
using Kind = Step::Kind;

struct Mistake {
  std::string text;
};

class Reader {
 public:
  Reader(const std::string& text, const std::vector<std::string>& names) : text_(text), names_(names) {}

  std::vector<Step> comparison() {
    sum();
    const Kind kind = comparator();
    sum();
    if (peek() != '\0') throw Mistake{fmt::format("'{}' is not understood", rest())};
    push(kind);
    return std::move(steps_);
  }

 private:
  char peek() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    return at_ < text_.size() ? text_[at_] : '\0';
  }
  bool take(char wanted) {
    if (peek() != wanted) return false;
    ++at_;
    return true;
  }
  std::string rest() const { return text_.substr(at_); }
  void push(Kind kind) { steps_.push_back({kind}); }

  Kind comparator() {
    if (take('<')) return take('=') ? Kind::kLessEqual : Kind::kLess;
    if (take('>')) return take('=') ? Kind::kMoreEqual : Kind::kMore;
    throw Mistake{"it compares nothing; write for example x1 + x2 <= 1"};
  }

  void sum() {
    product();
    for (;;) {
      if (take('+')) {
        product();
        push(Kind::kAdd);
      } else if (take('-')) {
        product();
        push(Kind::kSubtract);
      } else {
        return;
      }
    }
  }

  void product() {
    sign();
    for (;;) {
      if (take('*')) {
        sign();
        push(Kind::kMultiply);
      } else if (take('/')) {
        sign();
        push(Kind::kDivide);
      } else {
        return;
      }
    }
  }

  void sign() {
    if (take('-')) {
      sign();
      push(Kind::kNegate);
    } else if (take('(')) {
      sum();
      if (!take(')')) throw Mistake{"a ')' is missing"};
    } else if (std::isdigit(static_cast<unsigned char>(peek())) != 0 || peek() == '.') {
      number();
    } else {
      name();
    }
  }

  void number() {
    double value = 0;
    const auto [end, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
    if (error != std::errc{}) throw Mistake{fmt::format("'{}' begins with no number", rest())};
    at_ = static_cast<std::size_t>(end - text_.data());
    steps_.push_back({Kind::kNumber, value});
  }

  void name() {
    const std::size_t begin = at_;
    const auto part_of_name = [](char c) {
      return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.';
    };
    while (at_ < text_.size() && part_of_name(text_[at_])) ++at_;
    const std::string found = text_.substr(begin, at_ - begin);
    if (found.empty())
      throw Mistake{at_ < text_.size() ? fmt::format("'{}' is not understood", rest()) : "it ends early"};
    const auto known = std::find(names_.begin(), names_.end(), found);
    if (known == names_.end()) throw Mistake{fmt::format("'{}' is no number that this study varies", found)};
    steps_.push_back({Kind::kName, 0, static_cast<std::size_t>(known - names_.begin())});
  }

  const std::string& text_;
  const std::vector<std::string>& names_;
  std::size_t at_ = 0;
  std::vector<Step> steps_;
};

double apply(Kind kind, double left, double right) {
  switch (kind) {
    case Kind::kAdd:
      return left + right;
    case Kind::kSubtract:
      return left - right;
    case Kind::kMultiply:
      return left * right;
    case Kind::kDivide:
      return left / right;
    case Kind::kLess:
      return left < right ? 1 : 0;
    case Kind::kLessEqual:
      return left <= right ? 1 : 0;
    case Kind::kMore:
      return left > right ? 1 : 0;
    case Kind::kMoreEqual:
      return left >= right ? 1 : 0;
    default:
      throw Defect("no operation of two numbers");
  }
}

}  // namespace

Constraint::Constraint(const std::string& text, const std::vector<std::string>& names, std::string& error)
    : text_(text) {
  try {
    steps_ = Reader(text_, names).comparison();
  } catch (const Mistake& mistake) {
    error = mistake.text;
  }
}

bool Constraint::holds(std::span<const double> values) const {
  std::vector<double> stack;
  for (const Step& step : steps_) {
    if (step.kind == Kind::kNumber) {
      stack.push_back(step.number);
    } else if (step.kind == Kind::kName) {
      stack.push_back(values[step.name]);
    } else if (step.kind == Kind::kNegate) {
      stack.back() = -stack.back();
    } else {
      const double right = stack.back();
      stack.pop_back();
      stack.back() = apply(step.kind, stack.back(), right);
    }
  }
  return stack.back() != 0;
}

}  // namespace corridor
