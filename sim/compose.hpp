// How what policies claim and change at a gate becomes the chain that a party of one class meets there, and the account
// of it, step by step, for whoever asks.
//
// Filters compose in two ways and no other. At *rate* gates every policy adds a non-negative rate to an outcome or
// scales one; one draw decides, and the outcome is charged in proportion. At *claim* gates each policy claims a share
// of the eligible parties that earlier policies left; the rest flows on, at last to the base.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "sim/chain.hpp"
#include "sim/gate_facts.hpp"

namespace corridor {

/// The address of draws that no policy claims, and of those beside it.
inline constexpr std::uint32_t kBaseLuck = 0x5bd1e995;

/// Why an amount is what it is: the parts of a policy on which it rests, and the parameters that it is made of.
struct Basis {
  std::vector<std::string> parts, parameters;
};
/// Both, each name once, in order.
Basis joined(const Basis& one, const Basis& other);

/// A number that may depend on the jurisdiction and the party class: a constant, a number for each jurisdiction, or a
/// function of both.
class Amount {
 public:
  using Function = std::function<double(const PartyClass&, Id<Jurisdiction>)>;

  Amount(double constant) : constant_(constant) {}  // NOLINT: a plain number is an amount
  Amount(double constant, Basis basis) : constant_(constant), made_(make({{}, {}, {}, std::move(basis)})) {}
  /// `by_place`: by jurisdiction of the world.
  Amount(std::vector<double> by_place, Basis basis) : made_(make({std::move(by_place), {}, {}, std::move(basis)})) {}
  /// `apart`: the values of attributes that the function tells apart; what it leaves out must not change the number.
  explicit Amount(Function function, Basis basis = {}, const ValuesApart& apart = ValuesApart::all())
      : made_(make({{}, std::move(function), apart, std::move(basis)})) {}

  double operator()(const PartyClass& party, Id<Jurisdiction> where) const {
    if (!made_) return constant_;
    if (!made_->by_place.empty()) return made_->by_place[where.index()];
    return made_->function ? made_->function(party, where) : constant_;
  }
  /// True when it is surely the same as another in this jurisdiction, for every class.
  bool same_at(Id<Jurisdiction> where, const Amount& other) const;
  bool depends_on_class() const { return made_ && made_->function; }
  /// For how many jurisdictions it has a number of their own; 0 when it does not depend on them, or is a function.
  std::size_t places() const { return made_ ? made_->by_place.size() : 0; }
  const Basis& basis() const;
  ValuesApart apart() const { return made_ ? made_->apart : ValuesApart::none(); }

 private:
  struct Made {
    std::vector<double> by_place;
    Function function;
    ValuesApart apart;
    Basis basis;
  };
  static std::shared_ptr<const Made> make(Made made) { return std::make_shared<const Made>(std::move(made)); }
  double constant_ = 0;
  std::shared_ptr<const Made> made_;
};

/// A function of numbers, taken of amounts for the same class and jurisdiction. Rests on all that these rest on.
template <class Formula, class... Amounts>
Amount made_of(Formula formula, const Amounts&... amounts) {
  Basis basis;
  ((basis = joined(basis, amounts.basis())), ...);
  if ((amounts.depends_on_class() || ...)) {
    ValuesApart apart;
    (apart.add(amounts.apart()), ...);
    return Amount{[=](const PartyClass& party, Id<Jurisdiction> where) { return formula(amounts(party, where)...); },
                  std::move(basis), apart};
  }
  const auto at = [&](std::size_t place) { return formula(amounts({}, Id<Jurisdiction>{place})...); };
  const std::size_t places = std::max({amounts.places()...});
  if (places == 0) return Amount{at(0), std::move(basis)};
  std::vector<double> by_place(places);
  for (std::size_t place = 0; place < places; ++place) by_place[place] = at(place);
  return Amount{std::move(by_place), std::move(basis)};
}

/// A claim of a policy at a claim gate.
struct Claim {
  Id<Jurisdiction> where;  ///< Holds here and everywhere below.
  Who who;                 ///< Eligible parties.
  Amount share = 1;        ///< Of those eligible whom earlier policies left.
  Outcome outcome = Outcome::kReleased;
  Room room = Room::kNone;
};

/// A change of a rate at a rate gate: adds `add` (>= 0), then multiplies what the outcome has from base and earlier
/// policies by `scale`.
struct RateChange {
  Id<Jurisdiction> where;
  Who who;
  Outcome outcome = Outcome::kApprehended;
  Amount add = 0;  ///< Per day (crossing: per attempt).
  Amount scale =
      1;  ///< >= 0. Above 1 the growth is charged to this policy; below 1 every earlier charge shrinks alike.
};

/// A claim or a change of a rate, and whose it is.
template <class Act>
struct Written {
  Act act;
  PolicyIndex by = kBase;
  std::uint32_t luck = 0;  ///< Claims: the address of the draws of this policy and outcome.
};

/// What acts at one gate, in order of precedence.
struct Acting {
  Gate gate = Gate::kTransit;
  std::vector<const Written<Claim>*> claims;
  std::vector<const Written<RateChange>*> rates;
  std::vector<const BaseRate*> base;  ///< In the order of the table.

  /// What of this acts on a class.
  Acting on(const PartyClass& party) const;
  /// The classes that all this treats alike.
  AlikeClasses alike(std::size_t nationalities) const;
  friend auto operator<=>(const Acting&, const Acting&) = default;
};

/// One step of composing a chain: what the base, or one claim or change of a policy, put in.
struct ChainStep {
  PolicyIndex by = kBase;
  Outcome outcome = Outcome::kPassed;
  Room room = Room::kNone;
  Share share = 0;    ///< Claim gates: of those whom earlier steps left.
  double before = 0;  ///< Rate gates: the rate of the outcome before this step, then what the step does to it.
  double add = 0;
  double scale = 1;
  double after = 0;
  Basis basis;  ///< Of the policy's amounts.
};

/// A class at a place, and its chain there where no policy acts.
struct Met {
  Id<Jurisdiction> where;
  const PartyClass& party;
  std::span<const Link> base;
};

/// Composes one chain after another; keeps its working memory. What it hands out holds until the next call. `acting` is
/// what acts on the class at the place, and nothing else.
class Composer {
 public:
  /// The chain where no policy acts.
  std::span<const Link> base(const Acting& acting);
  /// The chain: what policies leave flows on to the base. Throws Defect when a share lies outside [0, 1] or a rate or
  /// scale is negative.
  std::span<const Link> compose(const Acting& acting, const Met& met);
  /// The same, told step by step.
  std::vector<ChainStep> account(const Acting& acting, const Met& met);

 private:
  struct Charge {
    Outcome outcome;
    PolicyIndex by;
    double rate;
  };
  using Charges = std::vector<Charge>::iterator;

  void add_base_shares(Gate gate);
  bool add_claims(const Acting& acting, const Met& met);
  void add_base_links(std::span<const Link> base);
  void change_rates(const Acting& acting, const Met& met);
  std::pair<Charges, Charges> charges_of(Outcome outcome);
  double& charge(Outcome outcome, PolicyIndex by);
  double rate_of(Outcome outcome);
  void cumulate_charges();
  void read_base(const Acting& acting);

  std::vector<Link> chain_;
  std::vector<Charge> charges_;  ///< By outcome, then policy; the base stands last of an outcome.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> claimed_;  ///< By policy and outcome: claims so far.
  std::vector<ChainStep>* steps_ = nullptr;                       ///< Where somebody asks for an account.
};

}  // namespace corridor
