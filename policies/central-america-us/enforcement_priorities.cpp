// Whom the agency does not seek among people booked or met in the country: memoranda on priorities of 2011, 2014 and
// 2021, and the statement of 2020-03-18. The memorandum of 2017-02-20 exempts nobody and overrides those before it.
#include "policies/central-america-us/modules.hpp"

namespace corridor {
namespace {

class EnforcementPriorities final : public Module {
 public:
  using Module::Module;

  void apply(Day today, GateTables& gates) const override {
    for (const std::string year : {"2011", "2014", "2020", "2021"}) {
      const Amount stated = settings().share("priorities_" + year, "exempt_share_" + year, today);
      const Amount exempt =
          year > "2017" ? stated : product(stated, remainder(settings().strength("priorities_2017", today)));
      for (const auto place : settings().where("priorities_" + year, today)) {
        gates.claim(Gate::kTransfer, {.where = place, .who = {}, .share = exempt, .outcome = Outcome::kNotSought});
      }
    }
  }
};

}  // namespace

std::shared_ptr<const Policy> make_enforcement_priorities(ModuleSettings settings) {
  return std::make_shared<EnforcementPriorities>(std::move(settings));
}

}  // namespace corridor
