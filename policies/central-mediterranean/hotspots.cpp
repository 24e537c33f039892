// Sorting at landing: hotspots of the European Agenda on Migration (COM(2015) 240; art. 10-ter D.Lgs. 286/1998, added
// by D.L. 13/2017), ships of quarantine (2020 to 2022), and the border procedure with detention (art. 6-bis D.Lgs.
// 142/2015, added by D.L. 20/2023), which courts refused to confirm; relocation under Council Decisions 2015/1523 and
// 2015/1601, for which a claim must be made here.
#include "policies/central-mediterranean/modules.hpp"

namespace corridor {
namespace {

class Hotspots final : public Module {
 public:
  using Module::Module;

  void apply(Day today, GateTables& gates) const override {
    send("hotspots", "no_claim_share", Intent::kEvades, today, gates);
    send("quarantine", "quarantine_share", Intent::kEvades, today, gates);
    send("border_procedure", "border_procedure_share", Intent::kSeeksProtection, today, gates);
    keep("relocation", "relocation_share", today, gates);
    keep("hotspots", "identified_share", today, gates);
  }

 private:
  /// Adults, by nationality, to a return centre: there is a bed or they are let go.
  void send(const std::string& part, const std::string& share, Intent intent, Day today, GateTables& gates) const {
    const Who adults = Who{}.only(Attribute::kKind, PartyKind::kSingleAdult).only(Attribute::kIntent, intent);
    claim(part, today, Gate::kProcessing, adults, settings().share(part, share, today), Outcome::kToDetention, gates);
  }

  /// Of those who would travel on to other states, some stay for a claim here.
  void keep(const std::string& part, const std::string& share, Day today, GateTables& gates) const {
    Who who = Who{}.only(Attribute::kKind, PartyKind::kSingleAdult).only(Attribute::kKind, PartyKind::kFamilyUnit);
    claim(part, today, Gate::kProcessing, who, settings().share(part, share, today), Outcome::kReleased, gates);
  }
};

}  // namespace

std::shared_ptr<const Policy> make_hotspots(ModuleSettings settings) {
  return std::make_shared<Hotspots>(std::move(settings));
}

}  // namespace corridor
