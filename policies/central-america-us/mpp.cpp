// Remain in Mexico: people who come by land from a contiguous country wait there for their hearings. INA 235(b)(2)(C),
// 8 U.S.C. 1225(b)(2)(C); DHS guidance of 2019-01-25, sector by sector; ended 2021-01-21; restarted by order of N.D.
// Tex. from 2021-12-06. Hearings were put off from 2020-03-23 on; people with open cases were let in from 2021-02-19.
#include <algorithm>

#include "policies/central-america-us/modules.hpp"

namespace corridor {
namespace {

class Mpp final : public Module {
 public:
  using Module::Module;

  void apply(Day today, GateTables& gates) const override {
    const Who eligible = contiguous(
        false, Who{}.only(Attribute::kKind, PartyKind::kSingleAdult).only(Attribute::kKind, PartyKind::kFamilyUnit));
    const Amount share = settings().share("programme", "enrolment_share", today);
    const Amount a_day = settings().amount("returns_per_day", today);
    for (const auto place : settings().where("programme", today)) {
      gates.claim(Gate::kProcessing, {.where = place,
                                      .who = eligible,
                                      .share = share,
                                      .outcome = Outcome::kWaitAbroad,
                                      .room = Room::kHearingsAbroad});
      gates.provide({Room::kHearingsAbroad, place, a_day(PartyClass{}, place)});
    }
    if (has_begun(today)) hear(today, gates);
  }

 private:
  /// Cases outlive the programme: whoever waits abroad is heard, or not, under these shares.
  void hear(Day today, GateTables& gates) const {
    const Id<Jurisdiction> everywhere{std::size_t{0}};
    const Who abroad = Who{}.only(Attribute::kDocket, Docket::kAbroad);
    const auto decide = [&](Amount share, Outcome outcome) {
      gates.claim(Gate::kCourt, {.where = everywhere, .who = abroad, .share = std::move(share), .outcome = outcome});
    };
    decide(settings().share("phased_entry", "entry_share", today), Outcome::kParoled);
    decide(settings().share("hearings_suspended", "put_off_share", today), Outcome::kWaited);
    decide(settings().amount("relief_share", today), Outcome::kRelief);
    decide(settings().amount("missed_share", today), Outcome::kInAbsentia);
    decide(settings().amount("ordered_share", today), Outcome::kRemovalOrder);
    decide(1, Outcome::kClosed);
  }

  bool has_begun(Day today) const {
    const std::vector<Window>& windows = settings().windows.at("programme");
    return std::any_of(windows.begin(), windows.end(), [today](const Window& window) { return window.from <= today; });
  }
};

}  // namespace

std::shared_ptr<const Policy> make_mpp(ModuleSettings settings) { return std::make_shared<Mpp>(std::move(settings)); }

}  // namespace corridor
