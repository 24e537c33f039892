// Names of series under a world's labels.
#include "analysis/tables/series.hpp"

#include <map>
#include <nlohmann/json.hpp>
#include <tuple>

namespace corridor {

std::string_view name_of(JurisdictionKind kind) {
  constexpr std::array<std::string_view, 7> kNames{"world", "country", "state", "sector", "port", "area", "locality"};
  return kNames.at(static_cast<std::size_t>(kind));
}

std::array<PublishedSeries, kSeriesCount> published_series(const World& world) {
  std::array<PublishedSeries, kSeriesCount> all;
  for (std::size_t i = 0; i < kSeriesCount; ++i) {
    const SeriesShape& shape = series_shapes()[i];
    const std::string neutral{shape.name};
    const auto label = world.labels.find("series." + neutral);
    all[i].name = label == world.labels.end() ? neutral : label->second;
    for (const std::string& detail : shape.details) all[i].details.push_back(detail_label(world, detail));
  }
  return all;
}

std::vector<PublishedCell> published_cells(const std::array<PublishedSeries, kSeriesCount>& series,
                                           const Tally& tally) {
  std::map<std::tuple<std::size_t, std::uint16_t, int, int, std::size_t>, Persons> sums;
  for (const Tally::Row& row : tally.series_rows()) {
    const std::vector<std::string>& details = series[index_of(row.series)].details;
    std::size_t detail = 0;
    while (details[detail] != details[row.detail]) ++detail;
    sums[{index_of(row.series), row.place.value, row.nationality, row.party, detail}] += row.value;
  }
  std::vector<PublishedCell> cells;
  for (const auto& [cell, value] : sums) {
    const auto& [of, place, nationality, party, detail] = cell;
    const bool split = place != Id<Jurisdiction>{}.value;
    cells.push_back({of, split ? Id<Jurisdiction>{place} : Id<Jurisdiction>{}, nationality, party, detail, value});
  }
  return cells;
}

nlohmann::json series_manifest(const World& world) {
  nlohmann::json all = nlohmann::json::object();
  const auto published = published_series(world);
  for (std::size_t i = 0; i < kSeriesCount; ++i) {
    const SeriesShape& shape = series_shapes()[i];
    nlohmann::json details = nlohmann::json::array();
    for (std::size_t d = 0; d < shape.details.size(); ++d) {
      if (!shape.details[d].empty()) details.push_back({{"key", shape.details[d]}, {"name", published[i].details[d]}});
    }
    all[published[i].name] = {{"key", shape.name}, {"level", shape.level}, {"details", details}};
  }
  return all;
}

}  // namespace corridor
