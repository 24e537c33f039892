// The published names of series and details, and the cells of a month under them.
#pragma once

#include <array>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "sim/tally.hpp"
#include "sim/world.hpp"

namespace corridor {

/// How the world calls a series and its details in the files.
struct PublishedSeries {
  std::string name;
  std::vector<std::string> details;  ///< By neutral detail. Two may be called alike: their rows add up.
};

/// "sector", "port": the kind of a jurisdiction in files.
std::string_view name_of(JurisdictionKind kind);

/// The names of all series under a world's labels (`series.NAME`; details as `detail_label` has them).
std::array<PublishedSeries, kSeriesCount> published_series(const World& world);

/// A row of observables.csv: what a month brought in one cell. Nationality and party are -1 where not split.
struct PublishedCell {
  std::size_t series = 0;  ///< As `Series`.
  Id<Jurisdiction> place;  ///< None where not split.
  int nationality = -1, party = -1;
  std::size_t detail = 0;  ///< The first of those that are called alike.
  Persons value = 0;
};

/// The cells of a month, in the order series, place, nationality, party, detail. Details called alike are one cell.
std::vector<PublishedCell> published_cells(const std::array<PublishedSeries, kSeriesCount>& series, const Tally& tally);

/// The names of all series for the manifest: by name in the files, the neutral `key`, whether it is a level, and its
/// details as {key, name}.
nlohmann::json series_manifest(const World& world);

}  // namespace corridor
