// Two histories laid side by side, party by party, and summed.
#include "analysis/compare/fates.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/input/errors.hpp"

namespace corridor {
namespace {

constexpr std::size_t kOfBase = 0, kOfOther = 1;

std::span<const LifeEvent> events_of(std::span<const LifeEvent> events, std::size_t& at, std::uint64_t identity) {
  const std::size_t begin = at;
  while (at < events.size() && events[at].party.identity == identity) ++at;
  return events.subspan(begin, at - begin);
}

/// Spreads identities, so that examples do not all come from the first cohort.
std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ x >> 27) * 0x94D049BB133111EBULL;
  return x ^ x >> 31;
}

void add_example(const FateCell& cell, const FateExample& example, FateTable& table) {
  std::vector<FateExample>& examples = table.examples[cell];
  const auto place =
      std::find_if(examples.begin(), examples.end(), [&](const FateExample& one) { return example.order < one.order; });
  examples.insert(place, example);
  if (examples.size() > FateTable::kExamples) examples.pop_back();
}

std::array<Persons, kStates> persons_by_state(const std::vector<Tally::StateRow>& rows) {
  std::array<Persons, kStates> persons{};
  for (const Tally::StateRow& row : rows) persons[index_of(row.state)] += row.persons;
  return persons;
}

}  // namespace

FateComparison::FateComparison(const PolicySet& policies, const std::vector<std::string>& changed, std::uint32_t scale)
    : policies_(policies), lives_(policies, changed), scale_(scale) {}

void FateComparison::month(Events base, Events alternative, bool before_period) {
  std::size_t b = 0, a = 0;
  while (b < base.size() || a < alternative.size()) {
    const bool from_base =
        a == alternative.size() || (b < base.size() && base[b].party.identity <= alternative[a].party.identity);
    const std::uint64_t identity = from_base ? base[b].party.identity : alternative[a].party.identity;
    const Events of_base = events_of(base, b, identity), of_alternative = events_of(alternative, a, identity);
    party(identity, of_base, of_alternative, before_period);
  }
  if (!before_period) ++month_;
}

void FateComparison::party(std::uint64_t identity, Events base, Events alternative, bool before_period) {
  const auto [found, is_new] = parties_.try_emplace(identity);
  Pair& pair = found->second;
  if (is_new || is_separated(identity)) begin(identity, base, alternative, pair);
  const bool only_here = is_separated(identity) && !(pair.exists[kOfBase] && pair.exists[kOfOther]);
  if (!pair.parting && !only_here) {  // what parts separated children parted their family
    pair.parting = lives_.parting(base, alternative);
    pair.parted_in = month_;
  }
  for (const auto& [history, events] : {std::pair{kOfBase, base}, std::pair{kOfOther, alternative}}) {
    for (const LifeEvent& event : events) {
      pair.fate[history] = fate_after(pair.fate[history], event);
      if (event.kind == LifeEvent::Kind::kEntered) pair.state[history] = event.party.state;
    }
    pair.died_before[history] = pair.died_before[history] || (before_period && pair.fate[history] == Fate::kDied);
  }
}

/// A party that is seen for the first time has the same life so far in both; children who were separated exist from
/// then on in the history where they were, and their family is smaller there.
void FateComparison::begin(std::uint64_t identity, Events base, Events alternative, Pair& pair) {
  const bool separated = is_separated(identity);
  for (const auto& [history, events] : {std::pair{kOfBase, base}, std::pair{kOfOther, alternative}}) {
    if (pair.exists[history] || (separated && events.empty())) continue;
    const Party& party = events.empty() ? (base.empty() ? alternative : base).front().party : events.front().party;
    pair.exists[history] = true;
    pair.persons[history] = party.persons;
    pair.state[history] = party.state;
    pair.fate[history] = fate_of(party.state);
    pair.nationality = party.nationality;
    pair.kind = party.kind;
    if (separated) {
      Pair& family = parties_.at(family_of(identity));
      family.persons[history] = static_cast<std::uint8_t>(family.persons[history] - party.persons);
    }
  }
}

