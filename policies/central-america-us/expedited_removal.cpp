// Expedited removal: an officer orders removal without a hearing; whoever states a fear is held for an interview and
// then for the court. INA 235(b)(1), 8 U.S.C. 1225(b)(1); 69 FR 48877 (between ports, 14 days, 100 miles). Minors are
// exempt (8 U.S.C. 1232).
#include "policies/central-america-us/modules.hpp"

namespace corridor {
namespace {

class ExpeditedRemoval final : public Module {
 public:
  using Module::Module;

  void apply(Day today, GateTables& gates) const override {
    remove_fast(today, gates);
    return_unscreened(today, gates);
    let_families_go(today, gates);
    hold_for_interview("border_zone", Channel::kBetweenPorts, today, gates);
    hold_for_interview("statute", Channel::kAtPort, today, gates);
    let_go(today, gates);
    claim("expansion", today, Gate::kCourt, Who{}.only(Attribute::kDocket, Docket::kDetained),
          settings().share("expansion", "expansion_share", today), Outcome::kRemovalOrder, gates);
  }

 private:
  /// Adult nationals of the neighbour who claim no fear are walked back over the line with an order.
  void remove_fast(Day today, GateTables& gates) const {
    Who neighbours = contiguous(true, Who{}.only(Attribute::kKind, PartyKind::kSingleAdult));
    neighbours.only(Attribute::kIntent, Intent::kEvades).only(Attribute::kChannel, Channel::kBetweenPorts);
    claim("border_zone", today, Gate::kProcessing, neighbours, settings().share("border_zone", "removed_share", today),
          Outcome::kRemovedFast, gates);
  }

  /// Minors of the neighbouring country may be returned only after a screening. Without that law they go back; other
  /// minors went to the child-welfare authority before it too (6 U.S.C. 279).
  void return_unscreened(Day today, GateTables& gates) const {
    const Amount unscreened = remainder(settings().strength("minors_screened", today));
    claim("statute", today, Gate::kProcessing,
          contiguous(true, Who{}.only(Attribute::kKind, PartyKind::kUnaccompaniedMinor)),
          product(unscreened, settings().amount("unscreened_return_share", today)), Outcome::kReturned, gates);
  }

  /// Where agents let families go themselves, they do so before the detention authority is asked.
  void let_families_go(Day today, GateTables& gates) const {
    claim("let_go_at_once", today, Gate::kProcessing,
          contiguous(
              false,
              Who{}.only(Attribute::kKind, PartyKind::kFamilyUnit).only(Attribute::kChannel, Channel::kBetweenPorts)),
          settings().share("let_go_at_once", "let_go_at_once_share", today), Outcome::kReleased, gates);
  }

  /// The others go to the detention authority: with a fear until the interview, without until a flight. Families find
  /// as much room as that authority takes in a day.
  void hold_for_interview(const std::string& part, Channel channel, Day today, GateTables& gates) const {
    const Amount share = settings().share(part, "held_share", today);
    const auto hold = [&](const Who& who, Room room) {
      claim(part, today, Gate::kProcessing, who, share, Outcome::kToDetention, gates, room);
    };
    const Who met = Who{}.only(Attribute::kChannel, channel);
    const Who single = Who{met}.only(Attribute::kKind, PartyKind::kSingleAdult);
    const Who family = Who{met}.only(Attribute::kKind, PartyKind::kFamilyUnit);
    hold(contiguous(false, single), Room::kNone);
    hold(contiguous(true, Who{single}.only(Attribute::kIntent, Intent::kSeeksProtection)), Room::kNone);
    hold(contiguous(false, family), Room::kFamilyIntake);
    hold(contiguous(true, Who{family}.only(Attribute::kIntent, Intent::kSeeksProtection)), Room::kFamilyIntake);
  }

  /// Whom the detention authority does not take, the border authority lets go with a date for the court, or paroles at
  /// the port.
  void let_go(Day today, GateTables& gates) const {
    const Who others = contiguous(
        false, Who{}.only(Attribute::kKind, PartyKind::kSingleAdult).only(Attribute::kKind, PartyKind::kFamilyUnit));
    claim("border_zone", today, Gate::kProcessing, Who{others}.only(Attribute::kChannel, Channel::kBetweenPorts),
          settings().strength("border_zone", today), Outcome::kReleased, gates);
    claim("statute", today, Gate::kProcessing, Who{others}.only(Attribute::kChannel, Channel::kAtPort),
          settings().share("statute", "paroled_share", today), Outcome::kParoled, gates);
  }
};

}  // namespace

std::shared_ptr<const Policy> make_expedited_removal(ModuleSettings settings) {
  return std::make_shared<ExpeditedRemoval>(std::move(settings));
}

}  // namespace corridor
