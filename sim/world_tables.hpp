// The tables of a world folder, one function each, in the order in which they depend on one another. Used by load_world
// only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/input/csv.hpp"
#include "sim/input/yaml.hpp"
#include "sim/world.hpp"

namespace corridor {

/// A world being read: where it stands, what is known so far, and what is wrong.
struct WorldDraft {
  World& world;
  Problems& problems;
  std::vector<int> place_lines{};  ///< Where each place stands in places.csv.

  std::string file(const std::string& name) const { return world.directory + "/" + name; }
  CsvTable table(const std::string& name, std::vector<std::string> columns,
                 const std::vector<std::string>& optional = {}) const;

  // Each reads one cell; an unknown name is reported with the nearest known one.
  Id<Jurisdiction> jurisdiction(const CsvTable& table, std::size_t row, const std::string& column) const;
  Id<Place> place(const CsvTable& table, std::size_t row, const std::string& column) const;
  std::optional<std::uint8_t> nationality(const CsvTable& table, std::size_t row) const;
  void require_source(const CsvTable& table) const;  ///< Every row of a table must say where it is from.
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
void read_departures(WorldDraft& draft);    ///< departures.csv, estimated as a whole: no source column.
void read_party_sizes(WorldDraft& draft);   ///< party_sizes.csv
void read_intents(WorldDraft& draft);       ///< intents.csv
void read_pulls(WorldDraft& draft);         ///< pulls.csv, estimated as a whole: the source column may be left out.
void read_beds(WorldDraft& draft);          ///< beds.csv, may be left out.
void read_institutions(WorldDraft& draft);  ///< institutions.csv
/// parameters.yaml, with the numbers of `mechanism` (a map from name to number, or null) in their place.
void read_parameters(WorldDraft& draft, const YamlTree& mechanism);
void read_base_rates(WorldDraft& draft);  ///< base_rates.csv; after the parameters, which may be factors.

/// Shares that belong together, and the rows that they stand in.
struct ShareSum {
  double sum = 0;
  std::vector<std::size_t> rows;

  void add(std::size_t row, double share) {
    sum += share;
    rows.push_back(row);
  }
};
/// Reports shares of `what` that do not sum to one, at the first of their rows; and when there are none. Silent where
/// one of the rows has a mistake of its own, which the sum would only follow from.
void check_sum(const WorldDraft& draft, const CsvTable& table, const std::string& what, const ShareSum& shares);
/// "line 2", "lines 2, 5 and 7", or "lines 2 to 26" of rows, for messages about all of them.
std::string lines_of(const CsvTable& table, const std::vector<std::size_t>& rows);

/// The product of the parameters that a row's `factor` names, "contacts_convicted*contacts_SNA"; 1 when it names none.
double read_factor(const WorldDraft& draft, const CsvTable& table, std::size_t row);

/// Splits a whole number in proportion to weights by largest remainders; ties go to the first. All zeros when no weight
/// is positive.
std::vector<Persons> apportion(Persons total, const std::vector<double>& weights);

inline const std::vector<std::string>& party_kind_names() {
  static const std::vector<std::string> names(kPartyKindNames.begin(), kPartyKindNames.end());
  return names;
}
inline const std::vector<std::string>& status_names() {
  static const std::vector<std::string> names{"sourced", "calibrated", "judgement"};
  return names;
}

inline constexpr double kShareTolerance = 1e-6;  ///< Shares that should sum to one may miss it by this much.

}  // namespace corridor
