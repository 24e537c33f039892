// What people stand on, on one day: where there is fighting, which roads are open, how likely people are to leave each
// place and how it draws. The same for everybody, whatever people do.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/attraction/world.hpp"

namespace corridor::attraction {

class Ground {
 public:
  explicit Ground(const World& world);

  /// Goes on to a day: the next one, or the first.
  void turn_to(DayNumber today);

  bool roads_changed() const { return roads_changed_; }  ///< Today, or on the first day.
  /// Places whose chance to be left is another than yesterday.
  const std::vector<std::uint8_t>& chance_changed() const { return chance_changed_; }
  bool any_chance_changed() const { return any_chance_changed_; }

  bool is_open(std::size_t road) const { return closed_by_[road] == 0; }
  /// The last day so far on which the road was closed; below every day when it never was.
  DayNumber last_closed(std::size_t road) const { return last_closed_[road]; }
  bool is_camp(std::size_t place) const { return camp_[place] != 0; }
  bool is_town(std::size_t place) const { return town_[place] != 0; }
  double chance(std::size_t place) const { return chance_[place]; }  ///< To leave, a day.
  double score(std::size_t place) const { return score_[place]; }    ///< How it draws, full or empty.
  /// Sums of the weights of places as origins, by which those who set out today are shared; the last is 0 where no
  /// place has one.
  const std::vector<double>& origins() const { return origins_; }

 private:
  struct Fight {
    double intensity = 0;
    DayNumber since = 0;
  };
  void apply_events();
  void close_roads(const Event& event, int by);
  void renew_places();
  void renew_origins();
  double chance_now(std::size_t place) const;

  const World& world_;
  DayNumber today_ = 0;
  std::vector<Fight> fights_;
  std::vector<int> closed_by_;
  std::vector<DayNumber> last_closed_;
  std::vector<int> camp_closed_by_;
  std::vector<std::uint8_t> camp_, town_, chance_changed_;
  std::vector<double> chance_, score_, origins_;
  bool roads_changed_ = false, fights_changed_ = false, any_chance_changed_ = false;
};

}  // namespace corridor::attraction
