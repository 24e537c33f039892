// What happens when no policy acts: base rates at gates, intents, the pull of sectors; beds and institutions.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <set>

#include "sim/gates.hpp"
#include "sim/input/split.hpp"
#include "sim/world_tables.hpp"

namespace corridor {
namespace {

constexpr double kHighestRate = 1000;
constexpr double kStrongestPull = 50;

std::vector<std::string> texts_of(std::span<const std::string_view> names) { return {names.begin(), names.end()}; }

/// Reads `party=family_unit;nationality=GTM|HND`; blank means anyone.
Who read_who(const WorldDraft& draft, const CsvTable& table, std::size_t row, Gate gate) {
  Who who;
  const std::string& text = table.text(row, "who");
  if (text.empty()) return who;
  for (const std::string& condition : split(text, ';')) {
    const std::size_t equals = condition.find('=');
    const std::string name = condition.substr(0, equals);
    const std::vector<std::string> attributes = texts_of(kAttributeNames);
    const auto known = std::find(attributes.begin(), attributes.end(), name);
    if (known == attributes.end() || equals == std::string::npos) {
      table.complain(row, "who", "unknown attribute '" + name + "'", suggest_name(name, attributes, "attributes"));
      continue;
    }
    const auto attribute = static_cast<Attribute>(known - attributes.begin());
    if (!kGateSees[index_of(gate)][index_of(attribute)])
      table.complain(row, "who", fmt::format("the gate {} does not look at '{}'", name_of(gate), name));
    const std::vector<std::string> values = value_names(draft.world, attribute);
    for (const std::string& value : split(condition.substr(equals + 1), '|')) {
      const auto found = std::find(values.begin(), values.end(), value);
      if (found == values.end())
        table.complain(row, "who", "unknown " + name + " '" + value + "'", suggest_name(value, values, "values"));
      if (found != values.end()) who.only(attribute, found - values.begin());
    }
  }
  return who;
}

std::string unit_of(Gate gate) {
  if (gate == Gate::kCrossing) return "per_attempt";
  return is_rate_gate(gate) ? "per_day" : "share";
}

/// True when the gate is met somewhere in `where`.
bool is_met_in(const World& world, Gate gate, Id<Jurisdiction> where) {
  for (std::size_t j = 0; j < world.jurisdictions.size(); ++j) {
    if (gate_is_at(gate, world, Id<Jurisdiction>{j}) && world.within(Id<Jurisdiction>{j}, where)) return true;
  }
  return false;
}

void read_base_rate(WorldDraft& draft, const CsvTable& table, std::size_t row) {
  BaseRate rate;
  rate.gate = static_cast<Gate>(table.choice(row, "gate", texts_of(kGateNames)));
  std::vector<std::string> outcomes;
  for (const Outcome outcome : outcomes_of(rate.gate)) outcomes.emplace_back(name_of(outcome));
  rate.outcome = outcomes_of(rate.gate)[table.choice(row, "outcome", outcomes)];
  rate.where =
      table.text(row, "where").empty() ? Id<Jurisdiction>{std::size_t{0}} : draft.jurisdiction(table, row, "where");
  rate.who = read_who(draft, table, row, rate.gate);
  const double most = is_rate_gate(rate.gate) ? kHighestRate : 1;
  const double value = table.number(row, "value", 0, most);
  rate.value = value * read_factor(draft, table, row);
  if (value <= most && rate.value > most) {
    table.complain(row, "factor", fmt::format("makes {:.6g} of {:.6g}, past {}", rate.value, value, most),
                   "lower the parameters that it names");
  }
  if (table.text(row, "unit") != unit_of(rate.gate))
    table.complain(row, "unit", "wrong unit '" + table.text(row, "unit") + "'",
                   fmt::format("the gate {} takes {}", name_of(rate.gate), unit_of(rate.gate)));
  table.choice(row, "status", status_names());
  if (rate.where && !is_met_in(draft.world, rate.gate, rate.where))
    table.complain(row, "where", fmt::format("nobody meets the gate {} here", name_of(rate.gate)));
  if (rate.where) draft.world.base_rates.push_back(rate);
}

/// The base shares of a class among some rows, which are those of `World::base_rates`; the last one that holds for it
/// wins for each outcome.
ShareSum base_sum(const World& world, const std::vector<std::size_t>& rows, const PartyClass& party) {
  std::array<std::optional<std::size_t>, kOutcomes> winners{};
  for (const std::size_t row : rows) {
    const BaseRate& rate = world.base_rates[row];
    if (rate.who.includes(party)) winners[index_of(rate.outcome)] = row;
  }
  ShareSum sum;
  for (const std::optional<std::size_t>& row : winners) {
    if (row && world.base_rates[*row].value > 0) sum.add(*row, world.base_rates[*row].value);
  }
  return sum;
}

/// "nationality=HND;party=family_unit", of what the gate sees.
std::string class_name(const World& world, Gate gate, const PartyClass& party) {
  std::string who;
  for (std::size_t a = 0; a < kAttributes; ++a) {
    if (!kGateSees[index_of(gate)][a]) continue;
    who += fmt::format("{}{}={}", who.empty() ? "" : ";", kAttributeNames[a],
                       value_names(world, static_cast<Attribute>(a))[party.value[a]]);
  }
  return who;
}

/// Shares of one class in one place must not sum past one; false when one does, which is reported at the last of its
/// rows.
bool check_shares(const WorldDraft& draft, const CsvTable& table, Gate gate, Id<Jurisdiction> where) {
  const World& world = draft.world;
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < world.base_rates.size(); ++row) {
    if (world.base_rates[row].gate == gate && world.within(where, world.base_rates[row].where)) rows.push_back(row);
  }
  for (std::size_t c = 0; c < classes_of(gate, world.nationalities.size()); ++c) {
    const PartyClass party = class_at(gate, c, world.nationalities.size());
    const ShareSum shares = base_sum(world, rows, party);
    if (shares.sum <= 1 + kShareTolerance) continue;
    const std::string who = class_name(world, gate, party);
    table.complain(*std::ranges::max_element(shares.rows), "value",
                   fmt::format("shares at the gate {} in {}{} sum to {:.6g}, past 1", name_of(gate),
                               world.jurisdictions[where.index()].id, who.empty() ? "" : " for " + who, shares.sum),
                   fmt::format("they stand in {}", lines_of(table, shares.rows)));
    return false;
  }
  return true;
}

}  // namespace

