// Checks contact rates against their bound.
#include "analysis/scenario/check_contact.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/contact.hpp"

namespace corridor {

void check_contact_rates(const World& world, const std::vector<ModuleDescription>& modules, const PolicySet& policies,
                         Day from, Day to, const YamlTree& written, Problems& problems) {
  PolicySet acting;
  for (std::size_t p = 0; p < policies.size(); ++p) {
    const std::vector<Gate>& gates = modules[p].gates;
    if (std::find(gates.begin(), gates.end(), Gate::kContact) != gates.end()) acting.push_back(policies[p]);
  }
  if (acting.empty()) return;
  const Days warm_up{31 * static_cast<int>(world.parameter("warm_up_months"))};  // lived before the period begins
  const auto above = contact_above_bound(world, acting, from - warm_up, to);
  if (!above) return;
  const std::string& module = acting[above->by]->name();
  const YamlTree own = written ? find_field(written, module) : nullptr;
  const Position at = own ? own->at : written ? written->at : Position{"scenario", 0, 0};
  problems.add(
      {at, "policies." + module,
       fmt::format("raises contact rates in {} to {:.4g} a day on {}, above the bound of {:.4g}",
                   world.jurisdictions[above->home.index()].id, above->rate, to_string(above->day), above->bound),
       fmt::format("lower what {} adds, or raise mechanism.contact_bound", module), ""});
}

}  // namespace corridor
