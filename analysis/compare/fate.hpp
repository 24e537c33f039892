// What became of someone: one fate at the end of the period.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "sim/witness.hpp"

namespace corridor {

/// Where a party stands at the end of the period and what decided it last.
enum class Fate : std::uint8_t {
  kNotYetLeft,          ///< Meant to leave, has not.
  kStayedHome,          ///< Decided to stay.
  kOnTheWay,            ///< Before the border, or before trying again.
  kHeldInTransit,       ///< In custody of the transit country.
  kReturnedByTransit,   ///< Sent home by the transit country.
  kSettledOnTheWay,     ///< Settled in the transit country.
  kProtectedInTransit,  ///< Asylum in the transit country.
  kWaitingAtPort,       ///< On a list at a port.
  kTurnedBack,          ///< Turned back at the border, or gave up there.
  kExpelled,            ///< Expelled without a hearing.
  kRepatriated,         ///< Returned under ordinary law.
  kWaitingAbroad,       ///< Sent to wait abroad for a hearing.
  kLostAbroad,          ///< Lost or missed the hearing while waiting abroad.
  kInBorderCustody,
  kInShelter,  ///< In the care of the child-welfare authority.
  kDetained,
  kReleased,   ///< In the country, waiting for a hearing.
  kSettled,    ///< Living in the country without status.
  kProtected,  ///< Living in the country with relief or status.
  kRemoved,    ///< Removed under an order.
  kGoneHome,   ///< Left the country unasked.
  kDied
};
inline constexpr std::array<std::string_view, 22> kFateNames{"not_yet_left",
                                                             "stayed_home",
                                                             "on_the_way",
                                                             "held_in_transit",
                                                             "returned_by_transit_country",
                                                             "settled_on_the_way",
                                                             "protected_in_transit_country",
                                                             "waiting_at_port",
                                                             "turned_back",
                                                             "expelled",
                                                             "repatriated",
                                                             "waiting_abroad",
                                                             "lost_case_abroad",
                                                             "in_border_custody",
                                                             "in_shelter",
                                                             "detained",
                                                             "released",
                                                             "settled",
                                                             "protected",
                                                             "removed",
                                                             "gone_home",
                                                             "died"};
constexpr std::string_view name_of(Fate fate) { return kFateNames[index_of(fate)]; }

/// The fate of someone of whom nothing more is known than the state: a resident to whom nothing happened.
Fate fate_of(State state);
/// The fate after an event.
Fate fate_after(Fate before, const LifeEvent& event);

}  // namespace corridor
