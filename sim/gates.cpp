// Composes what policies claim and change into the chains that parties meet.
#include "sim/gates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>

#include "sim/input/errors.hpp"

namespace corridor {
namespace {

constexpr std::uint32_t kBaseLuck = 0x5bd1e995;

/// FNV-1a: the address of a policy's draws depends on its name alone.
std::uint32_t hash_of(const std::string& name) {
  std::uint32_t hash = 2166136261U;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

std::size_t size_of(Attribute attribute, std::size_t nationalities) {
  return attribute == Attribute::kNationality ? nationalities : kAttributeSizes[index_of(attribute)];
}

Share checked_share(double share, Gate gate) {
  if (!(share >= 0 && share <= 1 + 1e-9))
    throw Defect(fmt::format("share {} at gate {} is outside [0, 1]", share, name_of(gate)));
  return std::min(share, 1.0);
}

}  // namespace

std::size_t classes_of(Gate gate, std::size_t nationalities) {
  std::size_t classes = 1;
  for (std::size_t a = 0; a < kAttributes; ++a) {
    if (kGateSees[index_of(gate)][a]) classes *= size_of(static_cast<Attribute>(a), nationalities);
  }
  return classes;
}

std::size_t class_index(Gate gate, const PartyClass& party, std::size_t nationalities) {
  std::size_t index = 0;
  for (std::size_t a = 0; a < kAttributes; ++a) {
    if (kGateSees[index_of(gate)][a])
      index = index * size_of(static_cast<Attribute>(a), nationalities) + party.value[a];
  }
  return index;
}

PartyClass class_at(Gate gate, std::size_t index, std::size_t nationalities) {
  PartyClass party;
  for (std::size_t a = kAttributes; a-- > 0;) {
    if (!kGateSees[index_of(gate)][a]) continue;
    const std::size_t size = size_of(static_cast<Attribute>(a), nationalities);
    party.value[a] = static_cast<std::uint8_t>(index % size);
    index /= size;
  }
  return party;
}

std::span<const Outcome> outcomes_of(Gate gate) {
  using enum Outcome;
  static const std::array<std::vector<Outcome>, kGates> outcomes{{
      {kLeft, kWaited, kStayed},
      {kPassed, kApprehended, kDied, kSettledOnTheWay},
      {kReturned, kReleased, kAsylum},
      {kToPort, kBetweenPorts, kWaited, kGaveUp},
      {kProcessed, kListed, kParoled, kTurnedBack},
      {kApprehended, kDied, kTurnedBack, kGotAway},
      {kExpelled, kRemovedFast, kReturned, kProsecuted, kSeparated, kWaitAbroad, kToDetention, kToShelter, kReleased,
       kParoled},
      {kBed, kBond, kAlternative, kReleased},
      {kRelief, kRemovalOrder, kInAbsentia, kClosed},
      {kBookedLocal, kBookedState, kBookedFederal, kAtLarge, kRelocated, kLeftCountry, kRegularised},
      {kTransferred, kDelegated, kDeclined, kNotSought},
      {kRemoved, kNotRemoved},
      {kTriedAgain, kWaited, kStayed},
  }};
  return outcomes[index_of(gate)];
}

std::size_t position_of(Gate gate, Outcome outcome) {
  const std::span<const Outcome> outcomes = outcomes_of(gate);
  return static_cast<std::size_t>(std::find(outcomes.begin(), outcomes.end(), outcome) - outcomes.begin());
}

const Link& link_at(std::span<const Link> chain, PerDay rate) {
  return *std::find_if(chain.begin(), chain.end() - 1, [rate](const Link& link) { return rate < link.amount; });
}

Outcome default_outcome(Gate gate) {
  switch (gate) {
    case Gate::kApproach:
      return Outcome::kBetweenPorts;
    case Gate::kPortOfEntry:
      return Outcome::kProcessed;
    case Gate::kCourt:
      return Outcome::kClosed;
    case Gate::kTransfer:
      return Outcome::kNotSought;
    case Gate::kRemoval:
      return Outcome::kNotRemoved;
    case Gate::kDeparture:
    case Gate::kReturn:
      return Outcome::kStayed;
    default:
      return Outcome::kReleased;
  }
}

bool gate_is_at(Gate gate, const World& world, Id<Jurisdiction> where) {
  const JurisdictionKind kind = world.jurisdictions[where.index()].kind;
  switch (gate) {
    case Gate::kDeparture:
    case Gate::kReturn:
      return kind == JurisdictionKind::kWorld;
    case Gate::kTransit:
    case Gate::kTransitCustody:
      return kind == JurisdictionKind::kState;
    case Gate::kApproach:
    case Gate::kCrossing:
      return kind == JurisdictionKind::kSector;
    case Gate::kPortOfEntry:
      return kind == JurisdictionKind::kPort;
    case Gate::kProcessing:
      return kind == JurisdictionKind::kSector || kind == JurisdictionKind::kPort;
    case Gate::kDetention:
    case Gate::kCourt:
    case Gate::kRemoval:
      return kind == JurisdictionKind::kArea;
    case Gate::kContact:
    case Gate::kTransfer:
      return kind == JurisdictionKind::kLocality;
  }
  return false;
}

struct GateTables::Acting {
  Gate gate;
  Id<Jurisdiction> where;
  std::vector<const PendingClaim*> claims;
  std::vector<const PendingRate*> rates;
  std::vector<const BaseRate*> base;
};

GateTables::GateTables(const World& world, Day today) : world_(&world), today_(today) {}

void GateTables::begin(PolicyIndex policy, const std::string& name) {
  policy_ = policy;
  policy_luck_ = hash_of(name);
}

void GateTables::claim(Gate gate, const Claim& claim) {
  if (is_rate_gate(gate)) throw Defect(fmt::format("a policy claims at the rate gate {}", name_of(gate)));
  claims_[index_of(gate)].push_back({claim, policy_, policy_luck_ + static_cast<std::uint32_t>(claim.outcome) * 64});
}

void GateTables::change_rate(Gate gate, const RateChange& change) {
  if (!is_rate_gate(gate)) throw Defect(fmt::format("a policy changes a rate at the claim gate {}", name_of(gate)));
  rates_[index_of(gate)].push_back({change, policy_});
}

void GateTables::provide(const RoomSize& size) { sizes_.push_back(size); }

void GateTables::finish() {
  const std::size_t nationalities = world_->nationalities.size();
  for (std::size_t g = 0; g < kGates; ++g) {
    const Gate gate = static_cast<Gate>(g);
    rows_[g].assign(world_->jurisdictions.size() * classes_of(gate, nationalities), Row{});
    for (std::size_t j = 0; j < world_->jurisdictions.size(); ++j) {
      if (gate_is_at(gate, *world_, Id<Jurisdiction>{j})) compose(gate, Id<Jurisdiction>{j});
    }
    claims_[g].clear();
    rates_[g].clear();
  }
}

void GateTables::compose(Gate gate, Id<Jurisdiction> where) {
  Acting acting{gate, where, {}, {}, {}};
  for (const PendingClaim& pending : claims_[index_of(gate)]) {
    if (world_->within(where, pending.claim.where)) acting.claims.push_back(&pending);
  }
  for (const PendingRate& pending : rates_[index_of(gate)]) {
    if (world_->within(where, pending.change.where)) acting.rates.push_back(&pending);
  }
  for (const BaseRate& rate : world_->base_rates) {
    if (rate.gate == gate && world_->within(where, rate.where)) acting.base.push_back(&rate);
  }
  const std::size_t nationalities = world_->nationalities.size();
  const std::size_t classes = classes_of(gate, nationalities);
  std::vector<Link> chain;
  for (std::size_t c = 0; c < classes; ++c) {
    chain.clear();
    const PartyClass party = class_at(gate, c, nationalities);
    if (is_rate_gate(gate)) {
      compose_rates(acting, party, chain);
    } else {
      compose_claims(acting, party, chain);
    }
    rows_[index_of(gate)][where.index() * classes + c] = {static_cast<std::uint32_t>(links_.size()),
                                                          static_cast<std::uint16_t>(chain.size())};
    links_.insert(links_.end(), chain.begin(), chain.end());
  }
}

namespace {

/// Base values of a class by outcome: the last matching row of the table wins.
std::map<Outcome, double> base_values(const std::vector<const BaseRate*>& base, const PartyClass& party) {
  std::map<Outcome, double> values;
  for (const BaseRate* rate : base) {
    if (rate->who.includes(party)) values[rate->outcome] = rate->value;
  }
  return values;
}

}  // namespace

void GateTables::compose_claims(const Acting& acting, const PartyClass& party, std::vector<Link>& chain) const {
  std::map<std::uint32_t, std::uint32_t>
      met;  // a second claim of one outcome draws apart, whatever the share of the first
  for (const PendingClaim* pending : acting.claims) {
    if (!pending->claim.who.includes(party)) continue;
    const std::uint32_t luck = pending->luck + met[pending->luck]++;
    const Share share = checked_share(pending->claim.share(party, acting.where), acting.gate);
    if (share <= 0) continue;
    chain.push_back({share, luck, pending->claim.outcome, pending->by, pending->claim.room});
    if (share >= 1 && pending->claim.room == Room::kNone) return;
  }
  double left = 1;
  for (const auto& [outcome, share] : base_values(acting.base, party)) {
    if (share <= 0) continue;
    const double conditional = left > 1e-12 ? std::min(1.0, checked_share(share, acting.gate) / left) : 1.0;
    chain.push_back({conditional, kBaseLuck + static_cast<std::uint32_t>(outcome), outcome, kBase, Room::kNone});
    left -= share;
    if (conditional >= 1) return;
  }
  chain.push_back({1, kBaseLuck + 63, default_outcome(acting.gate), kBase, Room::kNone});
}

void GateTables::compose_rates(const Acting& acting, const PartyClass& party, std::vector<Link>& chain) const {
  std::map<Outcome, std::map<PolicyIndex, double>> rates;
  for (const auto& [outcome, rate] : base_values(acting.base, party)) rates[outcome][kBase] = rate;
  for (const PendingRate* pending : acting.rates) {
    const RateChange& change = pending->change;
    if (!change.who.includes(party)) continue;
    const double add = change.add(party, acting.where);
    const double scale = change.scale(party, acting.where);
    if (!(add >= 0 && scale >= 0)) throw Defect(fmt::format("negative rate or scale at gate {}", name_of(acting.gate)));
    std::map<PolicyIndex, double>& charged = rates[change.outcome];
    double sum = 0;
    for (auto& [by, rate] : charged) sum += rate;
    if (scale < 1) {
      for (auto& [by, rate] : charged) rate *= scale;
    } else {
      charged[pending->by] += sum * (scale - 1);
    }
    charged[pending->by] += add;
  }
  double cumulative = 0;
  for (const auto& [outcome, charged] : rates) {
    for (const auto& [by, rate] : charged) {
      if (rate > 0) chain.push_back({cumulative += rate, 0, outcome, by, Room::kNone});
    }
  }
}

std::span<const Link> GateTables::chain(Gate gate, Id<Jurisdiction> where, const PartyClass& party) const {
  const std::size_t nationalities = world_->nationalities.size();
  const Row row =
      rows_[index_of(gate)][where.index() * classes_of(gate, nationalities) + class_index(gate, party, nationalities)];
  return {links_.data() + row.begin, row.size};
}

double GateTables::places(Room room, Id<Jurisdiction> where) const {
  for (Id<Jurisdiction> at = where; at; at = world_->jurisdictions[at.index()].parent) {
    for (auto size = sizes_.rbegin(); size != sizes_.rend(); ++size) {
      if (size->room == room && size->where == at) return size->places;
    }
  }
  return std::numeric_limits<double>::infinity();
}

}  // namespace corridor
