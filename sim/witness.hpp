// Someone who watches lives: told, month by month, what each party met and where it went. Nobody watches unless asked
// to, and watching changes nothing.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/gates.hpp"
#include "sim/party.hpp"

namespace corridor {

/// One thing that happened to a party.
struct LifeEvent {
  enum class Kind : std::uint8_t {
    kDecided,  ///< A gate decided; `party` as it stood before the decision took effect. At a rate gate also when
               ///< nothing happened (kPassed), so that two histories can be laid side by side look by look.
    kEntered,  ///< It entered a state at a jurisdiction; `party` as it is now.
    kDied
  };
  Party party;
  std::int32_t day = 0;          ///< From the first day that is lived (first_day_lived).
  std::span<const Link> chain;   ///< Decided: the chain that it met; lives until the month has been told.
  std::uint32_t turn = 0;        ///< Grows with the parts of days as they are played: the order of a party's events.
  std::uint16_t where = 0xFFFF;  ///< Jurisdiction.
  Kind kind = Kind::kDecided;
  Gate gate = Gate::kDeparture;
  Outcome outcome = Outcome::kPassed;
  PolicyIndex by = kBase;
};

class Witness {
 public:
  virtual ~Witness() = default;

  /// False: this party is not watched. Asked from any thread.
  virtual bool watches(std::uint64_t) const { return true; }

  /// What happened within a month that was lived, warm-up included: by identity, and for each party in the order in
  /// which it happened. Valid within the call.
  virtual void month(std::span<const LifeEvent> events) = 0;
};

/// Puts events into the order in which a witness is told them: by identity, and each life as it went. A party's events
/// of one turn must lie one after another, as they do in the notebook of the worker who lived them.
void put_in_order(std::vector<LifeEvent>& events);

}  // namespace corridor
