// Who lives in the destination when the period begins, where journeys begin, where they head, and who leaves when.
#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

#include "sim/network.hpp"
#include "sim/world_tables.hpp"

namespace corridor {
namespace {

constexpr long kMostPersons = 1000000000;

/// Persons of one locality, nationality and criminality, before protected status is dealt out.
struct ResidentTables {
  std::map<Id<Jurisdiction>, std::vector<double>> nationalities;  ///< By area.
  std::vector<double> criminality;
};

void read_resident_nationalities(WorldDraft& draft, ResidentTables& tables) {
  const CsvTable table = draft.table("residents_nationality.csv", {"area", "nationality", "share"});
  draft.require_source(table);
  std::map<Id<Jurisdiction>, ShareSum> sums;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const Id<Jurisdiction> area = draft.jurisdiction(table, row, "area");
    const std::optional<std::uint8_t> nationality = draft.nationality(table, row);
    if (!area || !nationality) continue;
    std::vector<double>& shares = tables.nationalities[area];
    shares.resize(draft.world.nationalities.size(), 0);
    if (shares[*nationality] > 0) table.complain(row, "nationality", "a second row for the same area and nationality");
    shares[*nationality] = table.number(row, "share", 0, 1);
    sums[area].add(row, shares[*nationality]);
  }
  for (const auto& [area, sum] : sums)
    check_sum(draft, table, "nationalities in " + draft.world.jurisdictions[area.index()].id, sum);
}

void read_resident_criminality(WorldDraft& draft, ResidentTables& tables) {
  const CsvTable table = draft.table("residents_criminality.csv", {"criminality", "share"});
  draft.require_source(table);
  tables.criminality.assign(kCriminalityNames.size(), 0);
  const std::vector<std::string> names(kCriminalityNames.begin(), kCriminalityNames.end());
  ShareSum sum;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const double share = table.number(row, "share", 0, 1);
    tables.criminality[table.choice(row, "criminality", names)] += share;
    sum.add(row, share);
  }
  check_sum(draft, table, "criminality", sum);
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
  const CsvTable table = draft.table("protected.csv", {"state", "nationality", "persons"});
  draft.require_source(table);
  std::vector<ResidentGroup> holders;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const Id<Jurisdiction> state = draft.jurisdiction(table, row, "state");
    const std::optional<std::uint8_t> nationality = draft.nationality(table, row);
    const Persons persons = table.integer(row, "persons", 0, kMostPersons);
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
void put_in_order(Weighted<Thing>& weighted, const std::vector<Thing>& known) {
  std::vector<std::pair<Id<Thing>, double>> pairs;
  for (std::size_t i = 0; i < weighted.choices.size(); ++i)
    pairs.emplace_back(weighted.choices[i], weighted.weights[i]);
  std::ranges::sort(
      pairs, {}, [&](const auto& one) { return std::pair(std::string_view(known[one.first.index()].id), one.second); });
  std::ranges::transform(pairs, weighted.choices.begin(), [](const auto& one) { return one.first; });
  std::ranges::transform(pairs, weighted.weights.begin(), [](const auto& one) { return one.second; });
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
  const CsvTable table = draft.table("residents.csv", {"locality", "persons"});
  draft.require_source(table);
  std::set<Id<Jurisdiction>> seen;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const Id<Jurisdiction> locality = draft.jurisdiction(table, row, "locality");
    const Persons persons = table.integer(row, "persons", 0, kMostPersons);
    if (!locality) continue;
    if (draft.world.jurisdictions[locality.index()].kind != JurisdictionKind::kLocality)
      table.complain(row, "locality", "is not a locality");
    if (!seen.insert(locality).second) table.complain(row, "locality", "a second row for the same locality");
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
  const CsvTable table = draft.table("origins.csv", {"nationality", "place", "share"});
  draft.require_source(table);
  const Network network(world);
  world.origins.resize(world.nationalities.size());
  std::vector<ShareSum> sums(world.nationalities.size());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::optional<std::uint8_t> nationality = draft.nationality(table, row);
    const Id<Place> place = draft.place(table, row, "place");
    const double share = table.number(row, "share", 0, 1);
    if (!nationality || !place) continue;
    if (world.places[place.index()].side == Side::kDestination)
      table.complain(row, "place", "journeys cannot begin in the destination country");
    if (!network.reaches_border(place)) table.complain(row, "place", "no route leads from here to a sector or port");
    world.origins[*nationality].choices.push_back(place);
    world.origins[*nationality].weights.push_back(share);
    sums[*nationality].add(row, share);
  }
  for (std::size_t n = 0; n < sums.size(); ++n)
    check_sum(draft, table, "origins of " + world.nationalities[n].id, sums[n]);
  for (Weighted<Place>& origins : world.origins) put_in_order(origins, world.places);
}

