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

std::string_view room_of(const World& world) {
  return world.policies.empty() ? policy_rooms().front().name : std::string_view(world.policies);
}

}  // namespace corridor
