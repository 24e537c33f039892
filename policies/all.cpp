// The rooms of policies that exist.
#include "policies/all.hpp"

namespace corridor {

const std::vector<PolicyRoom>& policy_rooms() {
  static const std::vector<PolicyRoom> rooms{
      {"central-america-us", central_america_us_modules()},
      {"central-mediterranean", central_mediterranean_modules()},
  };
  return rooms;
}

}  // namespace corridor