FateCell FateComparison::cell_of(const Pair& pair) const {
  FateCell cell;
  cell.base = pair.fate[kOfBase];
  cell.alternative = pair.fate[kOfOther];
  // Lives with the same decisions can differ all the same: who leaves a bed early is no decision of a gate but follows
  // from how full beds are, which others have changed.
  if (!pair.parting && cell.base != cell.alternative) {
    cell.gate = name_of(Gate::kDetention);
    cell.policy = "base";
    cell.via = Via::kIndirect;
  }
  if (!pair.parting) return cell;
  cell.gate = name_of(pair.parting->gate);
  cell.policy = pair.parting->by == kBase ? "base" : policies_.at(pair.parting->by)->name();
  cell.via = pair.parting->via;
  return cell;
}

void FateComparison::add(std::uint64_t identity, const Pair& pair, FateTable& table) const {
  if (pair.died_before[kOfBase] && pair.died_before[kOfOther]) return;
  FateCell cell = cell_of(pair);
  std::uint16_t parted_in = pair.parted_in;
  Persons persons = std::min(pair.persons[kOfBase], pair.persons[kOfOther]);
  if (!(pair.exists[kOfBase] && pair.exists[kOfOther])) {  // elsewhere these children stayed with their family
    const Pair& family = parties_.at(family_of(identity));
    parted_in = family.parted_in;
    const std::size_t here = pair.exists[kOfBase] ? kOfBase : kOfOther, there = 1 - here;
    Pair joined = family;
    joined.fate[here] = pair.fate[here];
    joined.fate[there] = family.fate[there];
    cell = cell_of(joined);
    cell.history = here == kOfBase ? History::kBaseOnly : History::kAlternativeOnly;
    persons = pair.persons[here];
  }
  table.persons[cell] += persons * scale_;
  if (cell.via == Via::kNone) return;
  add_example(cell, {mixed(identity), identity, pair.nationality, pair.kind, persons}, table);
  table.groups[{cell.base, cell.alternative, cell.via, pair.nationality, pair.kind, parted_in}] += persons * scale_;
}

/// Takes the persons of a party out of the states they are in.
void FateComparison::take_out(const Pair& pair, PersonsByState& left) const {
  for (const std::size_t history : {kOfBase, kOfOther}) {
    if (pair.exists[history] && pair.fate[history] != Fate::kDied)
      left[history][index_of(pair.state[history])] -= Persons{pair.persons[history]} * scale_;
  }
}

FateTable FateComparison::finish(const std::vector<Tally::StateRow>& base,
                                 const std::vector<Tally::StateRow>& alternative) const {
  FateTable table;
  PersonsByState left{persons_by_state(base), persons_by_state(alternative)};
  for (const auto& [identity, pair] : parties_) {
    add(identity, pair, table);
    take_out(pair, left);
  }
  // Whoever met nothing at all is where they began in both. That this comes out the same proves that fates add up.
  for (std::size_t s = 0; s < kStates; ++s) {
    if (left[kOfBase][s] != left[kOfOther][s] || left[kOfBase][s] < 0)
      throw Defect(fmt::format("fates do not add up: {} and {} persons {} are in no life", left[kOfBase][s],
                               left[kOfOther][s], kStateNames[s]));
    const Fate fate = fate_of(static_cast<State>(s));
    if (left[kOfBase][s] > 0) table.persons[{fate, fate, History::kBoth, "", "", Via::kNone}] += left[kOfBase][s];
  }
  return table;
}

void FateSum::add(const FateTable& table, int replicate) {
  if (replicates_++ == 0) {
    for (const auto& [cell, examples] : table.examples) {
      for (const FateExample& example : examples) examples_.push_back({replicate, cell, example});
    }
  }
  for (const auto& [cell, persons] : table.persons) persons_[cell] += persons;
  for (const auto& [group, persons] : table.groups) groups_[group] += persons;
}

std::vector<FateRow> FateSum::rows() const {
  std::vector<FateRow> rows;
  for (const auto& [cell, persons] : persons_)
    rows.push_back({cell, static_cast<double>(persons) / static_cast<double>(replicates_)});
  return rows;
}

std::vector<FateGroupRow> FateSum::groups() const {
  std::vector<FateGroupRow> rows;
  for (const auto& [group, persons] : groups_)
    rows.push_back({group, static_cast<double>(persons) / static_cast<double>(replicates_)});
  return rows;
}

}  // namespace corridor
