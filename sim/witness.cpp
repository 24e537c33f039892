// The order in which lives are told.
#include "sim/witness.hpp"

#include <algorithm>
#include <utility>

namespace corridor {

void put_in_order(std::vector<LifeEvent>& events) {
  std::stable_sort(events.begin(), events.end(), [](const LifeEvent& a, const LifeEvent& b) {
    return std::pair{a.party.identity, a.turn} < std::pair{b.party.identity, b.turn};
  });
}

}  // namespace corridor
