// Officers of the immigration agency at work on their own: they screen people in prisons and in jails, and arrest at
// large. INA 236, 238 and 287(a), 8 U.S.C. 1226, 1228, 1357(a). Older than fingerprint matches, and without need of
// them.
#include "policies/central-america-us/modules.hpp"

namespace corridor {
namespace {

class CriminalAlienProgram final : public Module {
 public:
  using Module::Module;

  void apply(Day today, GateTables& gates) const override {
    take("jail_screening", "screened_share", {Setting::kLocalJail}, today, gates);
    take("prisons", "prison_share", {Setting::kStatePrison, Setting::kFederalPrison}, today, gates);
    take("at_large", "at_large_share", {Setting::kAtLarge}, today, gates);
  }

 private:
  void take(const std::string& part, const std::string& share, std::initializer_list<Setting> settings_met, Day today,
            GateTables& gates) const {
    Who met;
    for (const Setting setting : settings_met) met.only(Attribute::kSetting, setting);
    claim(part, today, Gate::kTransfer, met, settings().share(part, share, today), Outcome::kTransferred, gates);
  }
};

}  // namespace

std::shared_ptr<const Policy> make_criminal_alien_program(ModuleSettings settings) {
  return std::make_shared<CriminalAlienProgram>(std::move(settings));
}

}  // namespace corridor
