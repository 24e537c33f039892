// What a reader gets of effects: a table on the screen, effects.csv, and a page in Markdown.
#pragma once

#include <string>
#include <vector>

#include "analysis/effects/play.hpp"
#include "analysis/page/screen.hpp"

namespace corridor {

/// How many stand where, over all and over those that no number was set on.
struct StandingTally {
  std::array<int, kStandingNames.size()> all{}, validation{};
  int effects = 0, of_validation = 0;
  int inside_unmoved = 0;  ///< Inside because nothing moves.
};
StandingTally tally_standings(const std::vector<EffectResult>& results);

/// "-33.3 %", "-6.1 points", "1.250", "-25,000".
std::string in_unit(double value, EffectUnit unit);

/// The table, and why the model misses what it misses.
std::string effects_text(const EffectsPlayed& played, const Screen& screen = {});

/// The page, with the command that writes it again.
std::string effects_page(const EffectsPlayed& played, const std::string& command, const std::string& version);

/// Names of every file that write_effects writes.
const std::vector<std::string>& effects_file_names();
/// Writes effects.csv, effects.md and the data dictionary into a folder.
void write_effects(const std::string& directory, const EffectsPlayed& played, const std::string& page);

}  // namespace corridor
