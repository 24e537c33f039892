// Studies of practice models made in memory, for tests of designs and answers.
#pragma once

#include <numbers>
#include <string>

#include "analysis/studies/study/study.hpp"

namespace corridor::testing {

/// Inputs x1, x2, ... uniform on [low, high], each on its own.
inline Study uniform_study(std::size_t inputs, double low, double high) {
  Study study;
  study.file = "study.yaml";
  for (std::size_t i = 0; i < inputs; ++i) {
    Factor factor;
    factor.path = "x" + std::to_string(i + 1);
    factor.marginal = Marginal("uniform", {low, high});
    study.factors.push_back(factor);
    study.groups.push_back({factor.path, {i}});
  }
  return study;
}

inline Study ishigami_study() { return uniform_study(3, -std::numbers::pi, std::numbers::pi); }

}  // namespace corridor::testing
