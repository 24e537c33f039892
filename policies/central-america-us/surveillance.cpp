// Records shared and labels given: people known to the destination's records are returned by the transit country,
// smuggling networks are sought, and people labelled as members of gangs are taken and held. Arrangement of 2014 under
// the Merida Initiative; Operation Sentinel (2021-04-27); Operation Matador (2017); Saravia v. Sessions, 280 F. Supp.
// 3d 1168 (N.D. Cal. 2017).
#include "policies/central-america-us/modules.hpp"

namespace corridor {
namespace {

class Surveillance final : public Module {
 public:
  using Module::Module;

  void apply(Day today, GateTables& gates) const override {
    for (const auto place : settings().where("smuggling_networks", today)) {
      gates.change_rate(Gate::kTransit, {.where = place,
                                         .who = contiguous(false, Who{}.only(Attribute::kGuided, 1)),
                                         .outcome = Outcome::kApprehended,
                                         .scale = settings().factor("smuggling_networks", "network_factor", today)});
    }
    claim("shared_records", today, Gate::kTransitCustody, contiguous(false),
          settings().share("shared_records", "matched_share", today), Outcome::kReturned, gates);
    seek_labelled(today, gates);
    const Who at_large = Who{}.only(Attribute::kSetting, Setting::kAtLarge).only(Attribute::kProtected, 0);
    const Who minors = Who{at_large}.only(Attribute::kKind, PartyKind::kUnaccompaniedMinor);
    claim("gang_labels_of_minors", today, Gate::kDetention, minors,
          settings().share("gang_labels_of_minors", "minors_held_share", today), Outcome::kBed, gates, Room::kBeds);
  }

 private:
  /// People met because of a label come on top of those met anyway.
  void seek_labelled(Day today, GateTables& gates) const {
    const Amount more =
        made_of([](double labelled) { return 1 + labelled; }, settings().share("gang_labels", "labelled_share", today));
    for (const auto place : settings().where("gang_labels", today)) {
      gates.change_rate(
          Gate::kContact,
          {.where = place, .who = Who{}.only(Attribute::kProtected, 0), .outcome = Outcome::kAtLarge, .scale = more});
    }
  }
};

}  // namespace

std::shared_ptr<const Policy> make_surveillance(ModuleSettings settings) {
  return std::make_shared<Surveillance>(std::move(settings));
}

}  // namespace corridor
