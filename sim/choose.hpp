// A choice by weight.
#pragma once

#include "sim/world.hpp"

namespace corridor {

/// The choice on whose part of (0, 1) `u` falls.
template <class Thing>
Id<Thing> choose(const Weighted<Thing>& weighted, double u) {
  double sum = 0;
  for (std::size_t i = 0; i < weighted.choices.size(); ++i) {
    sum += weighted.weights[i];
    if (u < sum) return weighted.choices[i];
  }
  return weighted.choices.back();
}

}  // namespace corridor
