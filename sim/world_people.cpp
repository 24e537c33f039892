// Who lives in the destination when the period begins, where journeys begin, where they head, and who leaves when.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string_view>
#include <tuple>

#include "sim/network.hpp"
#include "sim/world_tables.hpp"

namespace corridor {
namespace {

/// Persons of one locality, nationality and criminality, before protected status is dealt out.
struct ResidentTables {
  std::map<Id<Jurisdiction>, std::vector<double>> nationalities;  ///< By area.
  std::vector<double> criminality;
};

void read_resident_nationalities(WorldDraft& draft, ResidentTables& tables) {
  const CsvTable table = draft.table("residents_nationality.csv");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const Id<Jurisdiction> area = draft.jurisdiction(table, row, "area");
    const std::optional<std::uint8_t> nationality = draft.nationality(table, row);
    if (!area || !nationality) continue;
    std::vector<double>& shares = tables.nationalities[area];
    shares.resize(draft.world.nationalities.size(), 0);
    shares[*nationality] = table.number(row, "share");
  }
}

void read_resident_criminality(WorldDraft& draft, ResidentTables& tables) {
  const CsvTable table = draft.table("residents_criminality.csv");
  tables.criminality.assign(kCriminalityNames.size(), 0);
  for (std::size_t row = 0; row < table.rows(); ++row)
    tables.criminality[table.choice(row, "criminality")] = table.number(row, "share");
}

/// Crosses the persons of a locality with nationality and criminality; whole persons at each step.
void add_groups(World& world, const ResidentTables& tables, Id<Jurisdiction> locality, Persons persons) {
  const auto shares = tables.nationalities.find(world.ancestor(locality, JurisdictionKind::kArea));
  if (shares == tables.nationalities.end()) return;
  const std::vector<Persons> by_nationality = apportion(persons, shares->second);
  for (std::size_t n = 0; n < by_nationality.size(); ++n) {
    const std::vector<Persons> by_criminality = apportion(by_nationality[n], tables.criminality);
    for (std::size_t c = 0; c < by_criminality.size(); ++c) {
      if (by_criminality[c] > 0)
        world.residents.push_back(
            {locality, static_cast<std::uint8_t>(n), static_cast<Criminality>(c), by_criminality[c], false});
    }
  }
}

/// Deals out protected status among residents of a state and nationality without a criminal record, by number.
void read_protected(WorldDraft& draft) {
  World& world = draft.world;
  const CsvTable table = draft.table("protected.csv");
  std::vector<ResidentGroup> holders;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const Id<Jurisdiction> state = draft.jurisdiction(table, row, "state");
    const std::optional<std::uint8_t> nationality = draft.nationality(table, row);
    const Persons persons = table.integer(row, "persons");
    if (!state || !nationality) continue;
    std::vector<ResidentGroup*> eligible;
    std::vector<double> weights;
    for (ResidentGroup& group : world.residents) {
      if (group.nationality != *nationality || group.criminality != Criminality::kNone ||
          !world.within(group.locality, state))
        continue;
      eligible.push_back(&group);
      weights.push_back(static_cast<double>(group.persons));
    }
    const std::vector<Persons> parts = apportion(persons, weights);
    bool enough = true;
    for (std::size_t i = 0; i < eligible.size(); ++i) {
      enough = enough && parts[i] <= eligible[i]->persons;
      eligible[i]->persons -= parts[i];
      if (parts[i] > 0) holders.push_back({eligible[i]->locality, *nationality, Criminality::kNone, parts[i], true});
    }
    if (!enough) table.complain(row, "persons", "more persons than residents without a record");
    if (eligible.empty() && persons > 0) table.complain(row, "persons", "the state has no such residents");
  }
  world.residents.insert(world.residents.end(), holders.begin(), holders.end());
  std::erase_if(world.residents, [](const ResidentGroup& group) { return group.persons == 0; });
}

/// Groups in an order that is that of no table: it decides about identities and ties.
void put_in_order(World& world) {
  std::ranges::sort(world.residents, {}, [&](const ResidentGroup& group) {
    return std::tuple(group.protected_status, std::string_view(world.jurisdictions[group.locality.index()].id),
                      group.nationality, group.criminality);
  });
}

/// Choices in the order of their names, which is that of no table.
template <class Thing>
Weighted<Thing> in_order(std::vector<std::pair<Id<Thing>, double>> pairs, const std::vector<Thing>& known) {
  std::ranges::sort(
      pairs, {}, [&](const auto& one) { return std::pair(std::string_view(known[one.first.index()].id), one.second); });
  std::vector<Id<Thing>> choices;
  std::vector<double> weights;
  for (const auto& [choice, weight] : pairs) {
    choices.push_back(choice);
    weights.push_back(weight);
  }
  return {std::move(choices), std::move(weights)};
}

/// Residents of each locality, for spreading people over an area.
std::map<Id<Jurisdiction>, double> residents_by_locality(const World& world) {
  std::map<Id<Jurisdiction>, double> persons;
  for (const ResidentGroup& group : world.residents) persons[group.locality] += static_cast<double>(group.persons);
  return persons;
}

}  // namespace

