// Composes claims and rates into chains.
#include "sim/compose.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "sim/input/errors.hpp"

namespace corridor {
namespace {

Share checked_share(double share, Gate gate) {
  if (!(share >= 0 && share <= 1 + 1e-9))
    throw Defect(fmt::format("share {} at gate {} is outside [0, 1]", share, name_of(gate)));
  return std::min(share, 1.0);
}

}  // namespace

Basis joined(const Basis& one, const Basis& other) {
  Basis both = one;
  const auto add = [](const std::vector<std::string>& more, std::vector<std::string>& all) {
    for (const std::string& name : more) {
      if (std::find(all.begin(), all.end(), name) == all.end()) all.push_back(name);
    }
  };
  add(other.parts, both.parts);
  add(other.parameters, both.parameters);
  return both;
}

const Basis& Amount::basis() const {
  static const Basis none;
  return made_ ? made_->basis : none;
}

bool Amount::same_at(Id<Jurisdiction> where, const Amount& other) const {
  if (made_ == other.made_) return constant_ == other.constant_;
  if (depends_on_class() || other.depends_on_class()) return false;
  return (*this)({}, where) == other({}, where);
}

Acting Acting::on(const PartyClass& party) const {
  Acting some{gate, {}, {}, {}};
  const auto includes = [&](const auto* written) { return written->act.who.includes(party); };
  std::copy_if(claims.begin(), claims.end(), std::back_inserter(some.claims), includes);
  std::copy_if(rates.begin(), rates.end(), std::back_inserter(some.rates), includes);
  std::copy_if(base.begin(), base.end(), std::back_inserter(some.base),
               [&](const BaseRate* row) { return row->who.includes(party); });
  return some;
}

AlikeClasses Acting::alike(std::size_t nationalities) const {
  std::vector<const Who*> sets;
  ValuesApart apart;
  for (const Written<Claim>* written : claims) {
    sets.push_back(&written->act.who);
    apart.add(written->act.share.apart());
  }
  for (const Written<RateChange>* written : rates) {
    sets.push_back(&written->act.who);
    apart.add(written->act.add.apart()).add(written->act.scale.apart());
  }
  for (const BaseRate* row : base) sets.push_back(&row->who);
  return {gate, nationalities, sets, apart};
}

std::span<const Link> Composer::base(const Acting& acting) {
  chain_.clear();
  read_base(acting);
  if (is_rate_gate(acting.gate)) {
    cumulate_charges();
  } else {
    add_base_shares(acting.gate);
  }
  return chain_;
}

std::span<const Link> Composer::compose(const Acting& acting, const Met& met) {
  chain_.clear();
  if (is_rate_gate(acting.gate)) {
    read_base(acting);
    change_rates(acting, met);
    cumulate_charges();
  } else if (add_claims(acting, met)) {
    add_base_links(met.base);
  }
  return chain_;
}

std::vector<ChainStep> Composer::account(const Acting& acting, const Met& met) {
  std::vector<ChainStep> steps;
  steps_ = &steps;
  compose(acting, met);
  steps_ = nullptr;
  return steps;
}

/// Values of the base by outcome: the last matching row of the table wins.
void Composer::read_base(const Acting& acting) {
  charges_.clear();
  for (const BaseRate* rate : acting.base) charge(rate->outcome, kBase) = rate->value;
  if (steps_ == nullptr) return;
  for (const Charge& one : charges_) {
    steps_->push_back({.outcome = one.outcome, .add = one.rate, .after = one.rate, .basis = {}});
  }
}

// --- Claims ----------------------------------------------------------------------------------------------------------

void Composer::add_base_shares(Gate gate) {
  double left = 1;
  for (const auto& [outcome, by, share] : charges_) {
    if (share <= 0) continue;
    const double conditional = left > 1e-12 ? std::min(1.0, checked_share(share, gate) / left) : 1.0;
    chain_.push_back({conditional, kBaseLuck + static_cast<std::uint32_t>(outcome), outcome, kBase, Room::kNone});
    left -= share;
    if (conditional >= 1) return;
  }
  chain_.push_back({1, kBaseLuck + 63, default_outcome(gate), kBase, Room::kNone});
}

/// False when a claim leaves nobody.
bool Composer::add_claims(const Acting& acting, const Met& met) {
  claimed_.clear();
  for (const Written<Claim>* written : acting.claims) {
    const Claim& claim = written->act;
    // A second claim of one outcome draws apart, whatever the share of the first.
    auto earlier =
        std::find_if(claimed_.begin(), claimed_.end(), [&](const auto& one) { return one.first == written->luck; });
    if (earlier == claimed_.end()) earlier = claimed_.insert(claimed_.end(), {written->luck, 0});
    const std::uint32_t luck = written->luck + earlier->second++;
    const Share share = checked_share(claim.share(met.party, met.where), acting.gate);
    if (steps_ != nullptr) {
      steps_->push_back({.by = written->by,
                         .outcome = claim.outcome,
                         .room = claim.room,
                         .share = share,
                         .basis = claim.share.basis()});
    }
    if (share <= 0) continue;
    chain_.push_back({share, luck, claim.outcome, written->by, claim.room});
    if (share >= 1 && claim.room == Room::kNone) return false;
  }
  return true;
}

void Composer::add_base_links(std::span<const Link> base) {
  chain_.insert(chain_.end(), base.begin(), base.end());
  if (steps_ == nullptr) return;
  for (const Link& link : base) steps_->push_back({.outcome = link.outcome, .share = link.amount, .basis = {}});
}

// --- Rates -----------------------------------------------------------------------------------------------------------

std::pair<Composer::Charges, Composer::Charges> Composer::charges_of(Outcome outcome) {
  const auto begin =
      std::find_if(charges_.begin(), charges_.end(), [=](const Charge& c) { return c.outcome >= outcome; });
  const auto end = std::find_if(begin, charges_.end(), [=](const Charge& c) { return c.outcome > outcome; });
  return {begin, end};
}

double& Composer::charge(Outcome outcome, PolicyIndex by) {
  const auto place = std::find_if(charges_.begin(), charges_.end(), [=](const Charge& c) {
    return std::tuple(c.outcome, c.by) >= std::tuple(outcome, by);
  });
  if (place != charges_.end() && place->outcome == outcome && place->by == by) return place->rate;
  return charges_.insert(place, {outcome, by, 0.0})->rate;
}

double Composer::rate_of(Outcome outcome) {
  double sum = 0;
  const auto [begin, end] = charges_of(outcome);
  for (auto one = begin; one != end; ++one) sum += one->rate;
  return sum;
}

void Composer::change_rates(const Acting& acting, const Met& met) {
  for (const Written<RateChange>* written : acting.rates) {
    const RateChange& change = written->act;
    const double add = change.add(met.party, met.where);
    const double scale = change.scale(met.party, met.where);
    if (!(add >= 0 && scale >= 0)) throw Defect(fmt::format("negative rate or scale at gate {}", name_of(acting.gate)));
    const double before = rate_of(change.outcome);
    if (scale < 1) {
      const auto [begin, end] = charges_of(change.outcome);
      for (auto one = begin; one != end; ++one) one->rate *= scale;
    } else {
      charge(change.outcome, written->by) += before * (scale - 1);
    }
    charge(change.outcome, written->by) += add;
    if (steps_ == nullptr) continue;
    steps_->push_back({.by = written->by,
                       .outcome = change.outcome,
                       .before = before,
                       .add = add,
                       .scale = scale,
                       .after = rate_of(change.outcome),
                       .basis = joined(change.add.basis(), change.scale.basis())});
  }
}

void Composer::cumulate_charges() {
  double cumulative = 0;
  for (const Charge& one : charges_) {
    if (one.rate > 0) chain_.push_back({cumulative += one.rate, 0, one.outcome, one.by, Room::kNone});
  }
}

}  // namespace corridor
