// Deals parties to ranks, and packs what ranks tell each other.
#include "sim/sharing.hpp"

#include <algorithm>
#include <cstring>
#include <map>
#include <type_traits>
#include <utility>

#include "sim/input/errors.hpp"

namespace corridor {
namespace {

/// Appends plain values to a message. Ranks run the same program on machines of one kind.
template <class Value>
void put(std::string& message, const Value& value) {
  static_assert(std::is_trivially_copyable_v<Value>);
  message.append(reinterpret_cast<const char*>(&value), sizeof value);
}

/// Takes them out again.
class Reader {
 public:
  explicit Reader(const std::string& message) : rest_(message) {}
  template <class Value>
  Value take() {
    if (rest_.size() < sizeof(Value)) throw Defect("a message of another rank ends too early");
    Value value;
    std::memcpy(&value, rest_.data(), sizeof value);
    rest_.remove_prefix(sizeof value);
    return value;
  }

 private:
  std::string_view rest_;
};

/// Beds given back, by area and way into custody.
using Freed = std::map<std::pair<std::uint16_t, bool>, Persons>;

void put(std::string& message, const Request& request) {
  put(message, request.tie_break);
  put(message, request.where);
  put(message, request.room);
  put(message, request.turn);
  put(message, request.party);
}

Request take_request(Reader& message) {
  Request request;
  request.tie_break = message.take<std::uint32_t>();
  request.where = message.take<std::uint16_t>();
  request.room = message.take<Room>();
  request.turn = message.take<std::uint8_t>();
  request.party = message.take<Party>();
  return request;
}

/// How long each array of counts is on the rank where it is longest: some begin when something is first counted.
void make_as_long_as_anywhere(const std::vector<std::vector<Persons>*>& arrays, Peers& peers) {
  std::string lengths;
  for (const std::vector<Persons>* array : arrays) put(lengths, static_cast<std::uint32_t>(array->size()));
  for (const std::string& told : peers.gather(lengths)) {
    Reader reader(told);
    for (std::vector<Persons>* array : arrays)
      array->resize(std::max<std::size_t>(array->size(), reader.take<std::uint32_t>()), 0);
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
  std::uint64_t events = 0, requests = 0;
  Freed freed;
  for (const Notebook& notebook : own) {
    events += notebook.tally.events;
    requests += notebook.requests[day_of_month].size();
    for (const Held& held : notebook.freed_beds[day_of_month])
      freed[{held.area.value, held.from_interior}] += held.persons;
  }
  std::string message;
  put(message, wants_to_stop_);
  put(message, events);
  put(message, freed.size());
  for (const auto& [where, persons] : freed) {
    put(message, where.first);
    put(message, where.second);
    put(message, persons);
  }
  put(message, requests);
  for (const Notebook& notebook : own) {
    for (const Request& request : notebook.requests[day_of_month]) put(message, request);
  }
  return message;
}

void Sharing::hear(const std::string& message, std::size_t day_of_month) {
  Reader reader(message);
  stops_ |= reader.take<bool>();
  events_elsewhere_ += reader.take<std::uint64_t>();
  for (auto freed = reader.take<std::size_t>(); freed > 0; --freed) {
    const Id<Jurisdiction> area{reader.take<std::uint16_t>()};
    const bool from_interior = reader.take<bool>();
    elsewhere_.freed_beds[day_of_month].push_back({area, from_interior, reader.take<Persons>()});
  }
  for (auto requests = reader.take<std::uint64_t>(); requests > 0; --requests)
    elsewhere_.requests[day_of_month].push_back(take_request(reader));
}

void Sharing::exchange(std::vector<Notebook>& own, std::size_t day_of_month, const Surroundings& surroundings) {
  if (alone()) return;
  stops_ = wants_to_stop_;
  events_elsewhere_ = 0;
  const std::vector<std::string> all = peers_->gather(told(own, day_of_month));
  for (std::size_t rank = 0; rank < all.size(); ++rank) {
    if (static_cast<int>(rank) != peers_->rank()) hear(all[rank], day_of_month);
  }
  if (stops_) wants_to_stop_ = false;
  until_tonight_ = surroundings;
  until_tonight_.month_end = surroundings.month_begin + static_cast<int>(day_of_month) + 1;
}

Lives Sharing::lives(const Surroundings& surroundings, Notebook& own) {
  const Life here(surroundings, own);
  return {here, alone() ? here : Life(until_tonight_, elsewhere_), peers_};
}

bool Sharing::go_on(bool here) {
  if (alone()) return here;
  wants_to_stop_ |= !here;
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
