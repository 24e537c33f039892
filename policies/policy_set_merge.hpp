// Layers of a policy set: switches and numbers of one policy go together in any order.
#pragma once

#include <string_view>

#include "policies/register.hpp"
#include "sim/input/yaml.hpp"

namespace corridor {

inline constexpr std::string_view kNever = "never";
inline constexpr std::string_view kAsEnacted = "as_enacted";

/// True for `never` and for an empty list of windows, which says the same.
bool says_never(const YamlNode& node);
/// True for `as_enacted`.
bool says_as_enacted(const YamlNode& node);

/// `over` on top of `base`, both the map below `policies:` of a scenario or a policy set; either may be null. As
/// `merge_yaml`, but the words of a policy (`never`, `as_enacted`, also as `in_force`) are switches: they put aside
/// what `base` says of dates, court orders and parts, and leave its numbers; numbers leave the switch of `base` as it
/// is.
YamlTree merge_policy_sets(const Register& shipped, const YamlTree& base, const YamlTree& over);

}  // namespace corridor
