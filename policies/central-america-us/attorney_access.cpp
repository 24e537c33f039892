// Counsel before a fear is screened: less time to reach a lawyer, or none in border custody. INA 235(b)(1)(B)(iv), 8
// U.S.C. 1225(b)(1)(B)(iv); directive of 2019-07-08, set aside in L.M.-M. v. Cuccinelli, 442 F. Supp. 3d 1 (2020);
// PACR and HARP.
#include "policies/central-america-us/modules.hpp"

namespace corridor {
namespace {

class AttorneyAccess final : public Module {
 public:
  using Module::Module;

  void apply(Day today, GateTables& gates) const override {
    fail("in_border_custody",
         product(settings().amount("border_custody_reach", today), settings().amount("border_custody_share", today)),
         today, gates);
    fail("one_day", settings().amount("one_day_share", today), today, gates);
  }

 private:
  /// Of people whose fear is screened, those who would have passed with counsel and do not without.
  void fail(const std::string& part, const Amount& share, Day today, GateTables& gates) const {
    claim(part, today, Gate::kCourt, Who{}.only(Attribute::kDocket, Docket::kScreening),
          product(share, settings().strength(part, today)), Outcome::kRemovalOrder, gates);
  }
};

}  // namespace

std::shared_ptr<const Policy> make_attorney_access(ModuleSettings settings) {
  return std::make_shared<AttorneyAccess>(std::move(settings));
}

}  // namespace corridor
