// What a study varies: a number, a whole number, a day, a choice among words, or a choice among policy sets.
#pragma once

#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/studies/study/marginal.hpp"
#include "sim/input/yaml.hpp"

namespace corridor {

/// A point of a design: one number a factor. Choices are the index of an option, days count from 1970-01-01.
using Point = std::vector<double>;

struct Factor {
  enum class Kind { kNumber, kInteger, kDay, kChoice, kPolicySets };
  std::string path;  ///< "policies.mpp.enrolment_share", "x1".
  Position key;      ///< Where its line stands in the study.
  Kind kind = Kind::kNumber;
  std::string unit;
  Marginal marginal;                 ///< kNumber.
  long first = 0, last = 0;          ///< kInteger, kDay: both included.
  std::vector<std::string> options;  ///< kChoice, kPolicySets: as written.
  std::vector<YamlTree> sets;        ///< kPolicySets: what each option changes under `policies`.
  double least = std::numeric_limits<double>::lowest(), most = std::numeric_limits<double>::max();  ///< Numbers: all
                                                                                                    ///< that it may be.
  std::optional<double> base;  ///< Where one-at-a-time designs stand; the median unless told.

  bool has_options() const { return kind == Kind::kChoice || kind == Kind::kPolicySets; }
  bool bounded() const { return kind != Kind::kNumber || marginal.bounded(); }

  /// The value at a coordinate of the unit cube.
  double at(double coordinate) const;
  /// The coordinate in the middle of where `at` gives this value (numbers: by bisection).
  double coordinate_of(double value) const;
  /// As design.csv and `--set` have it: shortest text that reads back as the same number; options and days as words.
  std::string text(double value) const;
  /// Reads such a text; empty when it is none of this factor's.
  std::optional<double> parse(const std::string& text) const;
};

}  // namespace corridor
