// Expedited removal: an officer orders removal without a hearing; whoever states a fear is held for an interview and
// then for the court. INA 235(b)(1), 8 U.S.C. 1225(b)(1); 69 FR 48877 (between ports, 14 days, 100 miles). Minors are
// exempt (8 U.S.C. 1232).
#include "policies/all.hpp"

namespace corridor {
namespace {

class ExpeditedRemoval final : public Module {
 public:
  using Module::Module;

  void apply(Day today, GateTables& gates) const override {
    for (const auto place : settings().where("statute", today)) {
      remove_fast(place, today, gates);
      hold_for_interview(place, today, gates);
      let_go(place, today, gates);
    }
    for (const auto place : settings().where("expansion", today)) {
      gates.claim(Gate::kCourt, {.where = place,
                                 .who = Who{}.only(Attribute::kDocket, Docket::kDetained),
                                 .share = settings().share("expansion", "expansion_share", today),
                                 .outcome = Outcome::kRemovalOrder});
    }
  }

 private:
  static Who adults() {
    return Who{}.only(Attribute::kKind, PartyKind::kSingleAdult).only(Attribute::kKind, PartyKind::kFamilyUnit);
  }

  /// Adult nationals of the neighbour who claim no fear are walked back over the line with an order.
  void remove_fast(Id<Jurisdiction> place, Day today, GateTables& gates) const {
    Who neighbours = contiguous(true, Who{}.only(Attribute::kKind, PartyKind::kSingleAdult));
    neighbours.only(Attribute::kIntent, Intent::kEvades).only(Attribute::kChannel, Channel::kBetweenPorts);
    gates.claim(Gate::kProcessing, {.where = place,
                                    .who = neighbours,
                                    .share = settings().share("statute", "removed_share", today),
                                    .outcome = Outcome::kRemovedFast});
  }

  /// The others go to the detention authority: with a fear until the interview, without until a flight. Families find
  /// as much room as that authority takes in a day.
  void hold_for_interview(Id<Jurisdiction> place, Day today, GateTables& gates) const {
    const Amount share = settings().share("statute", "held_share", today);
    const auto hold = [&](const Who& who, Room room) {
      gates.claim(Gate::kProcessing,
                  {.where = place, .who = who, .share = share, .outcome = Outcome::kToDetention, .room = room});
    };
    const Who single = Who{}.only(Attribute::kKind, PartyKind::kSingleAdult);
    const Who family = Who{}.only(Attribute::kKind, PartyKind::kFamilyUnit);
    hold(contiguous(false, single), Room::kNone);
    hold(contiguous(true, Who{single}.only(Attribute::kIntent, Intent::kSeeksProtection)), Room::kNone);
    hold(contiguous(false, family), Room::kFamilyIntake);
    hold(contiguous(true, Who{family}.only(Attribute::kIntent, Intent::kSeeksProtection)), Room::kFamilyIntake);
  }

  /// Whom the detention authority does not take, the border authority lets go with a date for the court, or paroles at
  /// the port.
  void let_go(Id<Jurisdiction> place, Day today, GateTables& gates) const {
    const Who others = contiguous(false, adults());
    gates.claim(Gate::kProcessing, {.where = place,
                                    .who = Who{others}.only(Attribute::kChannel, Channel::kBetweenPorts),
                                    .share = settings().strength("statute", today),
                                    .outcome = Outcome::kReleased});
    gates.claim(Gate::kProcessing, {.where = place,
                                    .who = Who{others}.only(Attribute::kChannel, Channel::kAtPort),
                                    .share = settings().share("statute", "paroled_share", today),
                                    .outcome = Outcome::kParoled});
  }
};

}  // namespace

std::shared_ptr<const Policy> make_expedited_removal(ModuleSettings settings) {
  return std::make_shared<ExpeditedRemoval>(std::move(settings));
}

}  // namespace corridor
