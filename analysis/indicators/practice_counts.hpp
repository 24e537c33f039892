// What the practice indicators need of one month: persons stopped and persons who reached each layer, custody, arrests.
#pragma once

#include <numeric>
#include <vector>

#include "sim/engine.hpp"
#include "sim/world.hpp"

namespace corridor {

/// Persons by jurisdiction; where nobody is counted there is no entry.
class PersonsByPlace {
 public:
  struct Entry {
    Id<Jurisdiction> place;
    double persons;
  };
  /// The count of a place, to be raised.
  double& operator[](Id<Jurisdiction> place) {
    if (place.index() >= counts_.size()) counts_.resize(place.index() + 1, 0.0);
    return counts_[place.index()];
  }
  double at(Id<Jurisdiction> place) const { return place.index() < counts_.size() ? counts_[place.index()] : 0; }
  double total() const { return std::accumulate(counts_.begin(), counts_.end(), 0.0); }
  std::vector<Entry> entries() const;  ///< In the order of jurisdictions.
  PersonsByPlace& operator+=(const PersonsByPlace& more);
  template <class Archive>
  void serialize(Archive& archive) {
    archive(counts_);
  }

 private:
  std::vector<double> counts_;  ///< By jurisdiction.
};

/// Persons stopped at a layer and persons who reached it, by place. Events: a person who comes twice counts twice.
struct LayerCounts {
  PersonsByPlace stopped, reached;

  template <class Archive>
  void serialize(Archive& archive) {
    archive(stopped, reached);
  }
};

/// Counts of a month, or the sum over the months of a window.
struct PracticeCounts {
  int months = 0, days = 0;
  LayerCounts transit, port, between;
  PersonsByPlace arrests, unconvicted,
      settled;  ///< By area of responsibility; `settled` is a level, summed over months.
  double encounters = 0, book_ins = 0, border_book_ins = 0;
  double held = 0;                           ///< Mean population in detention, summed over months.
  double single_adults = 0, prosecuted = 0;  ///< Single adults apprehended between ports, and those of them prosecuted.
  PersonsByPlace taken, handed,
      declined;              ///< By locality: taken into custody; handed over or declined at the transfer gate.
  PersonsByPlace residents;  ///< By locality: settled persons at month end, summed over months.

  PracticeCounts& operator+=(const PracticeCounts& more);
  template <class Archive>
  void serialize(Archive& archive) {
    archive(months, days, transit, port, between, arrests, unconvicted, settled, encounters, book_ins, border_book_ins,
            held, single_adults, prosecuted, taken, handed, declined, residents);
  }
};

PracticeCounts count_practice(const World& world, const MonthResult& month);

}  // namespace corridor
