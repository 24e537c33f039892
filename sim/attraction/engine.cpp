// A day of people who move by attraction.
#include "sim/attraction/engine.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace corridor::attraction {

namespace {
constexpr std::size_t kGrain = 1 << 14;  // people in a piece of work for a thread
/// Room is counted in the morning, but on days on which many set out at once it fills as they come: it is counted anew
/// each time that so large a part of all people has moved.
constexpr std::size_t kRounds = 128;
constexpr std::size_t kGlance = 64;  // people of whom it is seen at a glance that none is due
}  // namespace

Engine::Engine(const World& world, const Settings& settings)
    : world_(world),
      settings_(settings),
      luck_(settings.seed, settings.replicate),
      workers_(settings.threads),
      ground_(world),
      choices_(world),
      agents_(world.places.size(), 0),
      notebooks_(workers_.count()),
      stays_(world.places.size()),
      stay_factor_(world.places.size(), 0) {
  for (const Road& road : world.roads) {  // a road is done when more than its length could have been travelled
    const auto at = [&](double speed) {
      const int days = static_cast<int>(road.km / speed) + 1;
      return Travel{days, road.km - (days - 1) * speed};
    };
    at_speed_.push_back(at(world.parameters.max_move_speed));
    on_foot_.push_back(at(world.parameters.max_walk_speed));
  }
  for (Notebook& notes : notebooks_) notes.change.assign(world.places.size(), 0);
}

DayResult Engine::play_day() {
  ++today_;
  ground_.turn_to(today_);
  renew_stays();
  if (ground_.roads_changed()) choices_.renew_ways(ground_);
  if (today_ > 0 && ground_.any_chance_changed()) stay_anew();
  if (today_ == 0) people_at_start();
  const std::size_t newcomers = who_sets_out();
  const std::vector<Persons> morning = persons();
  choices_.renew_weights(ground_, morning);
  for (std::size_t who = people_.size() - newcomers; who < people_.size(); ++who) set_out(who);
  const std::size_t rounds =
      std::clamp<std::size_t>(kRounds * newcomers / std::max<std::size_t>(1, people_.size()), 1, kRounds);
  for (std::size_t round = 0; round < rounds; ++round) {
    if (round > 0) choices_.renew_weights(ground_, persons());
    live_all(people_.size() * round / rounds, people_.size() * (round + 1) / rounds);
    collect();
  }
  if (rounds > 1) choices_.renew_weights(ground_, morning);
  return count();
}

std::vector<Persons> Engine::persons() const {
  std::vector<Persons> persons(agents_.size());
  for (std::size_t place = 0; place < persons.size(); ++place) persons[place] = agents_[place] * settings_.scale;
  return persons;
}

void Engine::renew_stays() {
  for (std::size_t place = 0; place < world_.places.size(); ++place) {
    const double stays = 1 - ground_.chance(place);
    stay_factor_[place] = 1 / std::log(stays);
    double longer = 1;
    for (double& share : stays_[place]) share = longer *= stays;
  }
}

/// Of a sample of 1:N, the N-th, 2N-th ... over all places.
void Engine::people_at_start() {
  Persons before = 0;
  for (std::size_t place = 0; place < world_.places.size(); ++place) {
    const Persons with = before + world_.places[place].at_start;
    const Persons agents = with / settings_.scale - before / settings_.scale;
    before = with;
    for (Persons i = 0; i < agents; ++i) {
      people_.push_back({.place = static_cast<std::uint16_t>(place)});
      due_.push_back(0);
      begins_stay(people_.size() - 1, people_.back(), today_);
    }
    agents_[place] += agents;
  }
  recent_.assign(world_.parameters.avoid_short_stints != 0 ? people_.size() : 0, 0);
  recent_day_.assign(recent_.size(), 0);
}

