// Agents, troops and barriers between ports: 6 U.S.C. 211 (Border Patrol), appropriations floors, EO 13767 sections 4
// and 8, memorandum of 2018-04-04 (National Guard), order of 2018-10-26 (active duty), Operation Lone Star (2021). They
// change how likely a crossing that evades is met; people who seek protection give themselves up.
#include <cmath>

#include "policies/central-america-us/modules.hpp"
#include "policies/places.hpp"

namespace corridor {
namespace {

class BorderStaffing final : public Module {
 public:
  using Module::Module;

  void apply(Day today, GateTables& gates) const override {
    scale("agents", staffing(today), today, gates);
    for (const std::string force : {"national_guard", "active_duty", "state_troops"}) {
      scale(force, support(force, today), today, gates);
    }
    scale_by_barriers(today, gates);
  }

 private:
  void scale(const std::string& part, const Amount& factor, Day today, GateTables& gates) const {
    for (const auto place : settings().where(part, today)) scale_at(place, factor, gates);
  }

  void scale_at(Id<Jurisdiction> place, const Amount& factor, GateTables& gates) const {
    gates.change_rate(Gate::kCrossing, {.where = place,
                                        .who = Who{}.only(Attribute::kIntent, Intent::kEvades),
                                        .outcome = Outcome::kApprehended,
                                        .scale = factor});
  }

  /// What was built with money appropriated, and with money moved under the emergency: 1 + (factor - 1) x the share of
  /// each, as far as it holds.
  void scale_by_barriers(Day today, GateTables& gates) const {
    const Amount factor = settings().amount("barrier_factor", today);
    const Amount emergency = settings().amount("emergency_share", today);
    const auto rise = [](double times, double share, double held) { return 1 + (times - 1) * share * held; };
    scale("barriers", made_of(rise, factor, remainder(emergency), settings().strength("barriers", today)), today,
          gates);
    for (const Window& window : settings().windows.at("emergency_barriers")) {
      if (window.from > today) continue;  // what was built stands when the emergency is over
      for (const auto place : window.where) scale_at(place, made_of(rise, factor, emergency, Amount{1}), gates);
    }
  }

  /// Troops free agents from watching and driving: (1 + weight x troops / agents where they serve) ^ elasticity.
  Amount support(const std::string& force, Day today) const {
    const double troops = settings().number(force + "_persons", today);
    const double weight = settings().number("support_weight", today);
    const double elasticity = settings().number("elasticity", today);
    const Amount agents = settings().amount("agents_on_duty", today);
    double served = 0;
    for (const auto sector : all_of(world(), JurisdictionKind::kSector)) {
      served += agents(PartyClass{}, sector) * settings().strength(force, today, sector);
    }
    const double full = served > 0 ? std::pow(1 + weight * troops / served, elasticity) : 1;
    return made_of([](double factor, double held) { return 1 + (factor - 1) * held; },
                   Amount{full, {{}, {force + "_persons", "support_weight", "elasticity", "agents_on_duty"}}},
                   settings().strength(force, today));
  }

  /// (agents today / agents in the reference year) ^ elasticity, without those whose hiring is left out; 1 where the
  /// part does not hold.
  Amount staffing(Day today) const {
    const double kept = kept_share(today);
    return made_of([kept](double agents, double reference, double elasticity,
                          double held) { return 1 + (std::pow(agents * kept / reference, elasticity) - 1) * held; },
                   settings().amount("agents_on_duty", today), settings().amount("agents_reference", today),
                   Amount{settings().number("elasticity", today), {{}, {"elasticity"}}},
                   settings().strength("agents", today));
  }

  /// Of the agents counted, those who would be there without the hiring ordered, where that is left out.
  double kept_share(Day today) const {
    const Id<Jurisdiction> everywhere{std::size_t{0}};
    const double missing =
        settings().number("agents_hired", today) * (1 - settings().strength("hiring", today, everywhere));
    if (missing <= 0) return 1;
    const Amount agents = settings().amount("agents_on_duty", today);
    double all = 0;
    for (const auto sector : all_of(world(), JurisdictionKind::kSector)) all += agents(PartyClass{}, sector);
    return all > missing ? 1 - missing / all : 0;
  }
};

}  // namespace

std::shared_ptr<const Policy> make_border_staffing(ModuleSettings settings) {
  return std::make_shared<BorderStaffing>(std::move(settings));
}

}  // namespace corridor
