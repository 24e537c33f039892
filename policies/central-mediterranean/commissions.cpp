// Territorial Commissions for the recognition of international protection (art. 4 D.Lgs. 25/2008), and Malta's Refugee
// Commissioner (Refugees Act, chapter 420): how many claims are decided a day, each in its own country.
#include "policies/central-mediterranean/modules.hpp"

namespace corridor {
namespace {

class Commissions final : public Module {
 public:
  using Module::Module;

  void apply(Day today, GateTables& gates) const override {
    decide("bench", "decisions_a_day", today, gates);
    decide("malta_office", "malta_decisions_a_day", today, gates);
  }

 private:
  void decide(const std::string& part, const std::string& a_day, Day today, GateTables& gates) const {
    for (const auto country : settings().where(part, today))
      gates.provide({Room::kCourtReleased, country, settings().number(a_day, today)});
  }
};

}  // namespace

std::shared_ptr<const Policy> make_commissions(ModuleSettings settings) {
  return std::make_shared<Commissions>(std::move(settings));
}

}  // namespace corridor
