// The tables of a world folder, one function each, in the order in which they depend on one another. Used by load_world
// only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/input/table.hpp"
#include "sim/input/yaml.hpp"
#include "sim/world.hpp"
#include "sim/world_forms.hpp"

namespace corridor {

/// A world being read: where it stands, what is known so far, and what is wrong.
struct WorldDraft {
  World& world;
  Problems& problems;
  std::vector<std::string> modes = {};  ///< Modes of travel that routes may have.
  std::vector<int> place_lines{};       ///< Where each place stands in places.csv.

  std::string file(const std::string& name) const { return world.directory + "/" + name; }
  /// The table of this name, held against its form and against the names that are known so far.
  CsvTable table(const std::string& name) const;

  // What a cell names; none where it names nothing known, which was reported when the table was read.
  Id<Jurisdiction> jurisdiction(const CsvTable& table, std::size_t row, const std::string& column) const {
    return world.find_jurisdiction(table.text(row, column));
  }
  Id<Place> place(const CsvTable& table, std::size_t row, const std::string& column) const {
    return world.find_place(table.text(row, column));
  }
  std::optional<std::uint8_t> nationality(const CsvTable& table, std::size_t row) const {
    return world.find_nationality(table.text(row, "nationality"));
  }
};

void read_world_file(WorldDraft& draft);     ///< world.yaml: names, nationalities, labels.
void read_jurisdictions(WorldDraft& draft);  ///< jurisdictions.csv
void read_places(WorldDraft& draft);         ///< places.csv
void read_routes(WorldDraft& draft);         ///< routes.csv
void read_sides(WorldDraft& draft);          ///< world.yaml again: sides of countries, custody areas of sectors.
void check_network(WorldDraft& draft);
void read_residents(WorldDraft& draft);     ///< residents*.csv and protected.csv, crossed into groups.
void read_origins(WorldDraft& draft);       ///< origins.csv
void read_destinations(WorldDraft& draft);  ///< destinations.csv, spread over localities by residents.
void read_departures(WorldDraft& draft);    ///< departures.csv
void read_party_sizes(WorldDraft& draft);   ///< party_sizes.csv
void read_intents(WorldDraft& draft);       ///< intents.csv
void read_late_fears(WorldDraft& draft);    ///< late_fears.csv, may be left out.
void read_pulls(WorldDraft& draft);         ///< pulls.csv
void read_seasons(WorldDraft& draft);       ///< seasons.csv
void read_port_turns(WorldDraft& draft);    ///< port_turns.csv
void read_port_draws(WorldDraft& draft);    ///< port_draws.csv
void read_port_use(WorldDraft& draft);      ///< port_use.csv
void read_went_before(WorldDraft& draft);   ///< went_before.csv
void read_beds(WorldDraft& draft);          ///< beds.csv, may be left out.
void read_institutions(WorldDraft& draft);  ///< institutions.csv
/// parameters.yaml, with the numbers of `mechanism` (a map from name to number, or null) in their place.
void read_parameters(WorldDraft& draft, const YamlTree& mechanism);
void read_base_rates(WorldDraft& draft);  ///< base_rates.csv; after the parameters, which may be factors.

/// The product of the parameters that a row's `factor` names, "contacts_convicted*contacts_SNA"; 1 when it names none.
double read_factor(const WorldDraft& draft, const CsvTable& table, std::size_t row);

/// Splits a whole number in proportion to weights by largest remainders; ties go to the first. All zeros when no weight
/// is positive.
std::vector<Persons> apportion(Persons total, const std::vector<double>& weights);

inline const std::vector<std::string>& party_kind_names() {
  static const std::vector<std::string> names(kPartyKindNames.begin(), kPartyKindNames.end());
  return names;
}
}  // namespace corridor
