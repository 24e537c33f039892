// Secure Communities: fingerprints taken at booking reach the immigration agency, which asks the jail to hold or to
// notify. 8 CFR 287.7; in every county by 2013-01-22. Replaced from 2014-11-20 to 2017-02-20 by the Priority
// Enforcement Program, which mostly asked to be told.
#include "policies/central-america-us/modules.hpp"

namespace corridor {
namespace {

class SecureCommunities final : public Module {
 public:
  using Module::Module;

  void apply(Day today, GateTables& gates) const override {
    take("programme", "taken_share", today, gates);
    take("priority_enforcement", "taken_share_on_notice", today, gates);
  }

 private:
  void take(const std::string& part, const std::string& share, Day today, GateTables& gates) const {
    claim(part, today, Gate::kTransfer, Who{}.only(Attribute::kSetting, Setting::kLocalJail),
          settings().share(part, share, today), Outcome::kTransferred, gates);
  }
};

}  // namespace

std::shared_ptr<const Policy> make_secure_communities(ModuleSettings settings) {
  return std::make_shared<SecureCommunities>(std::move(settings));
}

}  // namespace corridor
