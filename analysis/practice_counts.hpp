// What the practice indicators need of one month: persons stopped and persons who reached each layer, custody, arrests.
#pragma once

#include <map>

#include "sim/engine.hpp"
#include "sim/world.hpp"

namespace corridor {

using PersonsByPlace = std::map<Id<Jurisdiction>, double>;

/// Persons stopped at a layer and persons who reached it, by place. Events: a person who comes twice counts twice.
struct LayerCounts {
  PersonsByPlace stopped, reached;
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
};

PracticeCounts count_practice(const World& world, const MonthResult& month);

}  // namespace corridor
