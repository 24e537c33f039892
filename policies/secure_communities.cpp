// Secure Communities: fingerprints taken at booking reach the immigration agency, which asks the jail to hold or to
// notify. 8 CFR 287.7; in every county by 2013-01-22. Replaced from 2014-11-20 to 2017-02-20 by the Priority
// Enforcement Program, which mostly asked to be told.
#include "policies/all.hpp"

namespace corridor {
namespace {

class SecureCommunities final : public Module {
 public:
  using Module::Module;

  void apply(Day today, GateTables& gates) const override {
    const Who jails = Who{}.only(Attribute::kSetting, Setting::kLocalJail);
    take("programme", "taken_share", jails, today, gates);
    take("priority_enforcement", "taken_share_on_notice", jails, today, gates);
  }

 private:
  void take(const std::string& part, const std::string& share, const Who& who, Day today, GateTables& gates) const {
    for (const auto place : settings().where(part, today)) {
      gates.claim(Gate::kTransfer, {.where = place,
                                    .who = who,
                                    .share = settings().share(part, share, today),
                                    .outcome = Outcome::kTransferred});
    }
  }
};

}  // namespace

std::shared_ptr<const Policy> make_secure_communities(ModuleSettings settings) {
  return std::make_shared<SecureCommunities>(std::move(settings));
}

}  // namespace corridor
