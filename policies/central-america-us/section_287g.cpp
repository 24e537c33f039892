// Section 287(g): officers of a jail or prison act for the immigration agency under an agreement. INA 287(g), 8 U.S.C.
// 1357(g). Two models in the period: jail enforcement (screening and charging) and, from 2019-05-06, warrant service
// (serving the agency's own warrants).
#include "policies/central-america-us/modules.hpp"

namespace corridor {
namespace {

class Section287g final : public Module {
 public:
  using Module::Module;

  void apply(Day today, GateTables& gates) const override {
    delegate("jail_model", "jail_reach", "jail_share", Setting::kLocalJail, today, gates);
    delegate("growth", "growth_reach", "jail_share", Setting::kLocalJail, today, gates);
    delegate("prisons", "prison_reach", "jail_share", Setting::kStatePrison, today, gates);
    delegate("warrant_model", "warrant_reach", "warrant_share", Setting::kLocalJail, today, gates);
  }

 private:
  void delegate(const std::string& part, const std::string& reach, const std::string& share, Setting setting, Day today,
                GateTables& gates) const {
    const Amount amount = product(settings().share(part, reach, today), settings().amount(share, today));
    claim(part, today, Gate::kTransfer, Who{}.only(Attribute::kSetting, setting), amount, Outcome::kDelegated, gates);
  }
};

}  // namespace

std::shared_ptr<const Policy> make_section_287g(ModuleSettings settings) {
  return std::make_shared<Section287g>(std::move(settings));
}

}  // namespace corridor
