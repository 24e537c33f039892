// Enforcement on the way through Mexico: Programa Frontera Sur (2014-07-07), the surge agreed in the joint declaration
// of 2019-06-07, and the National Guard's powers in migration control (Ley de la Guardia Nacional, art. 9 XXXV,
// 2019-05-27). Ley de Migracion, arts. 98-99.
#include "policies/all.hpp"

namespace corridor {
namespace {

class MexicoEnforcement final : public Module {
 public:
  using Module::Module;

  void apply(Day today, GateTables& gates) const override {
    scale("capacity", "capacity_factor", today, gates);
    scale("programa_frontera_sur", "programa_frontera_sur_factor", today, gates);
    scale("guardia_nacional", "guardia_nacional_factor", today, gates);
    scale("surge", "surge_factor", today, gates);
  }

 private:
  /// Foreign nationals are apprehended that many times as often as without the part. Its own nationals are not
  /// controlled.
  void scale(const std::string& part, const std::string& factor, Day today, GateTables& gates) const {
    for (const auto place : settings().where(part, today)) {
      gates.change_rate(Gate::kTransit, {.where = place,
                                         .who = contiguous(false),
                                         .outcome = Outcome::kApprehended,
                                         .scale = settings().factor(part, factor, today)});
    }
  }
};

}  // namespace

std::shared_ptr<const Policy> make_mexico_enforcement(ModuleSettings settings) {
  return std::make_shared<MexicoEnforcement>(std::move(settings));
}

}  // namespace corridor
