// What happens when no policy acts: base rates at gates, intents, the pull of sectors; beds and institutions.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <optional>

#include "sim/gates.hpp"
#include "sim/input/split.hpp"
#include "sim/input/texts.hpp"
#include "sim/world_tables.hpp"

namespace corridor {
namespace {

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
  rate.gate = static_cast<Gate>(table.choice(row, "gate"));
  rate.outcome = static_cast<Outcome>(table.choice(row, "outcome"));
  if (const auto outcomes = outcomes_of(rate.gate); std::ranges::find(outcomes, rate.outcome) == outcomes.end()) {
    std::vector<std::string> names;
    for (const Outcome outcome : outcomes) names.emplace_back(name_of(outcome));
    table.complain(row, "outcome", fmt::format("the gate {} knows no '{}'", name_of(rate.gate), name_of(rate.outcome)),
                   suggest_name(std::string{name_of(rate.outcome)}, names));
  }
  rate.where =
      table.text(row, "where").empty() ? Id<Jurisdiction>{std::size_t{0}} : draft.jurisdiction(table, row, "where");
  rate.who = read_who(draft, table, row, rate.gate);
  const double most = is_rate_gate(rate.gate) ? table.form().find("value")->high : 1;
  const double value = table.number(row, "value");
  if (value > most) table.complain(row, "value", fmt::format("{:g} is out of range", value), "a share is at most 1");
  rate.value = value * read_factor(draft, table, row);
  if (value <= most && rate.value > most) {
    table.complain(row, "factor", fmt::format("makes {:.6g} of {:.6g}, past {}", rate.value, value, most),
                   "lower the parameters that it names");
  }
  if (table.text(row, "unit") != unit_of(rate.gate))
    table.complain(row, "unit", "wrong unit '" + table.text(row, "unit") + "'",
                   fmt::format("the gate {} takes {}", name_of(rate.gate), unit_of(rate.gate)));
  if (rate.where && !is_met_in(draft.world, rate.gate, rate.where))
    table.complain(row, "where", fmt::format("nobody meets the gate {} here", name_of(rate.gate)));
  if (rate.where) draft.world.base_rates.push_back(rate);
}

/// Shares that belong together, and the rows that they stand in.
struct ShareSum {
  double sum = 0;
  std::vector<std::size_t> rows;

  void add(std::size_t row, double share) {
    sum += share;
    rows.push_back(row);
  }
};
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

/// Where a gate's outcome has rates, by row.
using RatesAt = std::map<std::pair<Gate, Outcome>, std::vector<std::size_t>>;

/// A rate given for one jurisdiction of a kind is given for all of that kind in the country where the gate is met: a
/// row that got lost is no rate of 0.
void check_coverage(const WorldDraft& draft, const CsvTable& table) {
  const World& world = draft.world;
  RatesAt rates;
  for (std::size_t row = 0; row < world.base_rates.size(); ++row)
    rates[{world.base_rates[row].gate, world.base_rates[row].outcome}].push_back(row);
  const auto country = [&](Id<Jurisdiction> where) { return world.ancestor(where, JurisdictionKind::kCountry); };
  for (const auto& [what, rows] : rates) {
    std::map<std::pair<Id<Jurisdiction>, JurisdictionKind>, std::size_t>
        families;  // by country and kind: the first row
    for (const std::size_t row : rows) {
      const Id<Jurisdiction> where = world.base_rates[row].where;
      const JurisdictionKind kind = world.jurisdictions[where.index()].kind;
      if (country(where) && country(where) != where) families.try_emplace({country(where), kind}, row);
    }
    for (const auto& [family, first] : families) {
      for (std::size_t j = 0; j < world.jurisdictions.size(); ++j) {
        const Id<Jurisdiction> where{j};
        if (world.jurisdictions[j].kind != family.second || country(where) != family.first ||
            !is_met_in(world, what.first, where))
          continue;
        if (std::ranges::none_of(rows,
                                 [&](std::size_t row) { return world.within(where, world.base_rates[row].where); }))
          table.complain(
              first, "where",
              fmt::format("'{}' has a rate of this outcome, '{}' has none",
                          world.jurisdictions[world.base_rates[first].where.index()].id, world.jurisdictions[j].id),
              "every one of this kind where the gate is met needs a row, if only with 0");
      }
    }
  }
}

/// A table that may be missing, of one number for each jurisdiction.
void read_numbers(WorldDraft& draft, const char* file, const char* place, const char* number,
                  std::unordered_map<std::uint16_t, double>& numbers) {
  if (!std::filesystem::exists(draft.file(file))) return;
  const CsvTable table = draft.table(file);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (const Id<Jurisdiction> where = draft.jurisdiction(table, row, place))
      numbers[where.value] = table.number(row, number);
  }
}

}  // namespace

