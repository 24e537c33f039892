// Bars to asylum, and what they do before the hearing: who is barred must meet a higher standard when a fear is
// screened. Proclamation bar, 83 FR 55934; transit bar, 84 FR 33829 (INA 208(b)(2)(C), 8 U.S.C. 1158); agreement with
// Guatemala, 84 FR 63994 (INA 208(a)(2)(A)); private violence, Matter of A-B-, 27 I&N Dec. 316 (A.G. 2018).
#include "policies/central-america-us/modules.hpp"

namespace corridor {
namespace {

class AsylumBars final : public Module {
 public:
  using Module::Module;

  void apply(Day today, GateTables& gates) const override {
    send_to_third_country(today, gates);
    const Who screened = Who{}.only(Attribute::kDocket, Docket::kScreening);
    const Amount standard = settings().amount("higher_standard_share", today);
    order("private_violence_screening", settings().amount("private_violence_share", today), screened, today, gates);
    order("proclamation_bar", product(settings().amount("proclamation_reach", today), standard), screened, today,
          gates);
    order("transit_bar", product(settings().amount("transit_bar_reach", today), standard), contiguous(false, screened),
          today, gates);
    order("private_violence_court", settings().amount("private_violence_case_share", today),
          Who{}.only(Attribute::kDocket, Docket::kReleased), today, gates);
  }

 private:
  /// Ordered removed: at the screening by an officer, before the court by a judge.
  void order(const std::string& part, const Amount& share, const Who& who, Day today, GateTables& gates) const {
    claim(part, today, Gate::kCourt, who, product(share, settings().strength(part, today)), Outcome::kRemovalOrder,
          gates);
  }

  /// Adults and families of some nations are flown to a third country to ask for protection there. Nearly all went on
  /// home: so do all here.
  void send_to_third_country(Day today, GateTables& gates) const {
    Who who = Who{}.only(Attribute::kKind, PartyKind::kSingleAdult).only(Attribute::kKind, PartyKind::kFamilyUnit);
    who.only(Attribute::kIntent, Intent::kSeeksProtection);
    claim("third_country", today, Gate::kProcessing, who,
          settings().share("third_country", "third_country_share", today), Outcome::kReturned, gates);
  }
};

}  // namespace

std::shared_ptr<const Policy> make_asylum_bars(ModuleSettings settings) {
  return std::make_shared<AsylumBars>(std::move(settings));
}

}  // namespace corridor
