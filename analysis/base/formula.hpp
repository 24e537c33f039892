// Formulas as users write them: numbers, terms, + - * / and brackets as usual, and a comparison of two of them. What a
// term is, its reader says: `policies.mpp.enrolment_share`, `removals[FY2019]`, `series:removals`.
#pragma once

#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// What is wrong with a formula, as a sentence that its reader puts beside its place in a file.
struct WrongFormula : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The text of a formula while it is read from left to right.
class FormulaText {
 public:
  explicit FormulaText(std::string_view text) : rest_(text) {}
  char next();             ///< What comes after blanks, not taken; '\0' at the end.
  bool take(char wanted);  ///< Takes it when it comes next.
  std::string_view take(std::size_t count);
  /// Takes as long as `belongs` says so; may be empty.
  std::string_view take_while(const std::function<bool(char)>& belongs);
  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

/// Reads one term where `text` stands and gives the number by which its value will be asked. Throws WrongFormula.
using TermReader = std::function<std::size_t(FormulaText& text)>;
/// The value of a term by its number; none where it has none.
using TermValue = std::function<std::optional<double>(std::size_t term)>;

/// What becomes of a division by zero: infinite (as floating-point numbers have it), or no value.
enum class ByZero { kInfinite, kNoValue };

/// A formula, read once and evaluated often.
class Formula {
 public:
  /// Numbers and terms joined by + - * / and brackets. Throws WrongFormula.
  static Formula sum(std::string_view text, const TermReader& term);
  /// Two sums with <, <=, > or >= between them; its value is 1 where it holds, else 0. Throws WrongFormula.
  static Formula comparison(std::string_view text, const TermReader& term);

  /// None where a term that it needs has none. Every term is asked for, from left to right.
  std::optional<double> value(const TermValue& term, ByZero by_zero) const;

 private:
  friend class FormulaReader;
  enum class Kind {
    kNumber,
    kTerm,
    kNegate,
    kAdd,
    kSubtract,
    kMultiply,
    kDivide,
    kLess,
    kLessEqual,
    kMore,
    kMoreEqual
  };
  struct Step {  ///< In reverse Polish order.
    Kind kind = Kind::kNumber;
    double number = 0;
    std::size_t term = 0;
  };
  static std::optional<double> join(Kind kind, double left, double right, ByZero by_zero);

  std::vector<Step> steps_;
};

}  // namespace corridor
