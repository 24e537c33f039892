// Deals parties to ranks, and packs what ranks tell each other.
#include "sim/sharing.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "sim/input/errors.hpp"
#include "sim/state_bytes.hpp"

namespace corridor {
namespace {

/// What a rank tells the others once a day.
struct Told {
  bool wants_to_stop = false;
  std::uint64_t events = 0;                                 ///< In the month so far.
  std::map<std::pair<std::uint16_t, bool>, Persons> freed;  ///< Beds given back, by area and way into custody.
  std::vector<Request> requests;

  template <class Archive>
  void serialize(Archive& archive) {
    archive(wants_to_stop, events, freed, requests);
  }
};

/// How long each array of counts is on the rank where it is longest: some begin when something is first counted.
void make_as_long_as_anywhere(const std::vector<std::vector<Persons>*>& arrays, Peers& peers) {
  std::vector<std::uint32_t> lengths;
  for (const std::vector<Persons>* array : arrays) lengths.push_back(static_cast<std::uint32_t>(array->size()));
  for (const std::string& told : peers.gather(as_bytes(lengths))) {
    StateReader{from_bytes(told)}(lengths);
    for (std::size_t i = 0; i < arrays.size(); ++i)
      arrays[i]->resize(std::max<std::size_t>(arrays[i]->size(), lengths.at(i)), 0);
  }
}

}  // namespace

/// Identities count up, in steps of the scale: they are mixed first (splitmix64; Steele et al. 2014,
/// doi:10.1145/2714064.2660195).
int rank_of(std::uint64_t identity, int ranks) {
  std::uint64_t mixed = family_of(identity) + 0x9E3779B97F4A7C15ULL;
  mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ULL;
  mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBULL;
  mixed ^= mixed >> 31;
  return static_cast<int>((mixed >> 32) * static_cast<std::uint64_t>(ranks) >> 32);
}

Sharing::Sharing(const World& world, Peers* peers, const Witness* witness)
    : peers_(peers != nullptr && peers->count() > 1 ? peers : nullptr), elsewhere_(world, nowhere_, 0) {
  if (!alone() && witness != nullptr)
    throw RunFailure("lives can be watched on one rank only: start the command without mpirun or srun");
}

void Sharing::begin_month(int days) {
  stops_ = false;
  if (alone()) return;
  elsewhere_.requests.assign(static_cast<std::size_t>(days), {});
  elsewhere_.freed_beds.assign(static_cast<std::size_t>(days), {});
}

std::string Sharing::told(const std::vector<Notebook>& own, std::size_t day_of_month) const {
  Told told;
  told.wants_to_stop = wants_to_stop_;
  for (const Notebook& notebook : own) {
    const std::vector<Request>& filed = notebook.requests[day_of_month];
    told.events += notebook.tally.events;
    told.requests.insert(told.requests.end(), filed.begin(), filed.end());
    for (const Held& held : notebook.freed_beds[day_of_month])
      told.freed[{held.area.value, held.from_interior}] += held.persons;
  }
  return as_bytes(told);
}

void Sharing::hear(const std::string& message, std::size_t day_of_month) {
  Told told;
  StateReader{from_bytes(message)}(told);
  stops_ |= told.wants_to_stop;
  events_elsewhere_ += told.events;
  for (const auto& [where, persons] : told.freed)
    elsewhere_.freed_beds[day_of_month].push_back({Id<Jurisdiction>{where.first}, where.second, persons});
  std::vector<Request>& requests = elsewhere_.requests[day_of_month];
  requests.insert(requests.end(), told.requests.begin(), told.requests.end());
}

void Sharing::exchange(std::vector<Notebook>& own, std::size_t day_of_month) {
  if (alone()) return;
  stops_ = wants_to_stop_;
  events_elsewhere_ = 0;
  const std::vector<std::string> all = peers_->gather(told(own, day_of_month));
  for (std::size_t rank = 0; rank < all.size(); ++rank) {
    if (static_cast<int>(rank) != peers_->rank()) hear(all[rank], day_of_month);
  }
  if (stops_) wants_to_stop_ = false;
}

Lives Sharing::lives_until_tonight(const Surroundings& surroundings, Notebook& own, int today) {
  until_tonight_ = surroundings;
  until_tonight_.month_end = today + 1;
  return {Life(until_tonight_, own), Life(until_tonight_, elsewhere_), peers_};
}

bool Sharing::go_on(bool here) {
  if (alone()) return here;
  wants_to_stop_ |= !here && !stops_;  // all stop today: nobody need ask again tomorrow
  return !stops_;
}

void Sharing::sum(Tally& tally, std::span<std::int64_t> more) {
  if (alone()) return;
  events_elsewhere_ = 0;
  const std::vector<std::vector<Persons>*> arrays = tally.arrays();
  make_as_long_as_anywhere(arrays, *peers_);
  std::vector<std::int64_t> numbers(more.begin(), more.end());
  numbers.push_back(static_cast<std::int64_t>(tally.events));
  for (const std::vector<Persons>* array : arrays) numbers.insert(numbers.end(), array->begin(), array->end());
  peers_->sum(numbers);
  auto next = std::ranges::copy_n(numbers.begin(), std::ssize(more), more.begin()).in;
  tally.events = static_cast<std::uint64_t>(*next++);
  for (std::vector<Persons>* array : arrays) next = std::ranges::copy_n(next, std::ssize(*array), array->begin()).in;
}

}  // namespace corridor
