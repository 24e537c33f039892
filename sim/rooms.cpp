// Settling scarce capacity.
#include "sim/rooms.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace corridor {

void order(std::vector<Request>& requests) {
  struct Turn {
    std::tuple<Room, std::uint8_t, std::uint32_t, std::uint64_t> key;
    const Request* request;
  };
  std::vector<Turn> turns;
  turns.reserve(requests.size());
  for (const Request& r : requests) turns.push_back({{r.room, r.turn, r.tie_break, r.party.identity}, &r});
  std::ranges::sort(turns, {}, &Turn::key);
  std::vector<Request> in_order;
  in_order.reserve(requests.size());
  for (const Turn& turn : turns) in_order.push_back(*turn.request);
  requests = std::move(in_order);
}

double Rooms::most_kept(const RoomSize& size) const {
  constexpr double kBeyondBounds = 1.17;  // what a walk steps beyond its two bounds, in its standard deviation
  const auto asked = asked_.find(size.room);
  const double at_once = asked == asked_.end() ? 1 : asked->second.squares / asked->second.persons;
  return 1 + std::min(size.places, kBeyondBounds * std::sqrt(at_once * size.places)) * (1 - 1.0 / scale_);
}

void Rooms::open(const GateTables& law) {
  law_ = &law;
  const auto before = std::exchange(left_, {});
  for (const RoomSize& size : law.room_sizes()) {
    if (is_stock(size.room)) continue;
    const std::pair provided{size.room, size.provider()};
    const auto left = before.find(provided);
    const double kept = left == before.end() ? 0 : std::min(left->second, most_kept(size));
    left_[provided] = size.places / scale_ + kept;  // the last to speak of a place wins
  }
}

bool Rooms::take(Room room, Id<Jurisdiction> where, Persons persons) {
  const RoomSize* size = law_->size_of(room, where);
  if (size == nullptr) return true;
  const auto number = static_cast<double>(persons);
  asked_[room].persons += number;
  asked_[room].squares += number * number;
  double& left = left_.at({room, size->provider()});
  if (left < 1) return false;
  left -= number;
  return true;
}

double Rooms::a_day(Room room, Id<Jurisdiction> where) const { return law_->places(room, where) / scale_; }

bool Rooms::by_name(Room room, Id<Jurisdiction> where) const {
  const RoomSize* size = law_->size_of(room, where);
  return size != nullptr && size->by_name;
}

}  // namespace corridor
