// Reads a world folder table by table; later tables are read only when those that they refer to are sound.
#include "sim/world_loader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/world_tables.hpp"

namespace corridor {

CsvTable WorldDraft::table(const std::string& name, std::vector<std::string> columns,
                           const std::vector<std::string>& optional) const {
  columns.emplace_back("source");
  return CsvTable(file(name), columns, problems, optional);
}

Id<Jurisdiction> WorldDraft::jurisdiction(const CsvTable& table, std::size_t row, const std::string& column) const {
  const Id<Jurisdiction> found = world.find_jurisdiction(table.text(row, column));
  if (!found) {
    std::vector<std::string> names;
    for (const Jurisdiction& known : world.jurisdictions) names.push_back(known.id);
    table.complain(row, column, "unknown jurisdiction '" + table.text(row, column) + "'",
                   suggest_name(table.text(row, column), names));
  }
  return found;
}

Id<Place> WorldDraft::place(const CsvTable& table, std::size_t row, const std::string& column) const {
  const Id<Place> found = world.find_place(table.text(row, column));
  if (!found) {
    std::vector<std::string> names;
    for (const Place& known : world.places) names.push_back(known.id);
    table.complain(row, column, "unknown place '" + table.text(row, column) + "'",
                   suggest_name(table.text(row, column), names));
  }
  return found;
}

std::optional<std::uint8_t> WorldDraft::nationality(const CsvTable& table, std::size_t row) const {
  const std::optional<std::uint8_t> found = world.find_nationality(table.text(row, "nationality"));
  if (!found) {
    std::vector<std::string> names;
    for (const Nationality& known : world.nationalities) names.push_back(known.id);
    table.complain(row, "nationality", "unknown nationality '" + table.text(row, "nationality") + "'",
                   suggest_name(table.text(row, "nationality"), names));
  }
  return found;
}

void WorldDraft::require_source(const CsvTable& table) const {
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.text(row, "source").empty())
      table.complain(row, "source", "empty", "say where the row is from, or that it is constructed and how");
  }
}

std::string lines_of(const CsvTable& table, const std::vector<std::size_t>& rows) {
  std::vector<int> lines;
  for (const std::size_t row : rows) lines.push_back(table.position(row, "").line);
  std::ranges::sort(lines);
  if (lines.size() == 1) return fmt::format("line {}", lines.front());
  if (lines.size() > 2 && lines.back() - lines.front() + 1 == static_cast<int>(lines.size()))
    return fmt::format("lines {} to {}", lines.front(), lines.back());
  const int last = lines.back();
  lines.pop_back();
  return fmt::format("lines {} and {}", fmt::join(lines, ", "), last);
}

void check_sum(const WorldDraft& draft, const CsvTable& table, const std::string& what, const ShareSum& shares) {
  if (!table.has("share") || std::abs(shares.sum - 1) <= kShareTolerance) return;  // without its header all is told
  if (shares.rows.empty()) {
    draft.problems.add(
        {{table.file(), 1}, "share", fmt::format("no row for the shares of {}", what), "they must sum to 1"});
    return;
  }
  const auto is_wrong = [&](std::size_t row) {
    const Position here = table.position(row, "share");
    return std::ranges::any_of(draft.problems.all(), [&](const Problem& problem) {
      return problem.at.line == here.line && problem.at.file == here.file;
    });
  };
  if (std::ranges::any_of(shares.rows, is_wrong)) return;
  table.complain(shares.rows.front(), "share",
                 fmt::format("the shares of {} sum to {:.6g}, not to 1", what, shares.sum),
                 shares.rows.size() > 1 ? fmt::format("they stand in {}", lines_of(table, shares.rows)) : "");
}

std::vector<Persons> apportion(Persons total, const std::vector<double>& weights) {
  std::vector<Persons> parts(weights.size(), 0);
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  if (!(sum > 0)) return parts;
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<double> remainder(weights.size());
  Persons given = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double exact = static_cast<double>(total) * (weights[i] / sum);
    parts[i] = static_cast<Persons>(exact);
    remainder[i] = exact - static_cast<double>(parts[i]);
    given += parts[i];
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return remainder[a] > remainder[b]; });
  for (std::size_t i = 0; given < total && i < order.size(); ++i, ++given) ++parts[order[i]];
  return parts;
}

std::unique_ptr<World> load_world(const std::string& directory, Problems& problems, const YamlTree& mechanism) {
  auto world = std::make_unique<World>();
  world->directory = directory;
  WorldDraft draft{*world, problems};
  const std::size_t before = problems.size();
  const auto sound = [&] { return problems.size() == before; };
  read_world_file(draft);
  read_jurisdictions(draft);
  if (!sound()) return world;
  read_places(draft);
  if (sound()) read_routes(draft);
  if (!sound()) return world;
  read_sides(draft);
  check_network(draft);
  read_residents(draft);
  read_origins(draft);
  read_destinations(draft);
  read_departures(draft);
  read_party_sizes(draft);
  read_intents(draft);
  read_pulls(draft);
  read_beds(draft);
  read_institutions(draft);
  read_parameters(draft, mechanism);
  read_base_rates(draft);
  return world;
}

}  // namespace corridor
