// The files of a comparison, from what was played.
#pragma once

#include "analysis/compare/report.hpp"

namespace corridor {

/// A real number in a table: ten digits tell every count apart; a zero has no sign.
std::string real_text(double value);
/// "LOW,HIGH"; "," where there is no interval.
std::string bounds_text(const std::optional<Interval>& interval);

/// Writes comparison.csv, and fills the headline of each alternative in `report`.
void write_comparison(const std::vector<Scenario>& scenarios, const PairedReplicates& replicates,
                      CompareReport& report);

/// inputs.json: what differs between the inputs.
void write_inputs(CompareReport& report);

/// manifest.json: scenarios with hashes, seed, scale, replicates, and the SHA-256 of each output. Written last.
/// `factors`: policies that the scenarios combine, where they do.
void write_compare_manifest(const std::vector<Scenario>& scenarios, const PairedReport& report,
                            const std::vector<std::string>& factors = {});

}  // namespace corridor
