// The exact answer: without perceived risk and scarce room a party's life is a Markov chain. Its states and moves are
// written here a second time, as probabilities read from the gate tables and the route choice.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "sim/mechanism.hpp"
#include "sim/network.hpp"
#include "sim/party.hpp"
#include "sim/route_choice.hpp"
#include "sim/world.hpp"
#include "tests/sim/markov_solve.hpp"

namespace corridor::tiny {

/// What one life needs to know beyond its traits. Places and targets are place indices.
struct Situation {
  Stage stage = Stage::kLeaves;
  std::uint16_t place = 0, target = 0;
  bool prior_removal = false,
       at_border = false;  ///< at_border: came before the border on this journey, or was returned there.
  bool from_home = false, fast = false, screened = false;
  Consequence consequence = Consequence::kTurnedBack;
  Channel channel = Channel::kBetweenPorts;
  std::uint16_t home = 0xFFFF;  ///< Locality of a case that is opened again; not yet chosen before the first hearing.
  friend auto operator<=>(const Situation&, const Situation&) = default;
};

/// The chain of parties with one set of lasting traits.
class MarkovLife {
 public:
  MarkovLife(const World& world, const Mechanism& mechanism, const GateTables& law, const RouteChoice& routes,
             Party traits, std::uint16_t origin)
      : world_(world),
        mechanism_(mechanism),
        law_(law),
        routes_(routes),
        traits_(traits),
        origin_(origin),
        ports_(nearest_ports(world)) {
    index_of_situation({.stage = Stage::kLeaves, .place = origin});
    for (std::size_t next = 0; next < situations_.size(); ++next) {
      const Situation now = situations_[next];
      moves_.emplace_back();
      expand(now);
    }
  }

  std::map<Cell, Moments> solve() const { return solve_moves(moves_); }

 private:
  int index_of_situation(const Situation& situation) {
    const auto [found, fresh] = numbers_.try_emplace(situation, static_cast<int>(situations_.size()));
    if (fresh) situations_.push_back(situation);
    return found->second;
  }
  void go(double probability, const Situation& next, std::vector<Cell> charges) {
    if (probability > 0) moves_.back().push_back({probability, index_of_situation(next), std::move(charges)});
  }
  void end(double probability, std::vector<Cell> charges) {
    if (probability > 0) moves_.back().push_back({probability, -1, std::move(charges)});
  }
  Id<Jurisdiction> where(std::uint16_t place) const { return world_.places[place].jurisdiction; }
  PartyClass class_in(const Situation& s) const {
    Party p = traits_;
    p.prior_removal = s.prior_removal ? 1 : 0;
    p.consequence = s.consequence;
    p.channel = s.channel;
    return class_of(p);
  }

  /// Calls `use(probability, outcome, cell)` for each way through a claim gate.
  template <class Use>
  void through(Gate gate, Id<Jurisdiction> at, const PartyClass& who, double probability, const Use& use) {
    for (const Link& link : law_.chain(gate, at, who)) {
      if (probability * link.amount > 0)
        use(probability * link.amount, link.outcome, Cell{gate, at.value, link.outcome, link.by});
      probability *= 1 - link.amount;
    }
  }
  /// The same for a rate gate; returns the probability that nothing happens.
  template <class Use>
  double exposed(Gate gate, Id<Jurisdiction> at, const PartyClass& who, double time, double probability,
                 const Use& use) {
    const std::span<const Link> chain = law_.chain(gate, at, who);
    if (chain.empty()) return probability;
    const double total = chain.back().amount, stopped = 1 - std::exp(-total * time);
    double before = 0;
    for (const Link& link : chain) {
      use(probability * stopped * (link.amount - before) / total, link.outcome,
          Cell{gate, at.value, link.outcome, link.by});
      before = link.amount;
    }
    return probability * (1 - stopped);
  }

  Situation returned(Situation s, Consequence consequence, bool home) const {
    s = {.stage = Stage::kReturned,
         .place = home ? origin_ : s.place,
         .prior_removal = s.prior_removal,
         .at_border = s.at_border,
         .from_home = home,
         .consequence = consequence};
    return s;
  }

  void expand(const Situation& s) {
    switch (s.stage) {
      case Stage::kLeaves:
        return leave(s);
      case Stage::kTravels:
        return travel(s);
      case Stage::kTransitCustody:
        return leave_custody(s);
      case Stage::kApproaches:
        return approach(s);
      case Stage::kAtPort:
        return come_to_port(s);
      case Stage::kCrosses:
        return cross(s);
      case Stage::kInBorderCustody:
        return process(s);
      case Stage::kNeedsBed:
        return detain(s);
      case Stage::kInDetention:
        return remove(s);
      case Stage::kWaitsAbroad:
        return hear_abroad(s);
      case Stage::kHeard:
        return hear(s);
      default:
        return decide_after_return(s);
    }
  }

  void leave(const Situation& s) {
    through(Gate::kDeparture, Id<Jurisdiction>{0}, class_in(s), 1, [&](double p, Outcome outcome, const Cell& cell) {
      if (outcome == Outcome::kLeft) return go(p, {.stage = Stage::kTravels, .place = s.place}, {cell});
      if (outcome == Outcome::kWaited) return go(p, s, {cell});
      end(p, {cell});
    });
  }

