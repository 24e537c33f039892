// Prosecution of unlawful entry (8 U.S.C. 1325), ordered without exception on 2018-04-06; from 2018-05-05 also of
// parents, whose children then count as unaccompanied (6 U.S.C. 279(g)) and go to the child-welfare authority. Held
// back for families by EO 13841 (2018-06-20) and Ms. L. v. ICE, 310 F. Supp. 3d 1133 (2018-06-26), which leaves
// separations on grounds against the parent. In March 2020 courts and prosecutors stopped taking misdemeanours.
#include "policies/central-america-us/modules.hpp"
#include "policies/places.hpp"

namespace corridor {
namespace {

class ZeroTolerance final : public Module {
 public:
  using Module::Module;

  void apply(Day today, GateTables& gates) const override {
    prosecute(today, gates);
    separate(today, gates);
  }

 private:
  /// Families: because the parent is referred, as far as neither the order nor the injunction forbids it, or on grounds
  /// against the parent. One claim, so that a family meets one draw.
  void separate(Day today, GateTables& gates) const {
    const Who families =
        Who{}.only(Attribute::kKind, PartyKind::kFamilyUnit).only(Attribute::kChannel, Channel::kBetweenPorts);
    const Amount referred = larger(settings().share("families", "separated_share", today),
                                   settings().share("initiative", "initiative_share", today));
    const Amount allowed = product(remainder(settings().share("kept_together", "kept_together_share", today)),
                                   remainder(settings().strength("injunction", today)));
    const Amount share = larger(product(referred, allowed), settings().share("grounds", "grounds_share", today));
    for (const auto place : settings().where_any({"families", "initiative", "grounds"}, today)) {
      gates.claim(Gate::kProcessing, {.where = place, .who = families, .share = share, .outcome = Outcome::kSeparated});
    }
  }

  /// Single adults: as many as were prosecuted before, or as many as the order of 2018 reached, whichever is more,
  /// while courts have room; but for felonies no more since misdemeanours are not charged.
  void prosecute(Day today, GateTables& gates) const {
    const Who adults =
        Who{}.only(Attribute::kKind, PartyKind::kSingleAdult).only(Attribute::kChannel, Channel::kBetweenPorts);
    const Amount referred = larger(settings().share("streamline", "streamline_share", today),
                                   settings().share("adults", "prosecuted_share", today));
    const Amount share = product(referred, remainder(settings().share("halted", "halted_share", today)));
    for (const auto place : settings().where_any({"streamline", "adults"}, today)) {
      gates.claim(Gate::kProcessing, {.where = place,
                                      .who = adults,
                                      .share = share,
                                      .outcome = Outcome::kProsecuted,
                                      .room = Room::kProsecutions});
    }
    for (const auto place : settings().where("adults", today)) limit_prosecutions(place, today, gates);
  }

  void limit_prosecutions(Id<Jurisdiction> place, Day today, GateTables& gates) const {
    const Amount a_day = settings().amount("prosecutions_a_day", today);
    for (const auto sector : all_within(world(), JurisdictionKind::kSector, place)) {
      gates.provide({Room::kProsecutions, sector, a_day(PartyClass{}, sector)});
    }
  }
};

}  // namespace

std::shared_ptr<const Policy> make_zero_tolerance(ModuleSettings settings) {
  return std::make_shared<ZeroTolerance>(std::move(settings));
}

}  // namespace corridor
