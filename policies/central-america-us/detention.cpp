// Immigration detention: who shall be held (INA 235(b), 236(c), 8 U.S.C. 1225(b), 1226(c)), how many beds
// appropriations pay for, and the settlement that lets children be held for days only (Flores v. Reno, C.D. Cal.
// 85-4544, 1997).
#include <algorithm>

#include "policies/central-america-us/modules.hpp"

namespace corridor {
namespace {

class Detention final : public Module {
 public:
  using Module::Module;

  void apply(Day today, GateTables& gates) const override {
    for (const auto place : settings().where("appropriations", today)) {
      const double paid_for = std::max(0.0, settings().number("beds", today) - unpaid(today, place));
      gates.provide({Room::kBeds, place, paid_for * settings().number("usable_share", today)});
      gates.provide({Room::kFamilyIntake, place, settings().number("family_intake", today)});
    }
    release_or_refuse(today, gates);
    hold_by_statute(today, gates);
    hold_families(today, gates);
    let_families_go(today, gates);
  }

 private:
  /// Beds that nobody pays for where no money is moved.
  double unpaid(Day today, Id<Jurisdiction> place) const {
    return settings().number("beds_by_transfer", today) * (1 - settings().strength("transfers", today, place));
  }

  /// Of families whom the base table would hold, as many as family centres have no place for: the share that places
  /// fall short of those of the years on which the table was set, which is the largest number of places there was.
  void let_families_go(Day today, GateTables& gates) const {
    const ParameterValue::Steps& places = settings().parameter("family_places").general;
    double most = places.value;
    for (const auto& [day, number] : places.steps) most = std::max(most, number);
    const Amount there = made_of(
        [=](double now, double held) { return std::min(1.0, (places.value + (now - places.value) * held) / most); },
        Amount{places.on(today), {{}, {"family_places"}}}, settings().strength("family_centres", today));
    for (const auto place : settings().where("appropriations", today)) {
      gates.claim(Gate::kDetention, {.where = place,
                                     .who = Who{}.only(Attribute::kKind, PartyKind::kFamilyUnit),
                                     .share = remainder(there),
                                     .outcome = Outcome::kAlternative});
    }
  }

  /// People met at the border who state a fear: paroled, unless offices withhold parole; or denied any release.
  void release_or_refuse(Day today, GateTables& gates) const {
    Who seekers = Who{}.only(Attribute::kKind, PartyKind::kSingleAdult).only(Attribute::kSetting, Setting::kAtBorder);
    seekers.only(Attribute::kIntent, Intent::kSeeksProtection);
    const Amount granted = remainder(settings().strength("parole_withheld", today));
    const Amount paroled = product(granted, settings().share("parole", "parole_share", today));
    for (const auto place : settings().where("parole", today)) {
      gates.claim(Gate::kDetention, {.where = place, .who = seekers, .share = paroled, .outcome = Outcome::kReleased});
    }
    for (const auto place : settings().where("no_bond", today)) {
      gates.claim(Gate::kDetention, {.where = place,
                                     .who = seekers,
                                     .share = settings().share("no_bond", "no_bond_share", today),
                                     .outcome = Outcome::kBed,
                                     .room = Room::kBeds});
    }
  }

  /// What the statute adds to the holdings of the base table, by conviction.
  void hold_by_statute(Day today, GateTables& gates) const {
    for (const auto place : settings().where("mandatory", today)) {
      gates.claim(Gate::kDetention, {.where = place,
                                     .who = Who{}.only(Attribute::kKind, PartyKind::kSingleAdult),
                                     .share = settings().share("mandatory", "mandatory_share", today),
                                     .outcome = Outcome::kBed,
                                     .room = Room::kBeds});
    }
  }

  /// Without the settlement more families would be held; since family centres closed, none is.
  void hold_families(Day today, GateTables& gates) const {
    const Who families = Who{}.only(Attribute::kKind, PartyKind::kFamilyUnit);
    const Amount unsettled = remainder(settings().strength("flores", today));
    const Amount held = product(unsettled, settings().share("mandatory", "family_share_without_flores", today));
    for (const auto place : settings().where("mandatory", today)) {
      gates.claim(Gate::kDetention,
                  {.where = place, .who = families, .share = held, .outcome = Outcome::kBed, .room = Room::kBeds});
    }
    for (const auto place : settings().where("alternatives", today)) {
      gates.claim(Gate::kDetention, {.where = place,
                                     .who = families,
                                     .share = settings().share("alternatives", "family_alternative_share", today),
                                     .outcome = Outcome::kAlternative});
    }
  }
};

}  // namespace

std::shared_ptr<const Policy> make_detention(ModuleSettings settings) {
  return std::make_shared<Detention>(std::move(settings));
}

}  // namespace corridor
