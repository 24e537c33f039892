// What holds for the outcomes of each gate under every law: which there are, in which order, which one stands when
// nobody decides, and who of those they befall counts as stopped.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>

#include "sim/vocabulary.hpp"

namespace corridor {

/// Whom an outcome stops. Two notions, kept apart on purpose: an indicator of what states do, and what people on the
/// way come to believe.
enum class Stops : std::uint8_t {
  kNobody,
  kInterdicted,  ///< Counts as interdicted (indicator P-1) and not as risk.
  kPerceived,    ///< Counts as risk that people perceive and not as interdicted.
  kBoth
};

/// An outcome of a gate, and whom it stops.
struct OutcomeFact {
  Outcome outcome = Outcome::kPassed;
  Stops stops = Stops::kNobody;
};

/// The outcomes of a gate in a fixed order: that of details in the tables.
class GateOutcomes {
 public:
  constexpr GateOutcomes(Gate gate, std::initializer_list<OutcomeFact> facts, std::optional<Outcome> otherwise)
      : gate_(gate), count_(facts.size()), otherwise_(otherwise) {
    slots_.fill(kNoSlot);
    for (const OutcomeFact& fact : facts) {
      slots_[index_of(fact.outcome)] = size_;
      outcomes_[size_] = fact.outcome;
      stops_[size_++] = fact.stops;
    }
  }

  constexpr Gate gate() const { return gate_; }
  constexpr std::span<const Outcome> all() const { return {outcomes_.data(), count_}; }
  constexpr bool has(Outcome outcome) const { return slots_[index_of(outcome)] != kNoSlot; }
  constexpr std::size_t slot(Outcome outcome) const { return slots_[index_of(outcome)]; }
  constexpr Stops stops(Outcome outcome) const { return has(outcome) ? stops_[slot(outcome)] : Stops::kNobody; }
  /// What happens when neither a policy nor the base table decides; none at rate gates, where then nothing happens.
  constexpr std::optional<Outcome> otherwise() const { return otherwise_; }

 private:
  static constexpr std::uint8_t kNoSlot = 0xFF;
  static constexpr std::size_t kMost = 10;  ///< Outcomes of a gate.

  Gate gate_;
  std::size_t count_;
  std::uint8_t size_ = 0;
  std::array<Outcome, kMost> outcomes_{};
  std::array<Stops, kMost> stops_{};
  std::array<std::uint8_t, kOutcomes> slots_{};
  std::optional<Outcome> otherwise_;
};

/// The one place that says what a gate can decide, and who is stopped there.
inline constexpr std::array<GateOutcomes, kGates> kGateOutcomes = [] {
  using enum Outcome;
  using enum Stops;
  return std::array<GateOutcomes, kGates>{{
      {Gate::kDeparture, {{kLeft}, {kWaited}, {kStayed}}, kStayed},
      // On the way people fear to be apprehended, whatever follows. Those whom the transit country lets go on were not
      // interdicted: P-1 counts who is returned, at transit custody.
      {Gate::kTransit, {{kPassed}, {kApprehended, kPerceived}, {kDied}, {kSettledOnTheWay}}, {}},
      {Gate::kTransitCustody, {{kReturned, kInterdicted}, {kReleased}, {kAsylum}}, kReleased},
      {Gate::kApproach, {{kToPort}, {kBetweenPorts}, {kWaited}, {kGaveUp}}, kBetweenPorts},
      {Gate::kPortOfEntry,
       {{kProcessed}, {kListed, kInterdicted}, {kParoled}, {kTurnedBack, kInterdicted}},
       kProcessed},
      // What people believe of the border is the share let in (sim/experience), not a risk. Nobody interdicts the dead.
      // Who is apprehended goes on to processing; who is intercepted comes into the custody of the transit country.
      {Gate::kCrossing,
       {{kApprehended}, {kDied}, {kTurnedBack, kInterdicted}, {kGotAway}, {kIntercepted, kInterdicted}},
       {}},
      // A parent who is separated from children is prosecuted: stopped as any other. Custody is not in P-1: what the
      // indicators say of custody is P-2.
      {Gate::kProcessing,
       {{kExpelled, kInterdicted},
        {kRemovedFast, kInterdicted},
        {kReturned, kInterdicted},
        {kProsecuted, kInterdicted},
        {kSeparated, kInterdicted},
        {kWaitAbroad, kInterdicted},
        {kToDetention},
        {kToShelter},
        {kReleased},
        {kParoled}},
       kReleased},
      {Gate::kDetention, {{kBed}, {kBond}, {kAlternative}, {kReleased}}, kReleased},
      // A hearing put off, and somebody let in to be heard inside, end no case (kCaseEndings in details.hpp).
      {Gate::kCourt, {{kRelief}, {kRemovalOrder}, {kInAbsentia}, {kClosed}, {kWaited}, {kParoled}}, kClosed},
      {Gate::kContact,
       {{kBookedLocal}, {kBookedState}, {kBookedFederal}, {kAtLarge}, {kRelocated}, {kLeftCountry}, {kRegularised}},
       {}},
      // In the country: an arrest by the interior authority.
      {Gate::kTransfer, {{kTransferred, kBoth}, {kDelegated, kBoth}, {kDeclined}, {kNotSought}}, kNotSought},
      {Gate::kRemoval, {{kRemoved}, {kNotRemoved}}, kNotRemoved},
      {Gate::kReturn, {{kTriedAgain}, {kWaited}, {kStayed}}, kStayed},
  }};
}();
static_assert(std::all_of(kGateOutcomes.begin(), kGateOutcomes.end(),
                          [](const GateOutcomes& row) { return &row == &kGateOutcomes[index_of(row.gate())]; }),
              "rows stand in the order of Gate");

/// Throws the Defect of an outcome that is foreign to its gate.
[[noreturn]] void refuse_outcome(Gate gate, Outcome outcome);

/// The outcomes that a gate can have, in a fixed order.
constexpr std::span<const Outcome> outcomes_of(Gate gate) { return kGateOutcomes[index_of(gate)].all(); }
constexpr bool is_outcome_of(Gate gate, Outcome outcome) { return kGateOutcomes[index_of(gate)].has(outcome); }

/// Where an outcome stands among those of its gate: the order of details in the tables. Defect when it is foreign to
/// the gate.
constexpr std::size_t position_of(Gate gate, Outcome outcome) {
  if (!is_outcome_of(gate, outcome)) refuse_outcome(gate, outcome);
  return kGateOutcomes[index_of(gate)].slot(outcome);
}

/// What happens at a claim gate when neither a policy nor the base table decides. Defect at a rate gate.
Outcome default_outcome(Gate gate);

/// True when those whom an outcome befalls count as interdicted, in indicator P-1.
constexpr bool is_interdicted(Gate gate, Outcome outcome) {
  const Stops stops = kGateOutcomes[index_of(gate)].stops(outcome);
  return stops == Stops::kInterdicted || stops == Stops::kBoth;
}
/// True when those whom an outcome befalls count as stopped in the risk that people perceive.
constexpr bool is_perceived_risk(Gate gate, Outcome outcome) {
  const Stops stops = kGateOutcomes[index_of(gate)].stops(outcome);
  return stops == Stops::kPerceived || stops == Stops::kBoth;
}

}  // namespace corridor
