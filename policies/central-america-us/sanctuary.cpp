// Sanctuary rules: state and local law that keeps a jail from holding people for the immigration agency without a
// judge's warrant. The agency can ask but not order (8 CFR 287.7; Galarza v. Szalczyk, 745 F.3d 634; Miranda-Olivares
// v. Clackamas County, 2014). Some states order their jails to comply, which ends local rules there. These rules act on
// transfer only: arrests for crimes are not theirs to change.
#include <algorithm>
#include <utility>

#include "policies/central-america-us/modules.hpp"

namespace corridor {
namespace {

class Sanctuary final : public Module {
 public:
  using Module::Module;

  void apply(Day today, GateTables& gates) const override {
    const Amount declined = settings().amount("declined_share", today);
    const Amount older = product(settings().share("state_laws", "state_reach", today), declined);
    const Amount stricter = product(settings().share("values_act", "values_act_reach", today), declined);
    decline("state_laws", older, today, gates);
    decline("values_act", further(older, stricter), today, gates);
    const Amount local = product(settings().share("local_rules", "local_reach", today), allowed_locally(today));
    decline("local_rules", product(local, declined), today, gates);
  }

 private:
  void decline(const std::string& part, const Amount& share, Day today, GateTables& gates) const {
    claim(part, today, Gate::kTransfer, Who{}.only(Attribute::kSetting, Setting::kLocalJail), share, Outcome::kDeclined,
          gates);
  }

  /// A stricter law of the same state takes only what it goes beyond the older one, of those whom that one leaves.
  static Amount further(const Amount& older, const Amount& stricter) {
    return made_of(
        [](double before, double now) { return before >= 1 ? 0 : std::max(0.0, (now - before) / (1 - before)); }, older,
        stricter);
  }

  /// Local rules hold only where state law does not forbid them and the county did not give them up for its funds.
  Amount allowed_locally(Day today) const {
    const Amount kept = product(remainder(settings().share("sanctions", "withdrawn_share", today)),
                                remainder(settings().share("funds", "yielded_share", today)));
    return product(remainder(settings().strength("mandates", today)), kept);
  }
};

}  // namespace

std::shared_ptr<const Policy> make_sanctuary(ModuleSettings settings) {
  return std::make_shared<Sanctuary>(std::move(settings));
}

}  // namespace corridor
