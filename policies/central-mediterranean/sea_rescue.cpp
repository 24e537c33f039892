// Ships at sea and those kept from it: SOLAS V/33 and the SAR Convention of 1979 oblige masters to rescue; Mare
// Nostrum, Triton, Themis and Sophia, which also destroys boats (Council decision 2015/778, phase 2); ships of
// non-governmental organisations since 2014; code of conduct of 2017, closed ports, D.L. 53/2019, D.I. 150/2020,
// port-state control under directive 2009/16/EC, D.L. 1/2023.
#include <algorithm>

#include "policies/central-mediterranean/modules.hpp"

namespace corridor {
namespace {

class SeaRescue final : public Module {
 public:
  using Module::Module;

  void apply(Day today, GateTables& gates) const override {
    const Amount danger = made_of([](double ships, double half) { return 1 / (1 + ships / half); },
                                  sum(states(today), volunteers(today)), settings().amount("half_ships", today));
    const std::vector<std::string> at_sea{"mare_nostrum", "triton", "themis", "sophia", "ngo_ships"};
    for (const auto place : settings().where_any(at_sea, today)) scale(place, danger, gates);
    for (const auto place : settings().where("malta_ports", today))
      scale(place, settings().factor("malta_ports", "malta_ports_factor", today), gates);
    for (const auto place : settings().where("boats_destroyed", today)) scale(place, worse_boats(today), gates);
  }

 private:
  static void scale(Id<Jurisdiction> place, const Amount& factor, GateTables& gates) {
    gates.change_rate(Gate::kCrossing, {.where = place, .who = {}, .outcome = Outcome::kDied, .scale = factor});
  }

  /// Where wooden boats are destroyed more people go on inflatable ones: the danger of such a mix of boats against that
  /// of the mix without it, which is the base table's.
  Amount worse_boats(Day today) const {
    return made_of(
        [](double held, double usual, double now, double multiple) {
          const double share = usual + held * (now - usual);
          return (1 + share * (multiple - 1)) / (1 + usual * (multiple - 1));
        },
        settings().strength("boats_destroyed", today), settings().amount("dinghy_share_usual", today),
        settings().amount("dinghy_share", today), settings().amount("dinghy_danger", today));
  }

  /// Ships of states, each counted as so many of those that only rescue.
  Amount states(Day today) const {
    Amount all = 0;
    for (const std::string part : {"mare_nostrum", "triton", "themis", "sophia"}) {
      all =
          sum(all, product(settings().share(part, part + "_ships", today), settings().amount(part + "_weight", today)));
    }
    return all;
  }

  /// The fleet of organisations, less the ships that limits keep from the sea.
  Amount volunteers(Day today) const {
    Amount away = product(ports_closed(today), settings().amount("closed_ports_ships", today));
    for (const std::string limit : {"ngo_code", "seizure", "port_state_stops", "assigned_ports"}) {
      away = sum(away, settings().share(limit, limit + "_ships", today));
    }
    return made_of([](double fleet, double kept) { return std::max(0.0, fleet - kept); },
                   settings().share("ngo_ships", "ngo_fleet", today), away);
  }

  /// By practice, or by bans on ships as far as a later law has not eased them.
  Amount ports_closed(Day today) const {
    return larger(
        settings().strength("closed_ports", today),
        product(settings().strength("ship_bans", today), remainder(settings().strength("bans_eased", today))));
  }
};

}  // namespace

std::shared_ptr<const Policy> make_sea_rescue(ModuleSettings settings) {
  return std::make_shared<SeaRescue>(std::move(settings));
}

}  // namespace corridor