void read_destinations(WorldDraft& draft) {
  World& world = draft.world;
  const CsvTable table = draft.table("destinations.csv", {"nationality", "place", "share"});
  draft.require_source(table);
  const std::map<Id<Jurisdiction>, double> residents = residents_by_locality(world);
  std::vector<std::map<Id<Jurisdiction>, double>> weights(world.nationalities.size());
  std::vector<ShareSum> sums(world.nationalities.size());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::optional<std::uint8_t> nationality = draft.nationality(table, row);
    const Id<Jurisdiction> where = draft.jurisdiction(table, row, "place");
    const double share = table.number(row, "share", 0, 1);
    if (!nationality || !where) continue;
    double total = 0;
    for (const auto& [locality, persons] : residents) total += world.within(locality, where) ? persons : 0;
    if (total <= 0 && share > 0) table.complain(row, "place", "nobody lives here yet, so the share cannot be spread");
    for (const auto& [locality, persons] : residents) {
      if (total > 0 && world.within(locality, where)) weights[*nationality][locality] += share * persons / total;
    }
    sums[*nationality].add(row, share);
  }
  world.destinations.resize(world.nationalities.size());
  for (std::size_t n = 0; n < sums.size(); ++n) {
    check_sum(draft, table, "destinations of " + world.nationalities[n].id, sums[n]);
    for (const auto& [locality, weight] : weights[n]) {
      if (weight <= 0) continue;
      world.destinations[n].choices.push_back(locality);
      world.destinations[n].weights.push_back(weight);
    }
    put_in_order(world.destinations[n], world.jurisdictions);
  }
}

void read_departures(WorldDraft& draft) {
  const CsvTable table(draft.file("departures.csv"), {"month", "nationality", "party", "persons"}, draft.problems);
  std::set<std::tuple<Month, std::uint8_t, std::size_t>> seen;
  std::map<Month, int> lines;  ///< Where each month begins.
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::size_t before = draft.problems.size();
    const Month month = table.month(row, "month");
    const bool is_month = draft.problems.size() == before;
    const std::optional<std::uint8_t> nationality = draft.nationality(table, row);
    const std::size_t kind = table.choice(row, "party", party_kind_names());
    const Persons persons = table.integer(row, "persons", 0, kMostPersons);
    if (!nationality || !is_month) continue;
    lines.try_emplace(month, table.position(row, "month").line);
    if (!seen.emplace(month, *nationality, kind).second)
      table.complain(row, "month", "a second row for the same month, nationality and party");
    if (persons > 0) draft.world.cohorts.push_back({month, *nationality, static_cast<PartyKind>(kind), persons});
  }
  std::ranges::sort(draft.world.cohorts, {},
                    [](const Cohort& c) { return std::tuple(c.month, c.nationality, c.kind); });
  if (table.rows() == 0)
    draft.problems.add(
        {{draft.file("departures.csv"), 1}, "", "has no rows", "a world needs people who mean to leave"});
  if (lines.empty()) return;
  Month expected = lines.begin()->first;
  for (const auto& [month, line] : lines) {
    if (month != expected)
      draft.problems.add({{draft.file("departures.csv"), line},
                          "month",
                          fmt::format("no rows for {}, before {}", to_string(expected), to_string(month)),
                          "months must follow one another without a gap",
                          ""});
    expected = month + std::chrono::months{1};
  }
}

void read_party_sizes(WorldDraft& draft) {
  const CsvTable table = draft.table("party_sizes.csv", {"party", "persons", "share"});
  draft.require_source(table);
  std::map<std::string, ShareSum> sums;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string& kind = party_kind_names()[table.choice(row, "party", party_kind_names())];
    std::vector<double>& shares = draft.world.party_sizes[kind];
    const auto persons = static_cast<std::size_t>(table.integer(row, "persons", 1, 20));
    const double share = table.number(row, "share", 0, 1);
    if (shares.size() < persons) shares.resize(persons, 0);
    shares[persons - 1] += share;
    sums[kind].add(row, share);
  }
  for (const std::string& kind : party_kind_names()) check_sum(draft, table, "sizes of " + kind, sums[kind]);
}

}  // namespace corridor
