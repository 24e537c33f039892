// What became of people: one fate each at the end of the period, under two histories, and where these parted.
#pragma once

#include <array>
#include <compare>
#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "policies/policy_set.hpp"
#include "sim/engine.hpp"
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

/// How a policy came to touch a party.
enum class Via : std::uint8_t {
  kNone,     ///< The two lives are the same, gate by gate.
  kDirect,   ///< At the gate where the lives part, the law itself is not the same for this party.
  kIndirect  ///< The law there is the same; a bed, a slot, a turn in the queue or the perceived risk was not.
};
inline constexpr std::array<std::string_view, 3> kViaNames{"", "direct", "indirect"};

/// In which histories a party exists as one of its own: children exist apart only where they are separated.
enum class History : std::uint8_t { kBoth, kBaseOnly, kAlternativeOnly };
inline constexpr std::array<std::string_view, 3> kHistoryNames{"both", "base_only", "alternative_only"};

/// Policies whose links are not the same in two chains of a gate.
std::vector<PolicyIndex> differing_policies(Gate gate, std::span<const Link> one, std::span<const Link> other);

/// Persons with the same two fates for the same reason.
struct FateCell {
  Fate base = Fate::kSettled, alternative = Fate::kSettled;
  History history = History::kBoth;
  std::string gate, policy;  ///< Where the lives part first; "base" where no policy decided. Empty where they do not.
  Via via = Via::kNone;
  friend auto operator<=>(const FateCell&, const FateCell&) = default;
};

/// A party as an example of a cell.
struct FateExample {
  std::uint64_t order = 0;  ///< Examples are those of lowest order: a hash, so that they come from all over.
  std::uint64_t party = 0;
  std::uint8_t nationality = 0;
  PartyKind kind = PartyKind::kSingleAdult;
  Persons persons = 0;
};

struct FateTable {
  std::map<FateCell, Persons> persons;  ///< Everyone alive or dead within the period, times scale.
  std::map<FateCell, std::vector<FateExample>> examples;

  static constexpr std::size_t kExamples = 3;  ///< Of each cell.
};

/// Lays two histories of one replicate side by side, month by month.
class FateComparison {
 public:
  /// `changed`: names of the modules that differ between the histories. Policies have the same numbers in both.
  FateComparison(const PolicySet& policies, const std::vector<std::string>& changed, std::uint32_t scale);

  /// Events of one month in both, as a witness is told them. `before_period`: it was a month of warm-up.
  void month(std::span<const LifeEvent> base, std::span<const LifeEvent> alternative, bool before_period);

  /// The table, given everyone's state at the end in both. Throws Defect when the lives do not add up to the states.
  FateTable finish(const std::vector<Tally::StateRow>& base, const std::vector<Tally::StateRow>& alternative) const;

 private:
  using Events = std::span<const LifeEvent>;
  struct Pair {
    std::array<Fate, 2> fate{};
    std::array<State, 2> state{};
    std::array<std::uint8_t, 2> persons{};
    std::array<bool, 2> exists{};
    std::array<bool, 2> died_before{};
    Via via = Via::kNone;
    bool parted = false;
    Gate gate = Gate::kDeparture;
    PolicyIndex by = kBase;
    std::uint8_t nationality = 0;
    PartyKind kind = PartyKind::kSingleAdult;
  };
  void party(std::uint64_t identity, Events base, Events alternative, bool before_period);
  void begin(std::uint64_t identity, Events base, Events alternative, Pair& pair);
  void look_for_parting(Events base, Events alternative, Pair& pair) const;
  void attribute(const LifeEvent& base, const LifeEvent& alternative, Pair& pair) const;
  bool acts_at(PolicyIndex policy, Gate gate) const;
  void add(std::uint64_t identity, const Pair& pair, FateTable& table) const;
  FateCell cell_of(const Pair& pair) const;
  using PersonsByState = std::array<std::array<Persons, kStates>, 2>;
  void take_out(const Pair& pair, PersonsByState& left) const;

  PolicySet policies_;
  std::vector<PolicyIndex> changed_;
  std::uint32_t scale_;
  std::unordered_map<std::uint64_t, Pair> parties_;
};

}  // namespace corridor
