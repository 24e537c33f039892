// Keeps what policies wrote, and composes what they wrote anew into the chains that parties meet.
#include "sim/gates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

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

}  // namespace

GateTables::GateTables(const World& world, Day today)
    : base_(std::make_shared<const GateBase>(world)),
      today_(today),
      writings_{std::make_shared<Writing>()},
      writing_(writings_.front()),
      anew_{writing_},
      chains_(base_->chains) {}

GateTables::GateTables(const GateTables& before, Day today)
    : base_(before.base_), today_(today), writings_(before.writings_), sizes_(before.sizes_), chains_(before.chains_) {}

const World& GateTables::world() const { return *base_->world; }

void GateTables::begin(PolicyIndex policy, const std::string& name) {
  writing_ = std::make_shared<Writing>();
  writing_->by = policy;
  writing_->luck = hash_of(name);
  anew_.push_back(writing_);
  const auto earlier =
      std::find_if(writings_.begin() + 1, writings_.end(), [&](const auto& w) { return w->by == policy; });
  if (earlier == writings_.end()) {
    writings_.push_back(writing_);
  } else {
    anew_.push_back(*earlier);
    *earlier = writing_;
  }
}

void GateTables::claim(Gate gate, const Claim& claim) {
  if (is_rate_gate(gate)) throw Defect(fmt::format("a policy claims at the rate gate {}", name_of(gate)));
  const std::uint32_t luck = writing_->luck + static_cast<std::uint32_t>(claim.outcome) * 64;
  writing_->claims[index_of(gate)].push_back({claim, writing_->by, luck});
}

void GateTables::change_rate(Gate gate, const RateChange& change) {
  if (!is_rate_gate(gate)) throw Defect(fmt::format("a policy changes a rate at the claim gate {}", name_of(gate)));
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
  if (provision.only_if_less) size.places = std::min(size.places, places(size.room, size.where));
  sizes_.push_back(size);
}

void GateTables::finish() {
  sizes_.clear();
  for (const auto& writing : writings_) {
    for (const Provision& provision : writing->sizes) set_size(provision);
  }
  Composer composer;
  for (std::size_t g = 0; g < kGates; ++g) {
    const std::vector<bool> anew = written_anew(g);
    for (std::size_t j = 0; j < chains_[g].size(); ++j) {
      const std::vector<Id<Jurisdiction>>& above = base_->above[j];
      const bool touched = std::any_of(above.begin(), above.end(), [&](auto outer) { return anew[outer.index()]; });
      if (touched && chains_[g][j]) compose(static_cast<Gate>(g), Id<Jurisdiction>{j}, composer);
    }
  }
  anew_.clear();
}

/// By jurisdiction: whether something was written anew for it at a gate, or what was written before is gone.
std::vector<bool> GateTables::written_anew(std::size_t gate) const {
  std::vector<bool> anew(world().jurisdictions.size());
  for (const auto& writing : anew_) {
    for (const Written<Claim>& written : writing->claims[gate]) anew[written.act.where.index()] = true;
    for (const Written<RateChange>& written : writing->rates[gate]) anew[written.act.where.index()] = true;
  }
  return anew;
}

Acting GateTables::acting_at(Gate gate, Id<Jurisdiction> where) const {
  const std::size_t g = index_of(gate);
  const std::vector<Id<Jurisdiction>>& above = base_->above[where.index()];
  const auto holds = [&](const auto& act) { return std::find(above.begin(), above.end(), act.where) != above.end(); };
  Acting acting{gate, where, {}, {}, base_->rates[g][where.index()]};
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

void GateTables::compose(Gate gate, Id<Jurisdiction> where, Composer& composer) {
  const std::size_t g = index_of(gate);
  const Acting acting = acting_at(gate, where);
  std::shared_ptr<const GateChains>& here = chains_[g][where.index()];
  const std::shared_ptr<const GateChains>& base = base_->chains[g][where.index()];
  if (acting.claims.empty() && acting.rates.empty()) {
    here = base;
    return;
  }
  auto chains = std::make_shared<GateChains>();
  chains->reserve(base_->classes[g].size());
  for (std::size_t c = 0; c < base_->classes[g].size(); ++c) {
    chains->add(composer.compose(acting, base_->classes[g][c], base->of(c)));
  }
  here = std::move(chains);
}

std::span<const Link> GateTables::chain(Gate gate, Id<Jurisdiction> where, const PartyClass& party) const {
  const GateChains* here = chains_[index_of(gate)][where.index()].get();
  if (here == nullptr) return {};
  return here->of(class_index(gate, party, base_->world->nationalities.size()));
}

std::vector<ChainStep> GateTables::account(Gate gate, Id<Jurisdiction> where, const PartyClass& party) const {
  if (!gate_is_at(gate, world(), where)) return {};
  const std::size_t c = class_index(gate, party, world().nationalities.size());
  return Composer().account(acting_at(gate, where), party, base_->chains[index_of(gate)][where.index()]->of(c));
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
