// fates.csv and parties.csv, and fates in plain words.
#pragma once

#include <string>

#include "analysis/compare/report.hpp"
#include "analysis/page/screen.hpp"

namespace corridor {

/// Writes fates.csv (scenario, base_fate, alt_fate, gate, policy, via, persons, history) and parties.csv, examples for
/// `corridor why`; fills the fates of each alternative in `report`.
/// Also fate_groups.csv: those whose lives part, by nationality, kind of party and fiscal year.
void write_fates(const Scenario& base, const PairedReplicates& replicates, CompareReport& report);

/// A few lines: how many persons end otherwise, and the largest flows.
std::string fates_text(const ComparedAlternative& alternative, const Screen& screen);

}  // namespace corridor
