// fates.csv and parties.csv, and fates in plain words.
#pragma once

#include <string>

#include "analysis/compare/report.hpp"

namespace corridor {

/// Writes fates.csv (scenario, base_fate, alt_fate, gate, policy, via, persons, history) and parties.csv, examples for
/// `corridor why`; fills the fates of each alternative in `report`.
void write_fates(const World& world, const PairedReplicates& replicates, CompareReport& report);

/// A few lines: how many persons end otherwise, and the largest flows.
std::string fates_text(const ComparedAlternative& alternative);

}  // namespace corridor
