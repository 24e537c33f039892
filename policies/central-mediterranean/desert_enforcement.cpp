// The road through the Sahara: Niger's law 2015-36 of 2015-05-26 against smuggling of migrants, in use from mid-2016
// and repealed on 2023-11-25; the Emergency Trust Fund for Africa, which pays for surveillance and for flights home.
#include "policies/central-mediterranean/modules.hpp"

namespace corridor {
namespace {

class DesertEnforcement final : public Module {
 public:
  using Module::Module;

  void apply(Day today, GateTables& gates) const override {
    add("niger_law", "turned_round_rate", Outcome::kApprehended, today, gates);
    add("niger_law", "far_from_wells_rate", Outcome::kDied, today, gates);
    add("surveillance", "surveillance_rate", Outcome::kApprehended, today, gates);
    claim("return_flights", today, Gate::kTransitCustody, {},
          settings().share("return_flights", "flown_home_share", today), Outcome::kReturned, gates);
  }

 private:
  /// A rate per day on the way, wherever the part holds.
  void add(const std::string& part, const std::string& rate, Outcome outcome, Day today, GateTables& gates) const {
    for (const auto place : settings().where(part, today)) {
      gates.change_rate(Gate::kTransit,
                        {.where = place, .who = {}, .outcome = outcome, .add = settings().share(part, rate, today)});
    }
  }
};

}  // namespace

std::shared_ptr<const Policy> make_desert_enforcement(ModuleSettings settings) {
  return std::make_shared<DesertEnforcement>(std::move(settings));
}

}  // namespace corridor
