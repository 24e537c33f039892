// Names that stand side by side, as of an enumeration, as texts of their own.
#pragma once

#include <string>
#include <vector>

namespace corridor {

template <class Names>
std::vector<std::string> texts_of(const Names& names) {
  return {names.begin(), names.end()};
}

}  // namespace corridor
