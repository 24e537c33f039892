// Reads the base rates of a world into chains.
#include "sim/gate_base.hpp"

#include <algorithm>
#include <map>

namespace corridor {

GateBase::GateBase(const World& its_world)
    : world(&its_world), above(its_world.jurisdictions.size()), below(above.size()) {
  const std::size_t places = world->jurisdictions.size();
  for (std::size_t inner = 0; inner < places; ++inner) {
    for (std::size_t outer = 0; outer < places; ++outer) {
      if (!world->within(Id<Jurisdiction>{inner}, Id<Jurisdiction>{outer})) continue;
      above[inner].push_back(Id<Jurisdiction>{outer});
      below[outer].push_back(Id<Jurisdiction>{inner});
    }
  }
  for (std::size_t g = 0; g < kGates; ++g) compose(static_cast<Gate>(g));
}

/// Places where the same rows hold share their chains.
void GateBase::compose(Gate gate) {
  const std::size_t g = index_of(gate);
  std::vector<const BaseRate*> rows;
  for (const BaseRate& rate : world->base_rates) {
    if (rate.gate == gate) rows.push_back(&rate);
  }
  for (std::size_t c = 0; c < classes_of(gate, world->nationalities.size()); ++c)
    classes[g].push_back(class_at(gate, c, world->nationalities.size()));
  rates[g].resize(above.size());
  chains[g].resize(above.size());
  std::map<std::vector<const BaseRate*>, std::shared_ptr<const GateChains>> known;
  for (std::size_t j = 0; j < above.size(); ++j) {
    if (!gate_is_at(gate, *world, Id<Jurisdiction>{j})) continue;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(rates[g][j]), [&](const BaseRate* row) {
      return std::find(above[j].begin(), above[j].end(), row->where) != above[j].end();
    });
    std::shared_ptr<const GateChains>& here = known[rates[g][j]];
    if (!here) here = chains_of(gate, rates[g][j]);
    chains[g][j] = here;
  }
}

std::shared_ptr<const GateChains> GateBase::chains_of(Gate gate, const std::vector<const BaseRate*>& rows) const {
  Composer composer;
  const Acting nobody{gate, {}, {}, rows};
  const auto alike = std::make_shared<const AlikeClasses>(nobody.alike(world->nationalities.size()));
  auto all = std::make_shared<GateChains>(alike);
  for (std::size_t group = 0; group < alike->groups(); ++group)
    all->add(composer.base(nobody.on(classes[index_of(gate)][alike->example(group)])));
  return all;
}

}  // namespace corridor
