// Settling scarce capacity.
#include "sim/rooms.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace corridor {

void order(std::vector<Request>& requests) {
  std::sort(requests.begin(), requests.end(), [](const Request& a, const Request& b) {
    return std::tuple(a.room, a.tie_break, a.party.identity) < std::tuple(b.room, b.tie_break, b.party.identity);
  });
}

void Rooms::open(const GateTables& law) {
  law_ = &law;
  for (const auto& [key, left] : left_) carried_[key] = std::min(left, 1.0);
  left_.clear();
}

double& Rooms::left_today(Room room, Id<Jurisdiction> where) {
  const std::vector<Jurisdiction>& tree = law_->world().jurisdictions;
  Id<Jurisdiction> provider = where;
  const auto provides = [&](Id<Jurisdiction> at) {
    return std::any_of(law_->room_sizes().begin(), law_->room_sizes().end(),
                       [&](const RoomSize& size) { return size.room == room && size.where == at; });
  };
  while (provider && !provides(provider)) provider = tree[provider.index()].parent;
  const std::pair key{room, provider.value};
  const auto [left, fresh] = left_.try_emplace(key, 0.0);
  if (fresh) {
    const auto carried = carried_.find(key);
    left->second = law_->places(room, where) / scale_ + (carried == carried_.end() ? 0.0 : carried->second);
  }
  return left->second;
}

bool Rooms::take(Room room, Id<Jurisdiction> where, Persons persons) {
  if (is_stock(room)) {
    if (static_cast<double>(occupied_[room] + 1) > law_->places(room, where) / scale_) return false;
    occupied_[room] += persons;
    return true;
  }
  double& left = left_today(room, where);
  if (left < 1) return false;
  left -= static_cast<double>(persons);
  return true;
}

}  // namespace corridor
