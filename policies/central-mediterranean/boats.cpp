// The boats that people are put on: wooden ones, then overloaded rubber dinghies. Practice of smugglers, of no state;
// what Operation Sophia's destruction of boats has to do with it is disputed (House of Lords, HL Paper 5, 2017).
#include "policies/central-mediterranean/modules.hpp"

namespace corridor {
namespace {

class Boats final : public Module {
 public:
  using Module::Module;

  void apply(Day today, GateTables& gates) const override {
    endanger("unseaworthy", "danger", today, gates);
    endanger("destroyed", "boats_destroyed_factor", today, gates);
  }

 private:
  void endanger(const std::string& part, const std::string& factor, Day today, GateTables& gates) const {
    for (const auto place : settings().where(part, today)) {
      gates.change_rate(
          Gate::kCrossing,
          {.where = place, .who = {}, .outcome = Outcome::kDied, .scale = settings().factor(part, factor, today)});
    }
  }
};

}  // namespace

std::shared_ptr<const Policy> make_boats(ModuleSettings settings) {
  return std::make_shared<Boats>(std::move(settings));
}

}  // namespace corridor
