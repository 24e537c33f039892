// Enforcement on the way through Mexico: Programa Frontera Sur (2014-07-07), the surge agreed in the joint declaration
// of 2019-06-07, and the National Guard's powers in migration control (Ley de la Guardia Nacional, art. 9 XXXV,
// 2019-05-27). Ley de Migracion, arts. 52, 98-99; decree on children in migration of 2020-11-11.
#include "policies/all.hpp"

namespace corridor {
namespace {

class MexicoEnforcement final : public Module {
 public:
  using Module::Module;

  void apply(Day today, GateTables& gates) const override {
    scale("capacity", settings().factor("capacity", "capacity_factor", today), today, gates);
    scale("programa_frontera_sur", settings().factor("programa_frontera_sur", "programa_frontera_sur_factor", today),
          today, gates);
    scale("guardia_nacional", troops(today), today, gates);
    scale("surge", settings().factor("surge", "surge_factor", today), today, gates);
    scale("humanitarian_cards", settings().factor("humanitarian_cards", "card_factor", today), today, gates);
    release_children(today, gates);
  }

 private:
  /// Foreign nationals are apprehended that many times as often as without the part. Its own nationals are not
  /// controlled.
  void scale(const std::string& part, const Amount& factor, Day today, GateTables& gates) const {
    for (const auto place : settings().where(part, today)) {
      gates.change_rate(Gate::kTransit,
                        {.where = place, .who = contiguous(false), .outcome = Outcome::kApprehended, .scale = factor});
    }
  }

  /// 1 + effect x thousands of troops, where and as far as the part holds.
  Amount troops(Day today) const {
    const Amount more = product(settings().amount("troops_on_borders", today),
                                settings().share("guardia_nacional", "troops_effect", today));
    return made_of([](double growth) { return 1 + growth; }, more);
  }

  /// Stations may not hold children, nor their parents with them.
  void release_children(Day today, GateTables& gates) const {
    Who children = contiguous(false);
    children.only(Attribute::kKind, PartyKind::kFamilyUnit).only(Attribute::kKind, PartyKind::kUnaccompaniedMinor);
    for (const auto place : settings().where("child_detention_reform", today)) {
      gates.claim(Gate::kTransitCustody,
                  {.where = place,
                   .who = children,
                   .share = settings().share("child_detention_reform", "children_released_share", today),
                   .outcome = Outcome::kReleased});
    }
  }
};

}  // namespace

std::shared_ptr<const Policy> make_mexico_enforcement(ModuleSettings settings) {
  return std::make_shared<MexicoEnforcement>(std::move(settings));
}

}  // namespace corridor