/// Makes room for those who set out today, and tells how many they are.
std::size_t Engine::who_sets_out() {
  const auto day = static_cast<std::size_t>(today_);
  const Persons meant = meant_ + (day < world_.arrivals.size() ? world_.arrivals[day] : 0);
  waiting_ += static_cast<std::size_t>(meant / settings_.scale - meant_ / settings_.scale);
  meant_ = meant;
  if (ground_.origins().empty() || ground_.origins().back() <= 0) return 0;
  people_.resize(people_.size() + waiting_);
  due_.resize(people_.size());
  if (world_.parameters.avoid_short_stints != 0) {
    recent_.resize(people_.size(), 0);
    recent_day_.resize(people_.size(), static_cast<std::uint16_t>(today_));
  }
  return std::exchange(waiting_, 0);
}

void Engine::set_out(std::size_t who) {
  const std::vector<double>& origins = ground_.origins();
  const double at = luck_.at(who, Purpose::kBirth, 0)[0] * origins.back();
  const auto place = static_cast<std::size_t>(std::upper_bound(origins.begin(), origins.end(), at) - origins.begin());
  people_[who].place = static_cast<std::uint16_t>(std::min(place, origins.size() - 1));
  begins_stay(who, people_[who], today_);
  ++agents_[people_[who].place];
}

/// The first day from `from` on, on which somebody leaves who leaves each day with the place's chance.
DayNumber Engine::day_after(double u, std::size_t place, DayNumber from) const {
  const auto& longer = stays_[place];
  int days = 0;
  for (const double share : longer) days += u <= share ? 1 : 0;
  if (u > longer.back()) return from + days;  // as below, without a logarithm
  if (longer.front() >= 1) return kNoDay;
  return static_cast<DayNumber>(std::min<double>(kNoDay, from + std::floor(std::log(u) * stay_factor_[place])));
}

/// Draws until when somebody stays who has just come, or waits anew, and the way on.
void Engine::begins_stay(std::size_t who, Person& person, DayNumber from) {
  const Draws draws = luck_.at(who, Purpose::kHop, person.visit);
  person.left = 0;
  person.next = draws.bits[1];
  due_[who] = static_cast<std::uint16_t>(std::min<DayNumber>(kNoDay, day_after(draws[0], person.place, from)));
}

/// Where the chance to leave is another than yesterday, whoever rests there waits anew: waits have no memory.
void Engine::stay_anew() {
  workers_.share_out(people_.size(), kGrain, [&](std::size_t, std::size_t begin, std::size_t end) {
    for (std::size_t who = begin; who < end; ++who) {
      Person& person = people_[who];
      if (person.road != kAtRest || ground_.chance_changed()[person.place] == 0 || person.has_way()) continue;
      ++person.visit;
      begins_stay(who, person, today_);
    }
  });
}

void Engine::live_all(std::size_t first, std::size_t last) {
  workers_.share_out(last - first, kGrain, [&](std::size_t worker, std::size_t begin, std::size_t end) {
    const auto today = static_cast<std::uint16_t>(today_);
    for (std::size_t from = first + begin; from < first + end; from += kGlance) {
      const std::size_t to = std::min(from + kGlance, first + end);
      unsigned any = 0;
      for (std::size_t who = from; who < to; ++who) any |= due_[who] == today ? 1U : 0U;
      if (any == 0) continue;
      for (std::size_t who = from; who < to; ++who) {
        if (due_[who] == today) live({.who = who, .day = today_, .notes = &notebooks_[worker]});
      }
    }
  });
}

/// Leaves or arrives, and goes on as long as the day lasts.
void Engine::live(const Today& start) {
  Today today = start;
  Person& person = people_[today.who];
  if (!recent_.empty()) recent_[today.who] = static_cast<float>(travelled(today.who, person, today.day - 1));
  bool going = person.road == kAtRest ? leaves(person, today) : true;
  while (going) going = arrives(person, today) && goes_on(person, today) && leaves(person, today);
  ends_day(today);
}

double Engine::speed(const Person& person) const {
  return person.on_foot ? world_.parameters.max_walk_speed : world_.parameters.max_move_speed;
}

/// The next road of the way that somebody has chosen; none when there is none any more, or the camp at its end is
/// found crowded: then one stays, and chooses anew.
std::uint16_t Engine::goes_along(const Person& person) const {
  if (choices_.is_crowded(choices_.step(person.next + person.left - 1))) return Choices::kNoRoad;
  return choices_.road(person.place, choices_.step(person.next), ground_);
}

