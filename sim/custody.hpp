// Who is held in detention, and in which area: those met at the border apart from those arrested in the country.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/rooms.hpp"
#include "sim/tally.hpp"
#include "sim/world.hpp"

namespace corridor {

/// Persons in detention by cell (`custody_cell`: area and way into custody). Simulated persons, not yet times scale.
class Custody {
 public:
  /// `world` must outlive it.
  Custody(const World& world, std::uint32_t scale);

  /// The area of the bed that someone taken into custody in area `own` gets: `own`, as long as it has one left of
  /// `beds`, real ones in the whole country; else where the most of them stand empty. `own` where beds have no limit or
  /// the world does not say where they stand.
  Id<Jurisdiction> area_with_bed(Id<Jurisdiction> own, double beds) const;

  void enter(std::size_t cell, Persons persons) { now_[cell] += persons; }
  void leave(std::size_t cell, Persons persons) { now_[cell] -= persons; }

  void count_night();                        ///< Adds the persons of tonight to the person-days of the month.
  void count_month(Tally& tally, int days);  ///< Counts mean populations over `days`, and begins a new month.

 private:
  const World* world_;
  double scale_;
  std::vector<Persons> now_;   ///< By cell.
  std::vector<Persons> days_;  ///< By cell: person-days of the month so far.
};

}  // namespace corridor