void read_residents(WorldDraft& draft) {
  ResidentTables tables;
  read_resident_nationalities(draft, tables);
  read_resident_criminality(draft, tables);
  const CsvTable table = draft.table("residents.csv");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const Id<Jurisdiction> locality = draft.jurisdiction(table, row, "locality");
    const Persons persons = table.integer(row, "persons");
    if (!locality) continue;
    if (!tables.nationalities.contains(draft.world.ancestor(locality, JurisdictionKind::kArea)))
      table.complain(row, "locality", "lies in no area with rows in residents_nationality.csv");
    add_groups(draft.world, tables, locality, persons);
  }
  put_in_order(draft.world);
  read_protected(draft);
  put_in_order(draft.world);
}

void read_origins(WorldDraft& draft) {
  World& world = draft.world;
  const CsvTable table = draft.table("origins.csv");
  const Network network(world);
  std::vector<std::vector<std::pair<Id<Place>, double>>> shares(world.nationalities.size());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::optional<std::uint8_t> nationality = draft.nationality(table, row);
    const Id<Place> place = draft.place(table, row, "place");
    const double share = table.number(row, "share");
    if (!nationality || !place) continue;
    if (world.places[place.index()].side == Side::kDestination)
      table.complain(row, "place", "journeys cannot begin in the destination country");
    if (!network.reaches_border(place)) table.complain(row, "place", "no route leads from here to a sector or port");
    shares[*nationality].emplace_back(place, share);
  }
  for (std::vector<std::pair<Id<Place>, double>>& its : shares)
    world.origins.push_back(in_order(std::move(its), world.places));
}

void read_destinations(WorldDraft& draft) {
  World& world = draft.world;
  const CsvTable table = draft.table("destinations.csv");
  const std::map<Id<Jurisdiction>, double> residents = residents_by_locality(world);
  std::vector<std::map<Id<Jurisdiction>, double>> weights(world.nationalities.size());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::optional<std::uint8_t> nationality = draft.nationality(table, row);
    const Id<Jurisdiction> where = draft.jurisdiction(table, row, "place");
    const double share = table.number(row, "share");
    if (!nationality || !where) continue;
    double total = 0;
    for (const auto& [locality, persons] : residents) total += world.within(locality, where) ? persons : 0;
    if (total <= 0 && share > 0) table.complain(row, "place", "nobody lives here yet, so the share cannot be spread");
    for (const auto& [locality, persons] : residents) {
      if (total > 0 && world.within(locality, where)) weights[*nationality][locality] += share * persons / total;
    }
  }
  for (const std::map<Id<Jurisdiction>, double>& by_locality : weights) {
    std::vector<std::pair<Id<Jurisdiction>, double>> above_zero;
    std::ranges::copy_if(by_locality, std::back_inserter(above_zero), [](const auto& one) { return one.second > 0; });
    world.destinations.push_back(in_order(std::move(above_zero), world.jurisdictions));
  }
}

void read_departures(WorldDraft& draft) {
  const CsvTable table = draft.table("departures.csv");
  std::map<Month, std::size_t> first_rows;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    Month month{};
    if (!parse_month(table.text(row, "month"), month)) continue;  // no gap, but a mistake
    const std::optional<std::uint8_t> nationality = draft.nationality(table, row);
    const Persons persons = table.integer(row, "persons");
    first_rows.try_emplace(month, row);
    if (!nationality || persons <= 0) continue;
    draft.world.cohorts.push_back({month, *nationality, static_cast<PartyKind>(table.choice(row, "party")), persons});
  }
  std::ranges::sort(draft.world.cohorts, {},
                    [](const Cohort& c) { return std::tuple(c.month, c.nationality, c.kind); });
  for (auto month = first_rows.begin(); month != first_rows.end(); ++month) {
    const Month missing = month->first - Months{1};
    if (month != first_rows.begin() && std::prev(month)->first != missing)
      table.complain(month->second, "month", fmt::format("no rows for {}", to_string(missing)),
                     "months must follow one another without a gap");
  }
}

void read_party_sizes(WorldDraft& draft) {
  const CsvTable table = draft.table("party_sizes.csv");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    std::vector<double>& shares = draft.world.party_sizes[party_kind_names()[table.choice(row, "party")]];
    const auto persons = static_cast<std::size_t>(table.integer(row, "persons"));
    if (shares.size() < persons) shares.resize(persons, 0);
    shares[persons - 1] = table.number(row, "share");
  }
}

void read_late_fears(WorldDraft& draft) {
  if (!std::filesystem::exists(draft.file("late_fears.csv"))) return;
  const CsvTable table = draft.table("late_fears.csv");
  draft.world.late_fears.resize(draft.world.nationalities.size(), 0);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (const std::optional<std::uint8_t> nationality = draft.nationality(table, row))
      draft.world.late_fears[*nationality] = table.number(row, "share");
  }
}

}  // namespace corridor