  void travel(const Situation& s) {
    double before = 0;
    for (const Step& step : routes_.steps(s.place, traits_.nationality, traits_.kind, traits_.guided != 0)) {
      const double p = step.cumulative - std::exchange(before, step.cumulative);
      Situation next = s;
      if (world_.places[step.to].side == Side::kDestination) {
        next.stage = Stage::kApproaches;
        next.target = step.to;
        next.at_border = true;
        std::vector<Cell> passed{{Gate::kTransit, where(s.place).value, Outcome::kPassed, kBase}};
        go(p, next, s.at_border ? std::vector<Cell>{} : passed);
        continue;
      }
      next.place = step.to;
      const double days = step.days * (traits_.guided != 0 ? mechanism_.pace_guided : mechanism_.pace_unguided);
      const double safe = exposed(Gate::kTransit, where(step.to), class_in(s), days, p,
                                  [&](double q, Outcome outcome, const Cell& cell) {
                                    if (outcome != Outcome::kApprehended) return end(q, {cell});
                                    Situation custody = next;
                                    custody.stage = Stage::kTransitCustody;
                                    go(q, custody, {cell});
                                  });
      go(safe, next, {});
    }
  }

  void leave_custody(const Situation& s) {
    through(Gate::kTransitCustody, where(s.place), class_in(s), 1, [&](double p, Outcome outcome, const Cell& cell) {
      if (outcome == Outcome::kReturned) return go(p, returned(s, Consequence::kTransitReturned, true), {cell});
      if (outcome == Outcome::kAsylum) return end(p, {cell});
      Situation next = s;
      next.stage = Stage::kTravels;
      go(p, next, {cell});
    });
  }

  void approach(const Situation& s) {
    through(Gate::kApproach, where(s.target), class_in(s), 1, [&](double p, Outcome outcome, const Cell& cell) {
      if (outcome == Outcome::kWaited) return go(p, s, {cell});
      if (outcome == Outcome::kGaveUp) return go(p, returned(s, Consequence::kTurnedBack, true), {cell});
      Situation next = s;
      next.stage = outcome == Outcome::kToPort ? Stage::kAtPort : Stage::kCrosses;
      go(p, next, {cell});
    });
  }

  void come_to_port(const Situation& s) {
    Situation next = s;
    next.target = ports_[s.place];
    next.channel = Channel::kAtPort;
    next.stage = Stage::kInBorderCustody;
    const std::uint16_t port = where(next.target).value;
    through(Gate::kPortOfEntry, where(next.target), class_in(s), 1, [&](double p, Outcome outcome, const Cell& cell) {
      if (outcome == Outcome::kTurnedBack) return go(p, returned(s, Consequence::kTurnedBack, false), {cell});
      if (outcome != Outcome::kParoled) return go(p, next, {cell});
      to_court(p, mechanism_.parole_filing_share,
               {cell, {Gate::kProcessing, port, Outcome::kParoled, std::get<PolicyIndex>(cell)}});
    });
  }

  void cross(const Situation& s) {
    const auto taken = [&](double p, Outcome outcome, const Cell& cell) {
      if (outcome == Outcome::kDied) return end(p, {cell});
      if (outcome == Outcome::kTurnedBack) return go(p, returned(s, Consequence::kTurnedBack, false), {cell});
      Situation next = s;
      next.stage = Stage::kTransitCustody;
      if (outcome == Outcome::kIntercepted) return go(p, next, {cell});
      next.stage = Stage::kInBorderCustody;
      next.channel = Channel::kBetweenPorts;
      go(p, next, {cell});
    };
    const double away = exposed(Gate::kCrossing, where(s.target), class_in(s), 1, 1, taken);
    end(away, {{Gate::kCrossing, where(s.target).value, Outcome::kGotAway, kBase}});
  }

  void process(const Situation& s) {
    const bool contiguous = world_.nationalities[traits_.nationality].contiguous;
    through(Gate::kProcessing, where(s.target), class_in(s), 1, [&](double p, Outcome outcome, const Cell& cell) {
      Situation next = s;
      switch (outcome) {
        case Outcome::kExpelled:
          return go(p, returned(s, Consequence::kExpelled, false), {cell});
        case Outcome::kRemovedFast:
          next.prior_removal = true;
          [[fallthrough]];
        case Outcome::kReturned:
          return go(p, returned(next, Consequence::kRepatriated, !contiguous), {cell});
        case Outcome::kWaitAbroad:
          next.stage = Stage::kWaitsAbroad;
          return go(p, next, {cell});
        case Outcome::kProsecuted:
        case Outcome::kToDetention:
          return go(p,
                    {.stage = Stage::kNeedsBed,
                     .target = s.target,
                     .prior_removal = s.prior_removal,
                     .at_border = true,
                     .fast = traits_.intent == Intent::kEvades &&
                             (outcome == Outcome::kProsecuted || std::get<PolicyIndex>(cell) != kBase),
                     .screened = traits_.intent == Intent::kSeeksProtection && outcome == Outcome::kToDetention &&
                                 std::get<PolicyIndex>(cell) != kBase},
                    {cell});
        case Outcome::kParoled:
          return to_court(p, mechanism_.parole_filing_share, {cell});
        default:
          return to_court(p, mechanism_.filing_share, {cell});
      }
    });
  }
  /// Of those let into the country, `share` has a hearing; the others live there without one.
  void to_court(double probability, double share, const std::vector<Cell>& charges) {
    go(probability * share, {.stage = Stage::kHeard}, charges);
    end(probability * (1 - share), charges);
  }

