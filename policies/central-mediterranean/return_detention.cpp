// Detention before return: art. 14 D.Lgs. 286/1998 (Italy), D.L. 13/2017 (a return centre in each region), Malta's
// Immigration Act, chapter 217, and its reform of the end of 2015.
#include "policies/central-mediterranean/modules.hpp"

namespace corridor {
namespace {

class ReturnDetention final : public Module {
 public:
  using Module::Module;

  void apply(Day today, GateTables& gates) const override {
    for (const auto country : settings().where("centres", today)) {
      const double added =
          settings().number("beds_added", today) * settings().strength("return_centres", today, country);
      gates.provide({Room::kBeds, country, settings().number("beds", today) + added});
    }
    for (const auto country : settings().where("malta_centres", today)) {
      gates.provide({Room::kBeds, country, settings().number("malta_beds", today)});
    }
    for (const std::string part : {"centres", "malta_centres"}) hold(part, today, gates);
    take_from_the_country(today, gates);
    hold_at_landing(today, gates);
  }

 private:
  /// Adults who were sent there, while there is a bed.
  void hold(const std::string& part, Day today, GateTables& gates) const {
    claim(part, today, Gate::kDetention, Who{}.only(Attribute::kKind, PartyKind::kSingleAdult),
          settings().share(part, "held_share", today), Outcome::kBed, gates, Room::kBeds);
  }

  /// Of people met in the country without papers.
  void take_from_the_country(Day today, GateTables& gates) const {
    claim("centres", today, Gate::kTransfer, Who{}.only(Attribute::kSetting, Setting::kAtLarge),
          settings().share("centres", "taken_share", today), Outcome::kTransferred, gates);
  }

  /// Malta holds whoever lands; under the reform only on grounds looked at one by one.
  void hold_at_landing(Day today, GateTables& gates) const {
    const Amount spared = product(settings().strength("malta_reform", today),
                                  remainder(settings().amount("malta_held_on_grounds_share", today)));
    const Who adults = Who{}.only(Attribute::kKind, PartyKind::kSingleAdult);
    claim("malta_automatic", today, Gate::kProcessing, adults,
          product(settings().share("malta_automatic", "malta_held_share", today), remainder(spared)),
          Outcome::kToDetention, gates);
  }
};

}  // namespace

std::shared_ptr<const Policy> make_return_detention(ModuleSettings settings) {
  return std::make_shared<ReturnDetention>(std::move(settings));
}

}  // namespace corridor
