// One value among those of a month.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "analysis/indicators/indicators.hpp"

namespace corridor::testing {

inline double value_of(const std::vector<IndicatorValue>& values, const std::string& indicator,
                       const std::string& scope = "overall") {
  for (const IndicatorValue& one : values) {
    if (one.indicator == indicator && one.scope == scope) return one.value;
  }
  ADD_FAILURE() << "no " << indicator << " " << scope;
  return -1;
}

}  // namespace corridor::testing
