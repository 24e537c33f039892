// What a party meets at a gate: a chain of links, each an outcome charged to a policy or to the base.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "sim/alike.hpp"
#include "sim/policy.hpp"
#include "sim/vocabulary.hpp"

namespace corridor {

/// Scarce capacity. Requests of a day are settled room by room in this order (`order`, sim/rooms.hpp), so that a party
/// declined in one can still ask for a later one.
enum class Room : std::uint8_t {
  kNone,
  kProsecutions,
  kHearingsAbroad,
  kFamilyIntake,
  kBeds,
  kPortSlots,
  kCourtReleased
};
inline constexpr auto kRoomNames = names_in_order<Room>({{Room::kNone, "none"},
                                                         {Room::kProsecutions, "prosecutions"},
                                                         {Room::kHearingsAbroad, "hearings_abroad"},
                                                         {Room::kFamilyIntake, "family_intake"},
                                                         {Room::kBeds, "beds"},
                                                         {Room::kPortSlots, "port_slots"},
                                                         {Room::kCourtReleased, "court_released"}});
/// True for places occupied until left; the others are turns, so many a day.
constexpr bool is_stock(Room room) { return room == Room::kBeds; }

/// One link of a chain. At claim gates a chain is a row of doors: `amount` is the share of those whom earlier links
/// left, and each link has a draw of its own, so that a larger share takes a superset of the same parties and leaves
/// later links a subset. At rate gates `amount` is the rate, cumulated over the chain; one draw decides between all
/// links.
struct Link {
  double amount = 0;
  std::uint32_t luck =
      0;  ///< Claim gates: the address of the link's draw; the same for a policy's outcome under every law.
  Outcome outcome = Outcome::kPassed;
  PolicyIndex by = kBase;
  Room room =
      Room::kNone;  ///< Claims only: holds only while there is room; without room the party flows on to the next link.
  friend bool operator==(const Link&, const Link&) = default;
};

/// The link of a rate chain on which a rate in [0, the chain's total) falls.
const Link& link_at(std::span<const Link> chain, PerDay rate);

/// The chains of one gate in one place, by party class. Classes that are alike there share theirs.
class GateChains {
 public:
  explicit GateChains(std::shared_ptr<const AlikeClasses> alike)
      : alike_(std::move(alike)), group_of_(alike_->group_of_class().data()) {
    rows_.reserve(alike_->groups());
  }
  void add(std::span<const Link> chain);  ///< The chain of the next group of classes.
  /// True when every class meets the same chain in both, which are of one gate.
  bool same_as(const GateChains& other) const;
  std::span<const Link> of(std::size_t class_index) const {
    const Row row = rows_[group_of_[class_index]];
    return {links_.data() + row.begin, row.size};
  }

 private:
  struct Row {
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
  };
  std::shared_ptr<const AlikeClasses> alike_;
  const std::uint16_t* group_of_;  ///< Of `alike_`, at hand.
  std::vector<Row> rows_;          ///< By group.
  std::vector<Link> links_;
};

}  // namespace corridor