void read_base_rates(WorldDraft& draft) {
  const CsvTable table =
      draft.table("base_rates.csv", {"gate", "outcome", "where", "who", "value", "unit", "status"}, {"factor"});
  draft.require_source(table);
  const std::size_t before = draft.problems.size();
  std::map<std::array<std::string, 4>, int> seen;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    read_base_rate(draft, table, row);
    const auto [first, fresh] = seen.try_emplace(
        {table.text(row, "gate"), table.text(row, "outcome"), table.text(row, "where"), table.text(row, "who")},
        table.position(row, "gate").line);
    if (!fresh)
      table.complain(row, "outcome", "a second row for the same gate, outcome, place and people",
                     fmt::format("the first is in line {}", first->second));
  }
  if (draft.problems.size() != before) return;
  for (std::size_t g = 0; g < kGates; ++g) {
    const auto gate = static_cast<Gate>(g);
    for (std::size_t j = 0; j < draft.world.jurisdictions.size() && !is_rate_gate(gate); ++j) {
      if (gate_is_at(gate, draft.world, Id<Jurisdiction>{j}) && !check_shares(draft, table, gate, Id<Jurisdiction>{j}))
        break;
    }
  }
}

void read_intents(WorldDraft& draft) {
  World& world = draft.world;
  const CsvTable table = draft.table("intents.csv", {"nationality", "party", "share"});
  draft.require_source(table);
  world.intents.assign(groups_of(world.nationalities.size()), 0);
  std::set<std::size_t> seen;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::optional<std::uint8_t> nationality = draft.nationality(table, row);
    const std::size_t kind = table.choice(row, "party", party_kind_names());
    const double share = table.number(row, "share", 0, 1);
    if (!nationality) continue;
    if (!seen.insert(group_of(*nationality, kind)).second)
      table.complain(row, "party", "a second row for the same nationality and party");
    world.intents[group_of(*nationality, kind)] = share;
  }
  for (std::size_t group = 0; group < world.intents.size() && table.has("party"); ++group) {
    if (seen.contains(group)) continue;
    const std::size_t kind = group % kPartyKinds;
    draft.problems.add(
        {{draft.file("intents.csv"), 1},
         "party",
         fmt::format("no row for {} of {}", party_kind_names()[kind], world.nationalities[group / kPartyKinds].id),
         "give each nationality a row for each kind of party"});
  }
}

void read_pulls(WorldDraft& draft) {
  World& world = draft.world;
  const CsvTable table(draft.file("pulls.csv"), {"sector", "nationality", "party", "utility"}, draft.problems,
                       {"source"});
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const Id<Jurisdiction> sector = draft.jurisdiction(table, row, "sector");
    const std::optional<std::uint8_t> nationality = draft.nationality(table, row);
    const std::size_t kind = table.choice(row, "party", party_kind_names());
    const double utility = table.number(row, "utility", -kStrongestPull, kStrongestPull);
    if (!sector || !nationality) continue;
    if (world.jurisdictions[sector.index()].kind != JurisdictionKind::kSector)
      table.complain(row, "sector", "is not a sector");
    std::vector<double>& pull = world.pulls[sector.value];
    pull.resize(groups_of(world.nationalities.size()), 0);
    pull[group_of(*nationality, kind)] = utility;
  }
}

void read_beds(WorldDraft& draft) {
  if (!std::filesystem::exists(draft.file("beds.csv"))) return;
  const CsvTable table = draft.table("beds.csv", {"place", "share"});
  draft.require_source(table);
  std::vector<double>& shares = draft.world.bed_shares;
  shares.assign(draft.world.jurisdictions.size(), 0);
  ShareSum sum;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const Id<Jurisdiction> place = draft.jurisdiction(table, row, "place");
    const double share = table.number(row, "share", 0, 1);
    sum.add(row, share);
    if (!place) continue;
    if (draft.world.jurisdictions[place.index()].kind != JurisdictionKind::kArea)
      table.complain(row, "place", "is no area of responsibility, so nobody is held there");
    if (shares[place.index()] > 0) table.complain(row, "place", "a second row for the same area");
    shares[place.index()] = share;
  }
  check_sum(draft, table, "beds", sum);
}

void read_institutions(WorldDraft& draft) {
  const CsvTable table = draft.table("institutions.csv", {"id", "name", "country", "role"});
  draft.require_source(table);
  const std::vector<std::string> roles{"security", "welfare", "adjudication", "health", "military"};
  std::set<std::string> seen;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (!seen.insert(table.text(row, "id")).second) table.complain(row, "id", "is already used");
    const std::size_t role = table.choice(row, "role", roles);
    draft.world.institutions.push_back(
        {table.text(row, "id"), table.text(row, "name"), draft.jurisdiction(table, row, "country"), roles[role]});
  }
}

}  // namespace corridor
