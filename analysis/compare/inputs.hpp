// What differs between the inputs of a comparison, layer by layer, and the proof that nothing else does.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "analysis/scenario/scenario.hpp"

namespace corridor {

/// A value of the resolved scenarios that is not the same in both. Empty text: not set there.
struct ValueDifference {
  std::string path;             ///< "policies.mpp", "policies.mpp.in_force[0].to".
  std::string base, base_from;  ///< The value and who set it, "FILE:LINE".
  std::string alternative, alternative_from;
};

/// A consequence for a policy: dates, places, court orders or a number that are not the same in both.
struct PolicyDifference {
  std::string policy, what;  ///< "mpp", "programme", "programme, stopped by courts" or a parameter.
  std::string base, alternative;
};

struct InputDifferences {
  std::vector<ValueDifference> values;
  std::vector<PolicyDifference> policies;
  std::vector<std::string> policies_changed;  ///< Names of modules with any difference, in order of precedence.
  std::vector<std::string> instruments_off;   ///< Left out in the alternative only.
  std::vector<std::string> instruments_on;    ///< Left out in the base only.
  bool empty() const { return values.empty() && policies.empty() && instruments_off.empty() && instruments_on.empty(); }
};

/// The difference of the inputs. Names, descriptions and the number of replicates do not count.
InputDifferences compare_inputs(const Scenario& base, const Scenario& alternative);

/// Scenarios can be compared when they have the same people, days and luck: the same world to the last byte, the same
/// period, scale and seed. Throws ConfigError with everything that is not the same, at the place that sets it.
void refuse_unequal_grounds(const Scenario& base, const Scenario& alternative);

/// The difference as JSON, for inputs.json and the report.
nlohmann::ordered_json as_json(const InputDifferences& differences);

}  // namespace corridor