  void detain(const Situation& s) {
    const Id<Jurisdiction> area = world_.area_of(where(s.target));
    Situation removed = s;
    removed.stage = Stage::kInDetention;
    through(Gate::kDetention, area, class_in(s), 1, [&](double p, Outcome outcome, const Cell& cell) {
      if (outcome != Outcome::kBed) return to_court(p, mechanism_.filing_share, {cell});
      if (s.fast) return go(p, removed, {cell});
      if (s.screened) return screen(s, removed, p, cell);
      hear_detained(s, removed, p, {cell});
    });
  }
  void screen(const Situation& s, const Situation& removed, double probability, const Cell& bed) {
    through(Gate::kCourt, world_.area_of(where(s.target)), on_docket(s, Docket::kScreening), probability,
            [&](double p, Outcome verdict, const Cell& cell) {
              if (verdict == Outcome::kRemovalOrder) return go(p, removed, {bed, cell});
              if (traits_.kind != PartyKind::kSingleAdult) return to_court(p, mechanism_.filing_share, {bed, cell});
              hear_detained(s, removed, p, {bed, cell});
            });
  }
  void hear_detained(const Situation& s, const Situation& removed, double probability, std::vector<Cell> before) {
    through(Gate::kCourt, world_.area_of(where(s.target)), on_docket(s, Docket::kDetained), probability,
            [&](double p, Outcome verdict, const Cell& cell) {
              std::vector<Cell> charges = before;
              charges.push_back(cell);
              if (verdict == Outcome::kRelief) return end(p, charges);
              if (verdict == Outcome::kClosed) return to_court(p, mechanism_.filing_share, charges);
              go(p, removed, charges);
            });
  }
  PartyClass on_docket(const Situation& s, Docket docket) const {
    PartyClass c = class_in(s);
    c[Attribute::kDocket] = static_cast<std::uint8_t>(docket);
    return c;
  }

  void remove(const Situation& s) {
    through(Gate::kRemoval, world_.area_of(where(s.target)), class_in(s), 1,
            [&](double p, Outcome outcome, const Cell& cell) {
              if (outcome != Outcome::kRemoved) return end(p, {cell});
              Situation next = s;
              next.prior_removal = true;
              go(p, returned(next, Consequence::kRemoved, true), {cell});
            });
  }

  void hear(const Situation& s) {
    if (s.home != 0xFFFF) return hear_at(s, Id<Jurisdiction>{s.home}, 1);
    const Weighted<Jurisdiction>& heads_for = world_.destinations[traits_.nationality];
    for (std::size_t d = 0; d < heads_for.choices.size(); ++d) hear_at(s, heads_for.choices[d], heads_for.weights[d]);
  }
  void hear_at(const Situation& s, Id<Jurisdiction> home, double probability) {
    through(Gate::kCourt, world_.area_of(home), on_docket(s, Docket::kReleased), probability,
            [&](double p, Outcome outcome, const Cell& cell) {
              const double again = outcome == Outcome::kClosed ? mechanism_.reopened_share : 0;
              go(p * again, {.stage = Stage::kHeard, .home = home.value}, {cell});
              end(p * (1 - again), {cell});
            });
  }

  void hear_abroad(const Situation& s) {
    through(Gate::kCourt, world_.area_of(where(s.target)), on_docket(s, Docket::kAbroad), 1,
            [&](double p, Outcome outcome, const Cell& cell) {
              if (outcome == Outcome::kRelief) return end(p, {cell});
              go(p, returned(s, Consequence::kLostAbroad, false), {cell});
            });
  }

  void decide_after_return(const Situation& s) {
    through(Gate::kReturn, Id<Jurisdiction>{0}, class_in(s), 1, [&](double p, Outcome outcome, const Cell& cell) {
      if (outcome == Outcome::kWaited) return go(p, s, {cell});
      if (outcome != Outcome::kTriedAgain) return end(p, {cell});
      go(p, {.stage = Stage::kTravels, .place = s.place, .prior_removal = s.prior_removal, .at_border = !s.from_home},
         {cell});
    });
  }

  const World& world_;
  const Mechanism& mechanism_;
  const GateTables& law_;
  const RouteChoice& routes_;
  Party traits_;
  std::uint16_t origin_;
  std::vector<std::uint16_t> ports_;
  std::map<Situation, int> numbers_;
  std::vector<Situation> situations_;
  std::vector<std::vector<Move>> moves_;
};

}  // namespace corridor::tiny
