// One run over several ranks: each party lives on one of them, and everyone settles the same requests in the same
// order.
//
// A party's rank follows from its identity, so nobody ever moves. Once a day every rank tells the others which of its
// parties ask for scarce room today and which beds it gives back; each then knows all that `settle` reads, and settles
// all requests itself. Whoever is settled lives on until the end of the day, while requests are settled: its own rank
// writes that down, the others do it with a notebook that nobody reads but for its requests. So they know whom it asks
// next without being told, and one message a day is enough. Counts are summed at the end of the month. On one rank none
// of this costs anything.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/life.hpp"
#include "sim/notebook.hpp"
#include "sim/peers.hpp"
#include "sim/state_bytes.hpp"
#include "sim/surroundings.hpp"

namespace corridor {

/// The rank that a party lives on, of so many: the same for those who were separated from it.
int rank_of(std::uint64_t identity, int ranks);

/// Where whoever is settled lives on.
class Lives {
 public:
  Lives(const Life& here, const Life& elsewhere, const Peers* peers)
      : here_(here), elsewhere_(elsewhere), peers_(peers) {}
  Life& of(const Party& party) {
    return peers_ == nullptr || rank_of(party.identity, peers_->count()) == peers_->rank() ? here_ : elsewhere_;
  }

 private:
  Life here_, elsewhere_;
  const Peers* peers_;
};

class Sharing {
 public:
  /// `peers` may be null, and must outlive it as the world must. RunFailure when somebody watches lives of several
  /// ranks: nobody sees them all.
  Sharing(const World& world, Peers* peers, const Witness* witness);
  Sharing(const Sharing&) = delete;
  Sharing& operator=(const Sharing&) = delete;

  bool alone() const { return peers_ == nullptr; }
  /// True on the rank that keeps what there is once for all.
  bool first() const { return alone() || peers_->rank() == 0; }
  bool lives_here(std::uint64_t identity) const {
    return alone() || rank_of(identity, peers_->count()) == peers_->rank();
  }

  void begin_month(int days);
  /// Tells the others what `own` parties ask for and give back on a day of the month, and hears the same from them.
  void exchange(std::vector<Notebook>& own, std::size_t day_of_month);
  /// What parties of other ranks ask for and give back; read as those of the own workers are.
  Notebook& elsewhere() { return elsewhere_; }
  /// Lives that go on today and no longer: the next days are lived in parallel, each when it comes. As long as none
  /// are asked for anew.
  Lives lives_until_tonight(const Surroundings& surroundings, Notebook& own, int today);
  std::uint64_t events_elsewhere() const { return events_elsewhere_; }  ///< In the month so far.

  /// True when the run goes on. Who wants it to stop says so with the next exchange, and all stop after that day.
  bool go_on(bool here);

  /// What each rank has, by rank; every rank must ask. The state of things is told (sim/state_bytes.hpp).
  template <class Thing>
  std::vector<Thing> from_all(Thing own) {
    std::vector<Thing> all;
    if (alone()) {
      all.push_back(std::move(own));
      return all;
    }
    for (const std::string& told : peers_->gather(as_bytes(own))) {
      StateReader{from_bytes(told)}(all.emplace_back(own));
    }
    return all;
  }

  /// Adds the month's counts and `more` up over ranks.
  void sum(Tally& tally, std::span<std::int64_t> more);

 private:
  std::string told(const std::vector<Notebook>& own, std::size_t day_of_month) const;
  void hear(const std::string& message, std::size_t day_of_month);

  Peers* peers_;
  Calendar nowhere_{0, 1};
  Notebook elsewhere_;
  Surroundings until_tonight_{};  ///< As those see it who are settled: nothing after today.
  std::uint64_t events_elsewhere_ = 0;
  bool wants_to_stop_ = false, stops_ = false;
};

}  // namespace corridor