void read_base_rates(WorldDraft& draft) {
  const std::size_t before = draft.problems.size();
  const CsvTable table = draft.table("base_rates.csv");
  if (draft.problems.size() != before) return;
  for (std::size_t row = 0; row < table.rows(); ++row) read_base_rate(draft, table, row);
  if (draft.problems.size() != before) return;
  check_coverage(draft, table);
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
  const CsvTable table = draft.table("intents.csv");
  world.intents.assign(groups_of(world.nationalities.size()), 0);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::optional<std::uint8_t> nationality = draft.nationality(table, row);
    if (nationality) world.intents[group_of(*nationality, table.choice(row, "party"))] = table.number(row, "share");
  }
}

void read_pulls(WorldDraft& draft) {
  World& world = draft.world;
  const CsvTable table = draft.table("pulls.csv");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const Id<Jurisdiction> sector = draft.jurisdiction(table, row, "sector");
    const std::optional<std::uint8_t> nationality = draft.nationality(table, row);
    if (!sector || !nationality) continue;
    std::vector<double>& pull = world.pulls[sector.value];
    pull.resize(groups_of(world.nationalities.size()), 0);
    pull[group_of(*nationality, table.choice(row, "party"))] = table.number(row, "utility");
  }
}

void read_seasons(WorldDraft& draft) {
  if (!std::filesystem::exists(draft.file("seasons.csv"))) return;
  const CsvTable table = draft.table("seasons.csv");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const Id<Jurisdiction> sector = draft.jurisdiction(table, row, "sector");
    if (!sector) continue;
    std::vector<double>& utilities = draft.world.seasons[sector.value];
    utilities.resize(kPartyKinds * kMonthsOfYear, 0);
    const std::chrono::month month{static_cast<unsigned>(table.integer(row, "month"))};
    utilities[season_of(table.choice(row, "party"), month)] = table.number(row, "utility");
  }
}

void read_port_draws(WorldDraft& draft) {
  read_numbers(draft, "port_draws.csv", "sector", "utility", draft.world.port_draws);
}

void read_port_turns(WorldDraft& draft) {
  read_numbers(draft, "port_turns.csv", "port", "turns", draft.world.port_turns);
}

void read_port_use(WorldDraft& draft) {
  if (!std::filesystem::exists(draft.file("port_use.csv"))) return;
  const CsvTable table = draft.table("port_use.csv");
  draft.world.port_use.resize(draft.world.nationalities.size());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (const std::optional<std::uint8_t> nationality = draft.nationality(table, row))
      draft.world.port_use[*nationality] = {table.number(row, "before"), table.number(row, "usual")};
  }
}

void read_went_before(WorldDraft& draft) {
  if (!std::filesystem::exists(draft.file("went_before.csv"))) return;
  const CsvTable table = draft.table("went_before.csv");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const Id<Jurisdiction> sector = draft.jurisdiction(table, row, "sector");
    const std::optional<std::uint8_t> nationality = draft.nationality(table, row);
    if (!sector || !nationality) continue;
    std::vector<double>& persons = draft.world.went_before[sector.value];
    persons.resize(draft.world.nationalities.size(), 0);
    persons[*nationality] = table.number(row, "persons");
  }
}

void read_beds(WorldDraft& draft) {
  if (!std::filesystem::exists(draft.file("beds.csv"))) return;
  const CsvTable table = draft.table("beds.csv");
  std::vector<double>& shares = draft.world.bed_shares;
  shares.assign(draft.world.jurisdictions.size(), 0);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (const Id<Jurisdiction> place = draft.jurisdiction(table, row, "place"))
      shares[place.index()] = table.number(row, "share");
  }
}

void read_institutions(WorldDraft& draft) {
  const CsvTable table = draft.table("institutions.csv");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    draft.world.institutions.push_back({table.text(row, "id"), table.text(row, "name"),
                                        draft.jurisdiction(table, row, "country"), table.text(row, "role")});
  }
}

}  // namespace corridor
