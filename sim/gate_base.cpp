// Reads the base rates of a world into chains.
#include "sim/gate_base.hpp"

namespace corridor {

GateBase::GateBase(const World& its_world) : world(&its_world), above(its_world.jurisdictions.size()) {
  const std::size_t places = world->jurisdictions.size();
  for (std::size_t inner = 0; inner < places; ++inner) {
    for (std::size_t outer = 0; outer < places; ++outer) {
      if (world->within(Id<Jurisdiction>{inner}, Id<Jurisdiction>{outer}))
        above[inner].push_back(Id<Jurisdiction>{outer});
    }
  }
  Composer composer;
  for (std::size_t g = 0; g < kGates; ++g) {
    const Gate gate = static_cast<Gate>(g);
    for (std::size_t c = 0; c < classes_of(gate, world->nationalities.size()); ++c)
      classes[g].push_back(class_at(gate, c, world->nationalities.size()));
    rates[g].resize(places);
    chains[g].resize(places);
    for (std::size_t j = 0; j < places; ++j) {
      const Id<Jurisdiction> where{j};
      if (!gate_is_at(gate, *world, where)) continue;
      for (const BaseRate& rate : world->base_rates) {
        if (rate.gate == gate && world->within(where, rate.where)) rates[g][j].push_back(&rate);
      }
      const Acting nobody{gate, where, {}, {}, rates[g][j]};
      auto here = std::make_shared<GateChains>();
      here->reserve(classes[g].size());
      for (const PartyClass& party : classes[g]) here->add(composer.base(nobody, party));
      chains[g][j] = std::move(here);
    }
  }
}

}  // namespace corridor
