// What the codes in tables of a run mean: those of the model, those of a world, and those of the register.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "analysis/base/dictionary.hpp"
#include "policies/register.hpp"
#include "sim/world.hpp"

namespace corridor {

/// Lists: `series` (with unit and measure), `detail` (of each series) and `detail_part` (what stands between its
/// slashes), `place`, `nationality`, `party`, `gate`,
/// `outcome`, `state`, `policy` (modules, and `base`), `instrument`, `indicator`, `scope` (its layers; jurisdictions
/// are in `place`).
Codes run_codes(const World& world, const Register& shipped);

/// A part of details by its neutral key, "docket.released"; what stands before the dot is what it belongs to.
Code detail_part_code(const World& world, const std::string& key);

/// `indicator` and `scope`, which no world changes.
Codes indicator_codes();
/// `party`.
Codes party_codes();

/// What a series measures: a level at the end of the month, or a mean over its days, or events.
enum class SeriesTime { kInMonth, kAtEnd, kMeanOverDays };
SeriesTime time_of_series(std::string_view neutral_name);

// What the model calls things, before a world has named them.
std::span<const Meaning> series_meanings();  ///< By neutral name of the series.
std::span<const Meaning> detail_meanings();  ///< By neutral part: "setting.local_jail", "convicted".
std::span<const Meaning> gate_meanings();    ///< By name, as all below.
std::span<const Meaning> outcome_meanings();
std::span<const Meaning> state_meanings();
std::span<const Meaning> party_meanings();
std::span<const Meaning> indicator_meanings();
std::span<const Meaning> scope_meanings();

}  // namespace corridor
