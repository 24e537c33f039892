// Details of series: for each split of a published series, the names of its parts and the part that something counts
// in, side by side. Names and numbers must agree; tests/sim/details_test.cpp holds them together.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "sim/gate_facts.hpp"
#include "sim/vocabulary.hpp"

namespace corridor::details {

using Names = std::vector<std::string>;

/// Every name of `outer` with every name of `inner` after a slash; `cell` is the position of a pair.
Names product(const Names& outer, const Names& inner);
constexpr std::size_t cell(std::size_t outer, std::size_t inner, std::size_t inner_size) {
  return outer * inner_size + inner;
}

/// For series without a split.
inline Names none() { return {""}; }

/// Encounters: by the authority under which people were met; expulsion is not that of immigration law.
inline Names authorities() { return {"authority.default", "authority.expelled"}; }
constexpr std::size_t authority(Outcome processing) { return processing == Outcome::kExpelled ? 1 : 0; }

/// Processing: by outcome of the gate.
Names processing_outcomes();
inline std::size_t processing_outcome(Outcome outcome) { return position_of(Gate::kProcessing, outcome); }

/// Those who got away: by whether agents have seen them. Published counts are of those seen.
inline Names sights() { return {"sight.seen", "sight.unseen"}; }
constexpr std::size_t sight(bool seen) { return seen ? 0 : 1; }

/// Apprehensions on the way: by what the transit country decides.
Names transit_outcomes();
inline std::size_t transit_outcome(Outcome outcome) { return position_of(Gate::kTransitCustody, outcome); }

/// Arrests in the country: by method (where the person was booked, or under an agreement with the local police) and
/// criminality.
Names arrests();
constexpr std::size_t arrest(Outcome transfer, Setting setting, Criminality criminality) {
  const std::size_t delegated = index_of(Setting::kAtLarge) + 1;
  const std::size_t method = transfer == Outcome::kDelegated ? delegated : index_of(setting);
  return cell(method, index_of(criminality), kCriminalities);
}
/// The criminality that a detail of arrests stands for.
constexpr Criminality criminality_of_arrest(std::size_t detail) {
  return static_cast<Criminality>(detail % kCriminalities);
}

/// Book-ins and people detained: by where custody began.
inline Names custodies() { return {"custody.border", "custody.interior"}; }
constexpr std::size_t custody(bool from_interior) { return from_interior ? 1 : 0; }

/// Removals: by where custody began and criminality. Here the interior comes first.
Names removals();
constexpr std::size_t removal(bool from_interior, Criminality criminality) {
  return cell(from_interior ? 0 : 1, index_of(criminality), kCriminalities);
}

/// Cases of courts: by docket; completions also by how they end.
inline Names dockets() { return {"docket.detained", "docket.released", "docket.abroad"}; }
constexpr std::size_t docket(Docket docket) { return index_of(docket); }
Names completions();
/// The first outcomes of the court gate end a case; after them come those with which it goes on.
inline constexpr std::size_t kCaseEndings = position_of(Gate::kCourt, Outcome::kClosed) + 1;
constexpr bool ends_case(Outcome hearing) { return position_of(Gate::kCourt, hearing) < kCaseEndings; }
inline std::size_t completion(Docket its_docket, Outcome hearing) {
  return cell(docket(its_docket), position_of(Gate::kCourt, hearing), kCaseEndings);
}

/// Officers' decisions on a stated fear.
inline Names screenings() { return {"screening.positive", "screening.negative"}; }
constexpr std::size_t screening(bool believed) { return believed ? 0 : 1; }

}  // namespace corridor::details
