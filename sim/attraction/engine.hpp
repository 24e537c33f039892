// Plays people who move by attraction, person by person: each is looked at only on days on which it leaves or arrives.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "sim/attraction/choices.hpp"
#include "sim/luck.hpp"
#include "sim/parallel.hpp"

namespace corridor::attraction {

struct Settings {
  std::uint64_t seed = 1;
  std::uint32_t replicate = 0;
  std::uint32_t scale = 1;  ///< One simulated person stands for so many.
  int threads = 1;          ///< 0: as many as there are cores. Results do not depend on it.
};

/// Where everybody is at the end of a day. Persons, not agents.
struct DayResult {
  DayNumber day = 0;
  std::vector<Persons> persons;  ///< By place.
  Persons under_way = 0;
  Persons held_back = 0;  ///< Would have set out, but there was nowhere to set out from; they do when there is.
};

struct Totals {
  std::uint64_t persons = 0, events = 0, person_days = 0;  ///< Agents; roads taken and stays begun; days of agents.
};

class Engine {
 public:
  Engine(const World& world, const Settings& settings);

  /// The next day. Afterwards `choices` and `ground` are those of this day.
  DayResult play_day();
  const Totals& totals() const { return totals_; }
  const Choices& choices() const { return choices_; }
  const Ground& ground() const { return ground_; }

 private:
  static constexpr std::uint16_t kAtRest = Choices::kNoRoad, kNoDay = std::numeric_limits<std::uint16_t>::max();

  /// Somebody who has left home. Who it is follows from its place in the list.
  struct Person {
    std::uint16_t place = 0;  ///< Where it is, or was last.
    std::uint16_t road = kAtRest;
    std::uint32_t visit = 0;  ///< How many stays it has begun: addresses its draws.
    std::uint32_t next = 0;   ///< The step of the way that it goes along; without one, the number that chooses a way.
    std::uint16_t left = 0;   ///< So many steps of the way are left; 0: it has none.
    bool has_moved = false, on_foot = false;

    bool has_way() const { return left > 0; }
  };
  static_assert(sizeof(Person) == 16);
  /// A road as somebody of a speed finds it.
  struct Travel {
    int days = 0;         ///< It ends on the so-manieth day.
    double last_day = 0;  ///< km
  };
  /// What one worker finds, summed at the end of the day.
  struct alignas(64) Notebook {
    std::vector<std::int64_t> change;  ///< Of agents in each place.
    std::uint64_t events = 0;
  };
  /// One person's day.
  struct Today {
    std::size_t who;
    DayNumber day;
    double km = 0;
    Notebook* notes = nullptr;
  };

  void renew_stays();
  void people_at_start();
  std::size_t who_sets_out();
  void set_out(std::size_t who);
  void stay_anew();
  void live_all(std::size_t first, std::size_t last);
  void collect();
  std::vector<Persons> persons() const;
  void live(const Today& start);
  bool leaves(Person& person, Today& today);
  bool arrives(Person& person, Today& today);
  bool goes_on(Person& person, Today& today);
  std::uint16_t goes_along(const Person& person) const;
  std::uint16_t sets_out_anew(Person& person) const;
  void rests(Person& person, const Today& today, DayNumber from);
  void ends_day(const Today& today);
  bool is_short_stint(const Person& person, const Today& today) const;
  double travelled(std::size_t who, const Person& person, DayNumber yesterday) const;
  void begins_stay(std::size_t who, Person& person, DayNumber from);
  DayNumber day_after(double u, std::size_t place, DayNumber from) const;
  double speed(const Person& person) const;
  const Travel& travel(const Person& person) const { return (person.on_foot ? on_foot_ : at_speed_)[person.road]; }
  DayResult count();

  const World& world_;
  Settings settings_;
  Luck luck_;
  Workers workers_;
  Ground ground_;
  Choices choices_;
  DayNumber today_ = -1;
  std::vector<Person> people_;
  std::vector<std::uint16_t> due_;  ///< The day on which each leaves or arrives.
  /// How much of its days somebody has spent moving lately, at the end of which day; only where short stints matter.
  std::vector<float> recent_;
  std::vector<std::uint16_t> recent_day_;
  std::vector<std::int64_t> agents_;  ///< In each place.
  std::vector<Notebook> notebooks_;
  static constexpr std::size_t kShortStay = 8;
  /// How likely somebody is to stay in a place for 1, 2 ... so many days and more; 1 / log(1 - chance).
  std::vector<std::array<double, kShortStay>> stays_;
  std::vector<double> stay_factor_;
  std::vector<Travel> at_speed_, on_foot_;  ///< By road.
  Persons meant_ = 0;                       ///< Persons who have meant to set out so far.
  std::size_t waiting_ = 0;                 ///< Agents that mean to, and cannot.
  Totals totals_;
};

}  // namespace corridor::attraction
