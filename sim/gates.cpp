// Keeps what policies wrote, and composes what they wrote anew into the chains that parties meet.
#include "sim/gates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>

#include "sim/gate_base.hpp"
#include "sim/input/errors.hpp"

namespace corridor {
namespace {

/// FNV-1a: the address of a policy's draws depends on its name alone.
std::uint32_t hash_of(const std::string& name) {
  std::uint32_t hash = 2166136261U;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

/// How many claims of one outcome have draws of their own.
constexpr std::uint32_t kDrawsOfAnOutcome = 64;

/// True when some draw of two policies would have one address.
bool addresses_meet(std::uint32_t one, std::uint32_t other) {
  return std::min(one - other, other - one) < kOutcomes * kDrawsOfAnOutcome;
}

bool same_but_for_amounts(const Claim& one, const Claim& other) {
  return one.where == other.where && one.who == other.who && one.outcome == other.outcome && one.room == other.room;
}

bool same_but_for_amounts(const RateChange& one, const RateChange& other) {
  return one.where == other.where && one.who == other.who && one.outcome == other.outcome;
}

bool same_amounts_at(Id<Jurisdiction> where, const Claim& one, const Claim& other) {
  return one.share.same_at(where, other.share);
}

bool same_amounts_at(Id<Jurisdiction> where, const RateChange& one, const RateChange& other) {
  return one.add.same_at(where, other.add) && one.scale.same_at(where, other.scale);
}

/// Notes the jurisdictions for which a policy says something else than before. Acts that stand at the head or at the
/// tail of both lists are compared; those between count as new, or as gone.
template <class Act>
void note_changes(const std::vector<Written<Act>>& now, const std::vector<Written<Act>>& before,
                  const std::vector<std::vector<Id<Jurisdiction>>>& below, std::vector<bool>& changes) {
  const auto alike = [](const Written<Act>& one, const Written<Act>& other) {
    return same_but_for_amounts(one.act, other.act);
  };
  const auto compare = [&](const Written<Act>& one, const Written<Act>& other) {
    for (const Id<Jurisdiction> at : below[one.act.where.index()]) {
      if (!same_amounts_at(at, one.act, other.act)) changes[at.index()] = true;
    }
  };
  const auto note = [&](const Written<Act>& one) {
    for (const Id<Jurisdiction> at : below[one.act.where.index()]) changes[at.index()] = true;
  };
  const auto shorter = static_cast<std::ptrdiff_t>(std::min(now.size(), before.size()));
  const auto head = std::mismatch(now.begin(), now.begin() + shorter, before.begin(), alike).first - now.begin();
  const auto tail =
      std::mismatch(now.rbegin(), now.rbegin() + (shorter - head), before.rbegin(), alike).first - now.rbegin();
  for (std::ptrdiff_t i = 0; i < head; ++i)
    compare(now[static_cast<std::size_t>(i)], before[static_cast<std::size_t>(i)]);
  for (std::ptrdiff_t i = 0; i < tail; ++i) compare(now.rbegin()[i], before.rbegin()[i]);
  std::for_each(now.begin() + head, now.end() - tail, note);
  std::for_each(before.begin() + head, before.end() - tail, note);
}

}  // namespace

/// What is kept while one gate is composed place by place: where the same acts hold, they treat the same classes alike.
struct GateTables::Composing {
  struct Treatment {
    std::shared_ptr<const AlikeClasses> alike;
    std::vector<Acting> on;  ///< By group of classes.
  };
  Composer composer;
  std::map<Acting, Treatment> treatments;
};

GateTables::GateTables(const World& world, Day today)
    : base_(std::make_shared<const GateBase>(world)),
      nationalities_(world.nationalities.size()),
      today_(today),
      writings_{std::make_shared<Writing>()},
      writing_(writings_.front()),
      anew_{{writing_, nullptr}},
      chains_(base_->chains) {}

GateTables::GateTables(const GateTables& before, Day today)
    : base_(before.base_),
      nationalities_(before.nationalities_),
      today_(today),
      writings_(before.writings_),
      sizes_(before.sizes_),
      chains_(before.chains_) {}

const World& GateTables::world() const { return *base_->world; }

void GateTables::begin(PolicyIndex policy, const std::string& name) {
  writing_ = std::make_shared<Writing>();
  writing_->by = policy;
  writing_->luck = hash_of(name);
  const bool taken = std::ranges::any_of(writings_, [&](const auto& other) {
    return other->by != kBase && other->by != policy && addresses_meet(other->luck, writing_->luck);
  });
  if (taken || addresses_meet(kBaseLuck, writing_->luck))
    throw Defect("the name of the policy " + name + " gives it the draws of another: name it otherwise");
  const auto earlier =
      std::find_if(writings_.begin() + 1, writings_.end(), [&](const auto& w) { return w->by == policy; });
  if (earlier == writings_.end()) {
    anew_.push_back({writing_, nullptr});
    writings_.push_back(writing_);
  } else {
    anew_.push_back({writing_, *earlier});
    *earlier = writing_;
  }
}

void GateTables::claim(Gate gate, const Claim& claim) {
  if (is_rate_gate(gate)) throw Defect(fmt::format("a policy claims at the rate gate {}", name_of(gate)));
  if (!is_outcome_of(gate, claim.outcome)) refuse_outcome(gate, claim.outcome);
  const std::uint32_t luck = writing_->luck + static_cast<std::uint32_t>(claim.outcome) * kDrawsOfAnOutcome;
  writing_->claims[index_of(gate)].push_back({claim, writing_->by, luck});
}

void GateTables::change_rate(Gate gate, const RateChange& change) {
  if (!is_rate_gate(gate)) throw Defect(fmt::format("a policy changes a rate at the claim gate {}", name_of(gate)));
  if (!is_outcome_of(gate, change.outcome)) refuse_outcome(gate, change.outcome);
  writing_->rates[index_of(gate)].push_back({change, writing_->by});
}

void GateTables::provide(const RoomSize& size) { write({size, false}); }

void GateTables::limit(const RoomSize& size) { write({size, true}); }

void GateTables::write(Provision provision) {
  provision.size.by = writing_->by;
  writing_->sizes.push_back(provision);
  set_size(provision);
}

void GateTables::set_size(const Provision& provision) {
  RoomSize size = provision.size;
  const RoomSize* earlier = provision.only_if_less ? size_of(size.room, size.where) : nullptr;
  const bool set_there = earlier != nullptr && earlier->where == size.where;
  if (set_there && earlier->by != kBase && earlier->by != size.by) return;
  if (earlier != nullptr) size.places = std::min(size.places, earlier->places);
  sizes_.push_back(size);
}

void GateTables::finish() {
  sizes_.clear();
  for (const auto& writing : writings_) {
    for (const Provision& provision : writing->sizes) set_size(provision);
  }
  for (std::size_t g = 0; g < kGates; ++g) {
    const std::vector<bool> changes = changed(g);
    Composing composing;
    for (std::size_t j = 0; j < chains_[g].size(); ++j) {
      if (changes[j] && chains_[g][j]) compose(static_cast<Gate>(g), Id<Jurisdiction>{j}, composing);
    }
  }
  anew_.clear();
}

bool GateTables::decides_like(const GateTables& other) const {
  const auto same = [](const std::shared_ptr<const GateChains>& one, const std::shared_ptr<const GateChains>& two) {
    return one == two || (one && two && one->same_as(*two));
  };
  for (std::size_t g = 0; g < kGates; ++g) {
    if (!std::ranges::equal(chains_[g], other.chains_[g], same)) return false;
  }
  return sizes_ == other.sizes_;
}

std::vector<bool> GateTables::changed(std::size_t gate) const {
  std::vector<bool> changes(world().jurisdictions.size());
  for (const auto& [now, before] : anew_) {
    static const Writing nothing;
    const Writing& was = before ? *before : nothing;
    note_changes(now->claims[gate], was.claims[gate], base_->below, changes);
    note_changes(now->rates[gate], was.rates[gate], base_->below, changes);
  }
  return changes;
}

Acting GateTables::acting_at(Gate gate, Id<Jurisdiction> where) const {
  const std::size_t g = index_of(gate);
  const std::vector<Id<Jurisdiction>>& above = base_->above[where.index()];
  const auto holds = [&](const auto& act) { return std::find(above.begin(), above.end(), act.where) != above.end(); };
  Acting acting{gate, {}, {}, base_->rates[g][where.index()]};
  for (const auto& writing : writings_) {
    for (const Written<Claim>& written : writing->claims[g]) {
      if (holds(written.act)) acting.claims.push_back(&written);
    }
    for (const Written<RateChange>& written : writing->rates[g]) {
      if (holds(written.act)) acting.rates.push_back(&written);
    }
  }
  return acting;
}

void GateTables::compose(Gate gate, Id<Jurisdiction> where, Composing& composing) {
  const std::size_t g = index_of(gate);
  const Acting acting = acting_at(gate, where);
  std::shared_ptr<const GateChains>& here = chains_[g][where.index()];
  const std::shared_ptr<const GateChains>& base = base_->chains[g][where.index()];
  if (acting.claims.empty() && acting.rates.empty()) {
    here = base;
    return;
  }
  auto& [alike, on] = composing.treatments[acting];
  if (!alike) {
    alike = std::make_shared<const AlikeClasses>(acting.alike(world().nationalities.size()));
    for (std::size_t group = 0; group < alike->groups(); ++group)
      on.push_back(acting.on(base_->classes[g][alike->example(group)]));
  }
  auto chains = std::make_shared<GateChains>(alike);
  for (std::size_t group = 0; group < alike->groups(); ++group) {
    const std::size_t c = alike->example(group);
    chains->add(composing.composer.compose(on[group], {where, base_->classes[g][c], base->of(c)}));
  }
  here = std::move(chains);
}

std::span<const Link> GateTables::chain(Gate gate, Id<Jurisdiction> where, const PartyClass& party) const {
  const GateChains* here = chains_[index_of(gate)][where.index()].get();
  if (here == nullptr) return {};
  return here->of(class_index(gate, party, nationalities_));
}

std::vector<ChainStep> GateTables::account(Gate gate, Id<Jurisdiction> where, const PartyClass& party) const {
  if (!gate_is_at(gate, world(), where)) return {};
  const std::size_t c = class_index(gate, party, world().nationalities.size());
  const std::span<const Link> base = base_->chains[index_of(gate)][where.index()]->of(c);
  return Composer().account(acting_at(gate, where).on(party), {where, party, base});
}

const RoomSize* GateTables::size_of(Room room, Id<Jurisdiction> where) const {
  for (Id<Jurisdiction> at = where; at; at = world().jurisdictions[at.index()].parent) {
    for (auto size = sizes_.rbegin(); size != sizes_.rend(); ++size) {
      if (size->room == room && size->where == at) return &*size;
    }
  }
  return nullptr;
}

double GateTables::places(Room room, Id<Jurisdiction> where) const {
  const RoomSize* size = size_of(room, where);
  return size == nullptr ? std::numeric_limits<double>::infinity() : size->places;
}

}  // namespace corridor
