// Fates from states and events; two histories laid side by side.
#include "analysis/compare/fates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "policies/register.hpp"
#include "sim/input/errors.hpp"

namespace corridor {
namespace {

constexpr std::size_t kOfBase = 0, kOfOther = 1;

Fate fate_of(Consequence consequence) {
  switch (consequence) {
    case Consequence::kExpelled:
      return Fate::kExpelled;
    case Consequence::kRepatriated:
      return Fate::kRepatriated;
    case Consequence::kRemoved:
      return Fate::kRemoved;
    case Consequence::kTransitReturned:
      return Fate::kReturnedByTransit;
    case Consequence::kLostAbroad:
      return Fate::kLostAbroad;
    case Consequence::kTurnedBack:
      break;
  }
  return Fate::kTurnedBack;
}

/// Who stands at the border after being sent back is still what was done to them, until they try again.
bool was_sent_back(const Party& party) { return party.stage == Stage::kReturned; }

Fate fate_on_entering(Fate before, const Party& party) {
  switch (party.state) {
    case State::kInTransit:
      return was_sent_back(party) ? fate_of(party.consequence) : Fate::kOnTheWay;
    case State::kAtHome:
      if (before == Fate::kGoneHome) return before;
      return was_sent_back(party) ? fate_of(party.consequence) : Fate::kStayedHome;
    case State::kInTransitCountry:
      return before == Fate::kProtectedInTransit ? before : Fate::kSettledOnTheWay;
    default:
      return fate_of(party.state);
  }
}

std::span<const LifeEvent> events_of(std::span<const LifeEvent> events, std::size_t& at, std::uint64_t identity) {
  const std::size_t begin = at;
  while (at < events.size() && events[at].party.identity == identity) ++at;
  return events.subspan(begin, at - begin);
}

/// The next decision at or after `at`; null when there is none.
const LifeEvent* decision(std::span<const LifeEvent> events, std::size_t& at) {
  while (at < events.size() && events[at].kind != LifeEvent::Kind::kDecided) ++at;
  return at < events.size() ? &events[at++] : nullptr;
}

bool same_gate(const LifeEvent& one, const LifeEvent& other) {
  return one.day == other.day && one.gate == other.gate && one.where == other.where;
}

/// Who decided matters at a claim gate even when the outcome is alike: custody under a policy is not that under base
/// law.
bool same_decision(const LifeEvent& one, const LifeEvent& other) {
  return one.outcome == other.outcome && (is_rate_gate(one.gate) || one.by == other.by);
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

/// A chain whose links have their own rate at rate gates, where tables hold the sum up to each.
std::vector<Link> with_own_amounts(Gate gate, std::span<const Link> chain) {
  std::vector<Link> links(chain.begin(), chain.end());
  for (std::size_t i = links.size(); is_rate_gate(gate) && i-- > 1;) links[i].amount -= links[i - 1].amount;
  return links;
}

std::vector<Link> of_policy(const std::vector<Link>& chain, PolicyIndex by) {
  std::vector<Link> links;
  std::copy_if(chain.begin(), chain.end(), std::back_inserter(links), [by](const Link& link) { return link.by == by; });
  return links;
}

bool same_links(const std::vector<Link>& one, const std::vector<Link>& other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(), [](const Link& a, const Link& b) {
    return a.outcome == b.outcome && a.room == b.room && std::abs(a.amount - b.amount) <= 1e-9 * std::abs(a.amount);
  });
}

std::array<Persons, kStates> persons_by_state(const std::vector<Tally::StateRow>& rows) {
  std::array<Persons, kStates> persons{};
  for (const Tally::StateRow& row : rows) persons[index_of(row.state)] += row.persons;
  return persons;
}

}  // namespace

std::vector<PolicyIndex> differing_policies(Gate gate, std::span<const Link> one, std::span<const Link> other) {
  const std::vector<Link> links = with_own_amounts(gate, one), others = with_own_amounts(gate, other);
  std::vector<PolicyIndex> all;
  for (const std::vector<Link>* chain : {&links, &others}) {
    for (const Link& link : *chain) {
      if (std::find(all.begin(), all.end(), link.by) == all.end()) all.push_back(link.by);
    }
  }
  std::erase_if(all, [&](PolicyIndex by) { return same_links(of_policy(links, by), of_policy(others, by)); });
  return all;
}

Fate fate_of(State state) {
  switch (state) {
    case State::kAtOrigin:
      return Fate::kNotYetLeft;
    case State::kInTransit:
      return Fate::kOnTheWay;
    case State::kTransitCustody:
      return Fate::kHeldInTransit;
    case State::kInTransitCountry:
      return Fate::kSettledOnTheWay;
    case State::kPortList:
      return Fate::kWaitingAtPort;
    case State::kBorderCustody:
      return Fate::kInBorderCustody;
    case State::kShelter:
      return Fate::kInShelter;
    case State::kDetained:
      return Fate::kDetained;
    case State::kWaitingAbroad:
      return Fate::kWaitingAbroad;
    case State::kAwaitingCourt:
      return Fate::kReleased;
    case State::kSettled:
      return Fate::kSettled;
    case State::kRegularised:
      return Fate::kProtected;
    case State::kAtHome:
      break;
  }
  return Fate::kStayedHome;
}

Fate fate_after(Fate before, const LifeEvent& event) {
  if (event.kind == LifeEvent::Kind::kDied) return Fate::kDied;
  if (event.kind == LifeEvent::Kind::kEntered) return fate_on_entering(before, event.party);
  if (event.gate == Gate::kReturn && event.outcome == Outcome::kTriedAgain && event.party.state == State::kInTransit)
    return Fate::kOnTheWay;
  if (event.gate == Gate::kContact && event.outcome == Outcome::kLeftCountry) return Fate::kGoneHome;
  if (event.gate == Gate::kTransitCustody && event.outcome == Outcome::kAsylum) return Fate::kProtectedInTransit;
  return before;
}

FateComparison::FateComparison(const PolicySet& policies, const std::vector<std::string>& changed, std::uint32_t scale)
    : policies_(policies), scale_(scale) {
  for (std::size_t p = 0; p < policies_.size(); ++p) {
    if (std::find(changed.begin(), changed.end(), policies_[p]->name()) != changed.end())
      changed_.push_back(static_cast<PolicyIndex>(p));
  }
}

void FateComparison::month(Events base, Events alternative, bool before_period) {
  std::size_t b = 0, a = 0;
  while (b < base.size() || a < alternative.size()) {
    const bool from_base =
        a == alternative.size() || (b < base.size() && base[b].party.identity <= alternative[a].party.identity);
    const std::uint64_t identity = from_base ? base[b].party.identity : alternative[a].party.identity;
    const Events of_base = events_of(base, b, identity), of_alternative = events_of(alternative, a, identity);
    party(identity, of_base, of_alternative, before_period);
  }
}

void FateComparison::party(std::uint64_t identity, Events base, Events alternative, bool before_period) {
  const auto [found, is_new] = parties_.try_emplace(identity);
  Pair& pair = found->second;
  if (is_new || is_separated(identity)) begin(identity, base, alternative, pair);
  if (!pair.parted) look_for_parting(base, alternative, pair);
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

void FateComparison::look_for_parting(Events base, Events alternative, Pair& pair) const {
  if (is_separated((base.empty() ? alternative : base).front().party.identity) && !(pair.exists[0] && pair.exists[1]))
    return;  // what parted them parted their family
  std::size_t b = 0, a = 0;
  for (;;) {
    const LifeEvent* one = decision(base, b);
    const LifeEvent* other = decision(alternative, a);
    if (one == nullptr && other == nullptr) return;
    const bool together = one != nullptr && other != nullptr && same_gate(*one, *other);
    if (together && same_decision(*one, *other)) continue;
    const bool base_first = other == nullptr || (one != nullptr && one->day <= other->day);
    const LifeEvent& first = base_first ? *one : *other;
    pair.parted = true;
    pair.gate = first.gate;
    pair.via = Via::kIndirect;
    pair.by = first.by;
    if (together) attribute(*one, *other, pair);
    return;
  }
}

/// At a gate that is the same in both: direct when the chains differ. Of the changed policies whose links differ, the
/// one that decided in either history, else the first; where a changed policy only scales the links of others, it.
void FateComparison::attribute(const LifeEvent& base, const LifeEvent& alternative, Pair& pair) const {
  std::vector<PolicyIndex> differing = differing_policies(base.gate, base.chain, alternative.chain);
  if (differing.empty()) return;
  pair.via = Via::kDirect;
  std::erase_if(differing,
                [&](PolicyIndex by) { return std::find(changed_.begin(), changed_.end(), by) == changed_.end(); });
  if (differing.empty()) {
    for (const PolicyIndex by : changed_) {
      if (acts_at(by, base.gate)) differing.push_back(by);
    }
  }
  if (differing.empty()) return;
  pair.by = differing.front();
  for (const PolicyIndex by : {alternative.by, base.by}) {
    if (std::find(differing.begin(), differing.end(), by) != differing.end()) pair.by = by;
  }
}

bool FateComparison::acts_at(PolicyIndex policy, Gate gate) const {
  const ModuleDescription* module = shipped_register().find_module(policies_.at(policy)->name());
  return module != nullptr && std::find(module->gates.begin(), module->gates.end(), gate) != module->gates.end();
}

FateCell FateComparison::cell_of(const Pair& pair) const {
  FateCell cell;
  cell.base = pair.fate[kOfBase];
  cell.alternative = pair.fate[kOfOther];
  if (!pair.parted) return cell;
  cell.gate = name_of(pair.gate);
  cell.policy = pair.by == kBase ? "base" : policies_.at(pair.by)->name();
  cell.via = pair.via;
  return cell;
}

void FateComparison::add(std::uint64_t identity, const Pair& pair, FateTable& table) const {
  if (pair.died_before[kOfBase] && pair.died_before[kOfOther]) return;
  FateCell cell = cell_of(pair);
  Persons persons = std::min(pair.persons[kOfBase], pair.persons[kOfOther]);
  if (!(pair.exists[kOfBase] && pair.exists[kOfOther])) {  // elsewhere these children stayed with their family
    const Pair& family = parties_.at(family_of(identity));
    const std::size_t here = pair.exists[kOfBase] ? kOfBase : kOfOther, there = 1 - here;
    Pair joined = family;
    joined.fate[here] = pair.fate[here];
    joined.fate[there] = family.fate[there];
    cell = cell_of(joined);
    cell.history = here == kOfBase ? History::kBaseOnly : History::kAlternativeOnly;
    persons = pair.persons[here];
  }
  table.persons[cell] += persons * scale_;
  if (cell.via != Via::kNone)
    add_example(cell, {mixed(identity), identity, pair.nationality, pair.kind, persons}, table);
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

}  // namespace corridor
