// A day of people who move by attraction.
#include "sim/attraction/engine.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace corridor::attraction {

namespace {
constexpr std::size_t kGrain = 1 << 14;  // people in a piece of work for a thread
constexpr std::size_t kGlance = 64;      // people of whom it is seen at a glance that none is due
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
      stay_factor_(world.places.size(), 0) {
  for (Notebook& notes : notebooks_) notes.change.assign(world.places.size(), 0);
}

DayResult Engine::play_day() {
  ++today_;
  ground_.turn_to(today_);
  for (std::size_t place = 0; place < world_.places.size(); ++place)
    stay_factor_[place] = 1 / std::log1p(-std::min(ground_.chance(place), 1.0));
  if (ground_.roads_changed()) choices_.renew_ways(ground_);
  if (today_ > 0 && ground_.any_chance_changed()) stay_anew();
  if (today_ == 0) people_at_start();
  const std::size_t newcomers = who_sets_out();
  std::vector<Persons> persons(agents_.size());
  for (std::size_t place = 0; place < persons.size(); ++place) persons[place] = agents_[place] * settings_.scale;
  choices_.renew_weights(ground_, persons);
  for (std::size_t who = people_.size() - newcomers; who < people_.size(); ++who) set_out(who);
  live_all();
  return count();
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
      const Draws draws = luck_.at(people_.size() - 1, Purpose::kHop, 0);
      due_.push_back(day_after(draws[0], place, today_));
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
  due_[who] = day_after(luck_.at(who, Purpose::kHop, 0)[0], people_[who].place, today_);
  ++agents_[people_[who].place];
}

/// The first day from `from` on, on which somebody leaves who leaves each day with the place's chance.
std::uint16_t Engine::day_after(double u, std::size_t place, DayNumber from) const {
  const double chance = ground_.chance(place);
  if (u > 1 - chance) return static_cast<std::uint16_t>(from);  // as below, without a logarithm
  const double days = chance <= 0 ? kNoDay : std::floor(std::log(u) * stay_factor_[place]);
  return static_cast<std::uint16_t>(std::min<double>(kNoDay, from + days));
}

/// Where the chance to leave is another than yesterday, whoever rests there waits anew: waits have no memory.
void Engine::stay_anew() {
  workers_.share_out(people_.size(), kGrain, [&](std::size_t, std::size_t begin, std::size_t end) {
    for (std::size_t who = begin; who < end; ++who) {
      Person& person = people_[who];
      if (person.road != kAtRest || ground_.chance_changed()[person.place] == 0 || has_way_left(person)) continue;
      due_[who] = day_after(luck_.at(who, Purpose::kHop, ++person.visit)[0], person.place, today_);
    }
  });
}

void Engine::live_all() {
  workers_.share_out(people_.size(), kGrain, [&](std::size_t worker, std::size_t begin, std::size_t end) {
    const auto today = static_cast<std::uint16_t>(today_);
    for (std::size_t from = begin; from < end; from += kGlance) {
      const std::size_t to = std::min(from + kGlance, end);
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

bool Engine::has_way_left(const Person& person) const {
  return person.plan != kNoPlan && person.step < choices_.plan(person.plan).size();
}

double Engine::speed(const Person& person) const {
  return person.on_foot ? world_.parameters.max_walk_speed : world_.parameters.max_move_speed;
}

/// A road is done when more than its length could have been travelled.
int Engine::days_on(const Person& person) const {
  return static_cast<int>(world_.roads[person.road].km / speed(person)) + 1;
}

/// Who finds a camp crowded on the way to it stays, and chooses anew.
bool Engine::is_crowded(std::size_t place) const {
  return ground_.is_camp(place) && choices_.room(place) < world_.parameters.crowded_share;
}

/// The next road of the way that somebody has chosen; none when there is none any more.
std::uint16_t Engine::goes_along(const Person& person) const {
  const auto plan = choices_.plan(person.plan);
  return is_crowded(plan.back()) ? Choices::kNoRoad : choices_.road(person.place, plan[person.step], ground_);
}

/// Chooses a way, and tells its first road.
std::uint16_t Engine::sets_out_anew(Person& person, const Today& today) const {
  const double u = today.knows_choice ? today.choice : luck_.reread(today.who, Purpose::kHop, person.visit)[1];
  const Choice* choice = choices_.choose(person.place, u);
  if (choice == nullptr || is_crowded(choice->end)) return Choices::kNoRoad;
  person.plan = choice->plan;
  person.step = 0;
  return choice->road;
}

/// Takes a road. True when it ends today.
bool Engine::leaves(Person& person, Today& today) {
  ++today.notes->events;
  const std::uint16_t road = has_way_left(person) ? goes_along(person) : sets_out_anew(person, today);
  if (road == Choices::kNoRoad) {
    rests(person, today, today.day + 1);
    return false;
  }
  --today.notes->change[person.place];
  person.road = road;
  person.on_foot = !person.has_moved && world_.parameters.start_on_foot != 0;
  person.has_moved = true;
  const int days = days_on(person);
  if (days == 1) return true;
  today.km += speed(person);
  due_[today.who] = static_cast<std::uint16_t>(std::min<int>(kNoDay, today.day + days - 1));
  return false;
}

/// Comes to the end of the road, or back to its beginning when it was closed meanwhile. True where it may go on.
bool Engine::arrives(Person& person, Today& today) {
  const Road& road = world_.roads[person.road];
  const int days = days_on(person);
  const DayNumber left = today.day - (days - 1);
  const bool back = ground_.last_closed(person.road) > left;
  person.road = kAtRest;
  today.km += road.km - (days - 1) * speed(person);
  person.place = back ? road.from : road.to;
  ++today.notes->change[person.place];
  if (back) rests(person, today, today.day + 1);
  if (!back) ++person.step;
  return !back;
}

/// True when somebody who has arrived goes on today; else it stays, and knows until when.
bool Engine::goes_on(Person& person, Today& today) {
  const bool time_left = today.km < speed(person);
  if (has_way_left(person)) {
    due_[today.who] = static_cast<std::uint16_t>(today.day + 1);
    return time_left;
  }
  if (time_left && is_short_stint(person, today)) {
    today.choice = luck_.at(today.who, Purpose::kHop, ++person.visit)[1];
    return today.knows_choice = true;
  }
  rests(person, today, time_left ? today.day : today.day + 1);
  return due_[today.who] == today.day;
}

/// Stays where it is until it leaves on some day from `from` on.
void Engine::rests(Person& person, Today& today, DayNumber from) {
  person.plan = kNoPlan;
  ++person.visit;
  const Draws draws = luck_.at(today.who, Purpose::kHop, person.visit);
  today.choice = draws[1];
  today.knows_choice = true;
  due_[today.who] = day_after(draws[0], person.place, from);
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

DayResult Engine::count() {
  DayResult result{.day = today_, .persons = std::vector<Persons>(agents_.size())};
  std::int64_t resting = 0;
  for (Notebook& notes : notebooks_) {
    for (std::size_t place = 0; place < agents_.size(); ++place)
      agents_[place] += std::exchange(notes.change[place], 0);
    totals_.events += std::exchange(notes.events, 0);
  }
  for (std::size_t place = 0; place < agents_.size(); ++place) {
    result.persons[place] = agents_[place] * settings_.scale;
    resting += agents_[place];
  }
  const auto people = static_cast<std::int64_t>(people_.size());
  result.under_way = (people - resting) * settings_.scale;
  result.held_back = static_cast<Persons>(waiting_) * settings_.scale;
  totals_.persons = people_.size();
  totals_.person_days += people_.size();
  return result;
}

}  // namespace corridor::attraction
