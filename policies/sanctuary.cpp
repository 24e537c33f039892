// Sanctuary rules: state and local law that keeps a jail from holding people for the immigration agency without a
// judge's warrant. The agency can ask but not order (8 CFR 287.7; Galarza v. Szalczyk, 745 F.3d 634; Miranda-Olivares
// v. Clackamas County, 2014). Some states order their jails to comply, which ends local rules there. These rules act on
// transfer only: arrests for crimes are not theirs to change.
#include "policies/all.hpp"

namespace corridor {
namespace {

class Sanctuary final : public Module {
 public:
  using Module::Module;

  void apply(Day today, GateTables& gates) const override {
    const Amount declined = settings().amount("declined_share", today);
    decline("state_laws", product(settings().share("state_laws", "state_reach", today), declined), today, gates);
    const Amount local = product(settings().share("local_rules", "local_reach", today), allowed_locally(today));
    decline("local_rules", product(local, declined), today, gates);
  }

 private:
  void decline(const std::string& part, const Amount& share, Day today, GateTables& gates) const {
    for (const auto place : settings().where(part, today)) {
      gates.claim(Gate::kTransfer, {.where = place,
                                    .who = Who{}.only(Attribute::kSetting, Setting::kLocalJail),
                                    .share = share,
                                    .outcome = Outcome::kDeclined});
    }
  }

  /// Local rules hold only where state law does not forbid them.
  Amount allowed_locally(Day today) const {
    return Amount{[mandated = settings().strength("mandates", today)](const PartyClass& party, Id<Jurisdiction> where) {
      return 1 - mandated(party, where);
    }};
  }
};

}  // namespace

std::shared_ptr<const Policy> make_sanctuary(ModuleSettings settings) {
  return std::make_shared<Sanctuary>(std::move(settings));
}

}  // namespace corridor
