// The modules of the corridor from Central America to the United States, in order of legal precedence: at claim gates,
// earlier ones claim first.
#include "policies/central-america-us/modules.hpp"

namespace corridor {

std::vector<ModuleEntry> central_america_us_modules() {
  return {
      {"title_42", make_title_42},                    // public health order: before any asylum procedure
      {"metering", make_metering},                    // who may come in at a port today
      {"zero_tolerance", make_zero_tolerance},        // criminal referral before immigration custody
      {"mpp", make_mpp},                              // return to the neighbour pending the hearing
      {"asylum_bars", make_asylum_bars},              // who may have asylum, before it is asked whether they should
      {"attorney_access", make_attorney_access},      // who reaches counsel before a fear is screened
      {"expedited_removal", make_expedited_removal},  // removal without a hearing, or custody until the interview
      {"surveillance", make_surveillance},            // records and labels: taken or held because of them
      {"detention", make_detention},                  // who is held, and how many can be
      {"daca", make_daca},                            // people whose removal is deferred
      {"enforcement_priorities", make_enforcement_priorities},  // whom the agency does not seek
      {"sanctuary", make_sanctuary},                            // what state and local law lets a jail do
      {"section_287g", make_section_287g},                      // officers of the jail act for the agency
      {"secure_communities", make_secure_communities},          // detainers after fingerprints
      {"criminal_alien_program", make_criminal_alien_program},  // officers in jails, prisons and at large
      {"immigration_courts", make_immigration_courts},          // how many cases are heard a day
      {"mexico_enforcement", make_mexico_enforcement},          // rates on the way through the transit country
      {"border_staffing", make_border_staffing},                // rates between ports
  };
}

}  // namespace corridor
