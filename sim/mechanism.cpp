// Names of the world parameters that the engine needs.
#include "sim/mechanism.hpp"

namespace corridor {

Mechanism::Mechanism(const World& world)
    : hop_cost(world.parameter("route_hop_cost")),
      day_cost(world.parameter("route_day_cost")),
      km_cost(world.parameter("route_km_cost")),
      risk_cost(world.parameter("route_risk_cost")),
      guided_risk(world.parameter("guided_risk")),
      pace_guided(world.parameter("pace_guided")),
      pace_unguided(world.parameter("pace_unguided")),
      transit_custody_days(world.parameter("transit_custody_days")),
      prosecution_days(world.parameter("prosecution_days")),
      shelter_days(world.parameter("shelter_days")),
      hearing_abroad_days(world.parameter("hearing_abroad_days")),
      detention_days_fast(world.parameter("detention_days_fast")),
      detention_days_screening(world.parameter("detention_days_screening")),
      detention_days_protection(world.parameter("detention_days_protection")),
      detention_days_interior(world.parameter("detention_days_interior")),
      detention_days_family(world.parameter("detention_days_family")),
      retry_days(world.parameter("retry_days")),
      restart_days(world.parameter("restart_days")),
      wait_days(world.parameter("wait_days")),
      port_patience_days(world.parameter("port_patience_days")),
      longest_wait_days(world.parameter("longest_wait_days")),
      risk_elasticity(world.parameter("risk_elasticity")),
      risk_memory(world.parameter("risk_memory")),
      risk_reference(world.parameter("risk_reference")),
      risk_reference_transit(world.parameter("risk_reference_transit")),
      contact_bound(world.parameter("contact_bound")),
      conviction_share(world.parameter("conviction_share")),
      standing_order_share(world.parameter("standing_order_share")),
      relocation_elasticity(world.parameter("relocation_elasticity")),
      filing_share(world.parameter("filing_share")),
      parole_filing_share(world.parameter("parole_filing_share")),
      filing_days(world.parameter("filing_days")),
      reopened_share(world.parameter("reopened_share")),
      reopening_days(world.parameter("reopening_days")),
      court_completions_per_day(world.parameter("court_completions_per_day")),
      court_backlog(world.parameter("court_backlog")),
      guided_share(world.parameter("guided_share")) {}

}  // namespace corridor
