// Who is held in detention, and in which area: those met at the border apart from those arrested in the country. Beds
// fill and empty; who sets how many there are, fills them with whom its areas hold.
#pragma once

#include <array>
#include <cmath>
#include <optional>
#include <vector>

#include "sim/gates.hpp"
#include "sim/tally.hpp"
#include "sim/world.hpp"

namespace corridor {

/// Persons whose custody began in one way in one area.
struct Held {
  Id<Jurisdiction> area;  ///< Where the bed is.
  bool from_interior = false;
  Persons persons = 0;

  /// What a checkpoint holds of it (sim/state_bytes.hpp).
  template <class Archive>
  void serialize(Archive& archive) {
    archive(area, from_interior, persons);
  }
};

/// A bed, and how full beds were when it was found.
struct Bed {
  Id<Jurisdiction> area;
  double fill = 0;  ///< People held over the beds that are paid for.
};

/// Persons in detention by area and way into custody. Simulated persons, not yet times scale.
class Custody {
 public:
  /// `world` must outlive it.
  Custody(const World& world, std::uint32_t scale);

  /// Opens a day under its law, which must stay until the next one opens.
  void open(const GateTables& law);

  /// The bed that someone taken into custody in area `own` gets; none when `fill_limit` times as many are
  /// held as whoever provides beds for `own` pays for. `own`, as long as it has one left of its share of those that are
  /// kept in use; else where the most of them stand empty. `own` too where beds have no limit or the world does not say
  /// where they stand.
  std::optional<Bed> find_bed(Id<Jurisdiction> own, double fill_limit = 1) const;

  /// People held now over the beds that whoever provides them for area `own` pays for; 0 where they have no limit.
  double fill(Id<Jurisdiction> own) const;

  void enter(const Held& held) { change(held, held.persons); }
  void leave(const Held& held) { change(held, -held.persons); }

  void count_night();                        ///< Adds the persons of tonight to the person-days of the month.
  void count_month(Tally& tally, int days);  ///< Counts mean populations over `days`, and begins a new month.

  /// What a checkpoint holds of it (sim/state_bytes.hpp).
  template <class Archive>
  void serialize(Archive& archive) {
    archive(now_, days_);
  }

 private:
  using ByWay = std::array<Persons, 2>;  ///< Met at the border, arrested in the country.

  /// Beds that one policy provides, wherever they stand.
  struct Beds {
    const RoomSize* provided = nullptr;   ///< Null without a limit.
    std::vector<Id<Jurisdiction>> areas;  ///< For which they are provided.
    Persons held = 0;                     ///< In these areas.
    double shares = 0;                    ///< Of these areas, of the beds of the whole world.

    bool are_limited() const { return provided != nullptr && !std::isinf(provided->places); }
  };

  void change(const Held& held, Persons by);
  Persons held_in(Id<Jurisdiction> area) const { return now_[area.index()][0] + now_[area.index()][1]; }
  double share_of(Id<Jurisdiction> area) const;  ///< Of the beds of the whole world.
  Beds& provided_for(const RoomSize* provided);
  const Beds& beds_for(Id<Jurisdiction> own) const { return today_[beds_of_[own.index()]]; }

  const World* world_;
  double scale_;
  double maintained_;                    ///< Part of the beds paid for that it saves nothing to leave empty.
  std::vector<Id<Jurisdiction>> areas_;  ///< Where people can be held.
  std::vector<Beds> today_;
  std::vector<std::size_t> beds_of_;  ///< By jurisdiction, of areas: which of today's beds.
  std::vector<ByWay> now_;            ///< By jurisdiction.
  std::vector<ByWay> days_;           ///< By jurisdiction: person-days of the month so far.
};

}  // namespace corridor
