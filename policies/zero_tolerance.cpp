// Prosecution of unlawful entry (8 U.S.C. 1325), ordered without exception on 2018-04-06; from 2018-05-05 also of
// parents, whose children then count as unaccompanied (6 U.S.C. 279(g)) and go to the child-welfare authority. Ended
// for families by EO 13841.
#include <algorithm>

#include "policies/all.hpp"

namespace corridor {
namespace {

class ZeroTolerance final : public Module {
 public:
  using Module::Module;

  void apply(Day today, GateTables& gates) const override {
    prosecute(today, gates);
    const Who families =
        Who{}.only(Attribute::kKind, PartyKind::kFamilyUnit).only(Attribute::kChannel, Channel::kBetweenPorts);
    for (const auto place : settings().where("families", today)) {
      gates.claim(Gate::kProcessing, {.where = place,
                                      .who = families,
                                      .share = settings().share("families", "separated_share", today),
                                      .outcome = Outcome::kSeparated});
    }
  }

 private:
  /// Single adults: as many as were prosecuted before, or as many as the order of 2018 reached, whichever is more.
  void prosecute(Day today, GateTables& gates) const {
    const Who adults =
        Who{}.only(Attribute::kKind, PartyKind::kSingleAdult).only(Attribute::kChannel, Channel::kBetweenPorts);
    const Amount share = larger(settings().share("streamline", "streamline_share", today),
                                settings().share("adults", "prosecuted_share", today));
    std::vector<Id<Jurisdiction>> places = settings().where("streamline", today);
    for (const auto place : settings().where("adults", today)) {
      const bool inside =
          std::any_of(places.begin(), places.end(), [&](auto outer) { return world().within(place, outer); });
      if (!inside) places.push_back(place);
    }
    for (const auto place : places) {
      gates.claim(Gate::kProcessing, {.where = place, .who = adults, .share = share, .outcome = Outcome::kProsecuted});
    }
  }
};

}  // namespace

std::shared_ptr<const Policy> make_zero_tolerance(ModuleSettings settings) {
  return std::make_shared<ZeroTolerance>(std::move(settings));
}

}  // namespace corridor
