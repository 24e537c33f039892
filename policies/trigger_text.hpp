// A rule by which a part of a module comes into force, as a policy set writes it.
#pragma once

#include <cstddef>
#include <string>

#include "sim/input/yaml.hpp"

namespace corridor {

/// A part that comes into force by a rule on what happens, in place of dates; as written, for who knows the rule's
/// words.
struct TriggerText {
  std::size_t module = 0;  ///< Number in the policy set.
  std::string part, path;
  YamlTree rule;
};

}  // namespace corridor
