// Metering: a port takes so many people without documents a day; the others put their names on a list in the town
// across the line. CBP memoranda of 2018-04-27 and 2018-06-05; practice at San Ysidro from 2016. Held unlawful in Al
// Otro Lado v. Mayorkas (2021).
#include "policies/central-america-us/modules.hpp"
#include "policies/places.hpp"

namespace corridor {
namespace {

class Metering final : public Module {
 public:
  using Module::Module;

  void apply(Day today, GateTables& gates) const override {
    apply_part("san_ysidro_2016", "listed_share_2016", "slots_2016", today, gates);
    apply_part("border_wide", "listed_share", "slots", today, gates);
  }

 private:
  void apply_part(const std::string& part, const std::string& share, const std::string& slots, Day today,
                  GateTables& gates) const {
    Who adults = Who{}.only(Attribute::kKind, PartyKind::kSingleAdult).only(Attribute::kKind, PartyKind::kFamilyUnit);
    adults.only(Attribute::kIntent, Intent::kSeeksProtection);
    const Amount a_day = settings().amount(slots, today);
    const bool guided = part == "border_wide";
    for (const auto place : settings().where(part, today)) {
      if (guided) {
        gates.claim(Gate::kPortOfEntry, {.where = place,
                                         .who = adults,
                                         .share = settings().share(part, "unlisted_share", today),
                                         .outcome = Outcome::kTurnedBack});
      }
      gates.claim(
          Gate::kPortOfEntry,
          {.where = place, .who = adults, .share = settings().share(part, share, today), .outcome = Outcome::kListed});
      for (const auto port : all_within(world(), JurisdictionKind::kPort, place)) {
        gates.limit({.room = Room::kPortSlots, .where = port, .places = a_day(PartyClass{}, port), .by_name = true});
      }
    }
  }
};

}  // namespace

std::shared_ptr<const Policy> make_metering(ModuleSettings settings) {
  return std::make_shared<Metering>(std::move(settings));
}

}  // namespace corridor