/// Chooses a way, and tells its first road.
std::uint16_t Engine::sets_out_anew(Person& person) const {
  const Choice* choice = choices_.choose(person.place, Draws{{person.next}}[0]);
  if (choice == nullptr || choices_.is_crowded(choice->end)) return Choices::kNoRoad;
  person.next = choice->first;
  person.left = choice->steps;
  return choice->road;
}

/// Takes a road. True when it ends today.
bool Engine::leaves(Person& person, Today& today) {
  ++today.notes->events;
  const std::uint16_t road = person.has_way() ? goes_along(person) : sets_out_anew(person);
  if (road == Choices::kNoRoad) {
    rests(person, today, today.day + 1);
    return false;
  }
  --today.notes->change[person.place];
  person.road = road;
  person.on_foot = !person.has_moved && world_.parameters.start_on_foot != 0;
  person.has_moved = true;
  const int days = travel(person).days;
  if (days == 1) return true;
  today.km += speed(person);
  due_[today.who] = static_cast<std::uint16_t>(std::min<int>(kNoDay, today.day + days - 1));
  return false;
}

/// Comes to the end of the road, or back to its beginning when it was closed meanwhile. True where it may go on.
bool Engine::arrives(Person& person, Today& today) {
  const Road& road = world_.roads[person.road];
  const Travel& its = travel(person);
  const DayNumber left = today.day - (its.days - 1);
  const bool back = ground_.last_closed(person.road) > left;
  person.road = kAtRest;
  today.km += its.last_day;
  person.place = back ? road.from : road.to;
  ++today.notes->change[person.place];
  if (back) {
    rests(person, today, today.day + 1);
    return false;
  }
  ++person.next;
  --person.left;
  return true;
}

/// True when somebody who has arrived goes on today; else it stays, and knows until when.
bool Engine::goes_on(Person& person, Today& today) {
  const bool time_left = today.km < speed(person);
  if (person.has_way()) {
    due_[today.who] = static_cast<std::uint16_t>(today.day + 1);
    return time_left;
  }
  if (time_left && is_short_stint(person, today)) {
    person.next = luck_.at(today.who, Purpose::kHop, ++person.visit).bits[1];
    return true;
  }
  rests(person, today, time_left ? today.day : today.day + 1);
  return due_[today.who] == today.day;
}

/// Stays where it is until it leaves on some day from `from` on.
void Engine::rests(Person& person, const Today& today, DayNumber from) {
  ++person.visit;
  begins_stay(today.who, person, from);
}

/// The share of its days on which it moved, with weights that halve by day; `yesterday` was the last one.
double Engine::travelled(std::size_t who, const Person& person, DayNumber yesterday) const {
  const double daily = person.road == kAtRest ? 0 : speed(person) / world_.parameters.max_move_speed;
  return daily + (double(recent_[who]) - daily) * std::exp2(recent_day_[who] - yesterday);
}

bool Engine::is_short_stint(const Person& person, const Today& today) const {
  if (recent_.empty() || !ground_.is_town(person.place)) return false;
  return recent_[today.who] + today.km / world_.parameters.max_move_speed < 1;
}

void Engine::ends_day(const Today& today) {
  if (recent_.empty()) return;
  recent_[today.who] =
      static_cast<float>((double(recent_[today.who]) + today.km / world_.parameters.max_move_speed) / 2);
  recent_day_[today.who] = static_cast<std::uint16_t>(today.day);
}

void Engine::collect() {
  for (Notebook& notes : notebooks_) {
    for (std::size_t place = 0; place < agents_.size(); ++place)
      agents_[place] += std::exchange(notes.change[place], 0);
    totals_.events += std::exchange(notes.events, 0);
  }
}

DayResult Engine::count() {
  DayResult result{.day = today_, .persons = persons()};
  const std::int64_t resting = std::accumulate(agents_.begin(), agents_.end(), std::int64_t{0});
  const auto people = static_cast<std::int64_t>(people_.size());
  result.under_way = (people - resting) * settings_.scale;
  result.held_back = static_cast<Persons>(waiting_) * settings_.scale;
  totals_.persons = people_.size();
  totals_.person_days += people_.size();
  return result;
}

}  // namespace corridor::attraction
