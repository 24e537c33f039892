// A case in the format of the FLEE simulator, as its files say it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/attraction/world.hpp"
#include "sim/input/errors.hpp"

namespace corridor::flee {

struct Location {
  std::string name, country;
  attraction::PlaceKind kind = attraction::PlaceKind::kTown;
  double latitude = 0, longitude = 0;
  int conflict_day = 0;  ///< Of a zone: days after the start.
  Persons population = 0;
  Position at = {};
};

struct Route {
  std::string from, to;
  double km = 0;
  bool twice = false;  ///< forced_redirection 1: FLEE takes the row for two roads.
  Position at;
};

/// A column of conflicts.csv: intensity by day.
struct ConflictColumn {
  std::string place;
  std::vector<double> intensity;
  Position at;
};

struct Closure {
  std::string kind, first, second;
  int from = 0, to = -1;  ///< Days; -1: for good.
  Position at = {};
};

struct Correction {
  std::string camp;
  Day day;
  Position at;
};

/// Registered persons, in the order of the file (or of several files that are added), corrected.
struct Series {
  std::string camp;
  std::vector<std::pair<Day, double>> counts;
  Position at;
};

struct SettingsFile {
  attraction::Parameters rule;
  bool insert_day0 = true, empty_on_day0 = false, sum_from_camps = true;
  long divisor = 1;                      ///< `hasten`.
  std::map<std::string, Position> said;  ///< Parameters that the file gives, by name.
};

struct Case {
  std::string directory;
  Day start;
  int days = 0;
  std::vector<Location> locations;
  std::vector<Route> routes;
  std::vector<ConflictColumn> conflicts;
  std::vector<Closure> closures;
  std::vector<Correction> corrections;
  std::vector<Series> series;  ///< The first is the total, the others are rows of data_layout.csv.
  SettingsFile settings;
  long divide = 1;                 ///< All persons are divided by that, as FLEE's `hasten` has it.
  std::vector<std::string> notes;  ///< What is odd in the files, and what was made of it.

  const Location* find(const std::string& name) const;
};

/// Reads the folder of a case. What makes no sense is reported with file, line and column; what is only odd is noted.
Case read_case(const std::string& directory, Problems& problems);

// Parts of it, in their order.
void read_period(Case& into, Problems& problems);       ///< sim_period.csv
void read_locations(Case& into, Problems& problems);    ///< locations.csv
void read_routes(Case& into, Problems& problems);       ///< routes.csv
void read_conflicts(Case& into, Problems& problems);    ///< conflicts.csv
void read_closures(Case& into, Problems& problems);     ///< closures.csv
void read_corrections(Case& into, Problems& problems);  ///< registration_corrections.csv
void read_series(Case& into, Problems& problems);       ///< source_data/
void read_settings(Case& into, Problems& problems);     ///< simsetting.yml

}  // namespace corridor::flee
