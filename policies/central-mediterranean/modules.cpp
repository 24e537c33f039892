// The modules of the central Mediterranean, in order of legal precedence: at claim gates, earlier ones claim first.
#include "policies/central-mediterranean/modules.hpp"

namespace corridor {

std::vector<ModuleEntry> central_mediterranean_modules() {
  return {
      {"sea_rescue", make_sea_rescue},                  // rates at sea: who drowns
      {"coast_guard", make_coast_guard},                // rates at sea: who is taken back
      {"desert_enforcement", make_desert_enforcement},  // rates on the way through the Sahara, and flights home
      {"hotspots", make_hotspots},                      // sorting at landing: who goes on to a return centre
      {"return_detention", make_return_detention},      // who is held, and how many can be
      {"protection", make_protection},    // what a person may get beside refugee and subsidiary protection
      {"commissions", make_commissions},  // how many claims are decided a day
  };
}

}  // namespace corridor
