// Names of details that are products, or those of a gate's outcomes.
#include "sim/details.hpp"

namespace corridor::details {
namespace {

Names criminalities() { return {kCriminalityNames.begin(), kCriminalityNames.end()}; }

Names outcome_names(Gate gate, const std::string& prefix) {
  Names names;
  for (const Outcome outcome : outcomes_of(gate)) names.push_back(prefix + std::string(name_of(outcome)));
  return names;
}

}  // namespace

Names product(const Names& outer, const Names& inner) {
  Names all;
  for (const std::string& a : outer) {
    for (const std::string& b : inner) all.push_back(a + "/" + b);
  }
  return all;
}

Names processing_outcomes() { return outcome_names(Gate::kProcessing, "processing."); }

Names transit_outcomes() { return outcome_names(Gate::kTransitCustody, "transit."); }

Names arrests() {
  Names methods;
  for (std::size_t s = 0; s <= index_of(Setting::kAtLarge); ++s)
    methods.push_back("setting." + std::string(kSettingNames[s]));
  methods.push_back("method.delegated");
  return product(methods, criminalities());
}

Names removals() { return product({"removal.interior", "removal.border"}, criminalities()); }

Names completions() { return product(dockets(), {"relief", "removal", "in_absentia", "closed"}); }

}  // namespace corridor::details
