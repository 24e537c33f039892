// Reads the tallies of a month into the counts that P-1 and P-2 are made of.
#include "analysis/indicators/practice_counts.hpp"

#include "sim/details.hpp"

namespace corridor {
namespace {

class Counter {
 public:
  Counter(const World& world, const MonthResult& month) : world_(world) {
    counts_.months = 1;
    const Day next = first_day(month.month + std::chrono::months{1});
    counts_.days = static_cast<int>((next - first_day(month.month)).count());
    for (const Tally::Row& row : month.tally.series_rows()) add_series(row);
    for (const Tally::GateRow& row : month.tally.gate_rows()) add_gate(row);
    for (const Tally::StateRow& row : month.stocks) {
      if (row.state == State::kSettled) counts_.residents[row.where] += static_cast<double>(row.persons);
    }
  }
  const PracticeCounts& counts() const { return counts_; }

 private:
  void add_series(const Tally::Row& row) {
    const double persons = static_cast<double>(row.value);
    switch (row.series) {
      case Series::kTransitApprehensions:
        if (is_interdicted(Gate::kTransitCustody, outcome_of(Gate::kTransitCustody, row)) && crosses_transit(row)) {
          counts_.transit.stopped[row.place] += persons;
          counts_.transit.reached[row.place] += persons;
        }
        break;
      case Series::kEncountersBetweenPorts:
        counts_.encounters += persons;
        if (is_single_adult(row)) counts_.single_adults += persons;
        reach_between(row, persons);
        break;
      case Series::kEncountersAtPorts:
        counts_.encounters += persons;
        arrive(row, persons);
        break;
      case Series::kGotAway:
        reach_between(row, persons);
        break;
      case Series::kTurnedBack:
        if (is_port(row.place)) break;  // The port gate itself tells who was turned back there.
        counts_.between.stopped[row.place] += persons;
        reach_between(row, persons);
        break;
      case Series::kInterceptions:  // By the transit country, before the destination met them.
        counts_.transit.stopped[row.place] += persons;
        counts_.transit.reached[row.place] += persons;
        break;
      case Series::kProcessing:
        add_processing(row, persons);
        break;
      default:
        add_interior(row, persons);
    }
  }

  void add_processing(const Tally::Row& row, double persons) {
    const Outcome outcome = outcome_of(Gate::kProcessing, row);
    if (is_interdicted(Gate::kProcessing, outcome))
      (is_port(row.place) ? counts_.port : counts_.between).stopped[row.place] += persons;
    if (outcome == Outcome::kProsecuted && !is_port(row.place) && is_single_adult(row)) counts_.prosecuted += persons;
  }

  void add_interior(const Tally::Row& row, double persons) {
    switch (row.series) {
      case Series::kInteriorArrests:
        counts_.arrests[row.place] += persons;
        if (details::criminality_of_arrest(row.detail) != Criminality::kConvicted)
          counts_.unconvicted[row.place] += persons;
        break;
      case Series::kSettled:
        counts_.settled[row.place] += persons;
        break;
      case Series::kBookIns:
        counts_.book_ins += persons;
        if (row.detail == details::custody(false)) counts_.border_book_ins += persons;
        break;
      case Series::kDetained:
        counts_.held += persons;
        break;
      default:
        break;
    }
  }

  void add_gate(const Tally::GateRow& row) {
    const double persons = static_cast<double>(row.persons);
    const Outcome outcome = row.outcome;
    if (row.gate == Gate::kPortOfEntry) {
      counts_.port.reached[row.where] += persons;
      if (is_interdicted(row.gate, outcome)) counts_.port.stopped[row.where] += persons;
    }
    if (row.gate == Gate::kTransfer) {
      const bool handed = is_interdicted(row.gate, outcome);
      if (handed) counts_.handed[row.where] += persons;
      if (handed) counts_.taken[row.where] += persons;
      if (outcome == Outcome::kDeclined) counts_.declined[row.where] += persons;
    }
    if (row.gate == Gate::kContact && outcome == Outcome::kAtLarge) counts_.taken[row.where] += persons;
  }

  void reach_between(const Tally::Row& row, double persons) {
    counts_.between.reached[row.place] += persons;
    arrive(row, persons);
  }

  /// Persons who came to the border after crossing the transit country.
  void arrive(const Tally::Row& row, double persons) {
    if (crosses_transit(row)) counts_.transit.reached[row.place] += persons;
  }
  bool crosses_transit(const Tally::Row& row) const {
    return row.nationality < 0 || !world_.nationalities[static_cast<std::size_t>(row.nationality)].contiguous;
  }
  /// The outcome that a detail of a series stands for, where details are the outcomes of a gate.
  static Outcome outcome_of(Gate gate, const Tally::Row& row) { return outcomes_of(gate)[row.detail]; }
  static bool is_single_adult(const Tally::Row& row) {
    return row.party == static_cast<int>(index_of(PartyKind::kSingleAdult));
  }
  bool is_port(Id<Jurisdiction> place) const {
    return world_.jurisdictions[place.index()].kind == JurisdictionKind::kPort;
  }

  const World& world_;
  PracticeCounts counts_;
};

void add_to(LayerCounts& sum, const LayerCounts& more) {
  sum.stopped += more.stopped;
  sum.reached += more.reached;
}

}  // namespace

std::vector<PersonsByPlace::Entry> PersonsByPlace::entries() const {
  std::vector<Entry> all;
  for (std::size_t j = 0; j < counts_.size(); ++j) {
    if (counts_[j] != 0) all.push_back({Id<Jurisdiction>{j}, counts_[j]});
  }
  return all;
}

PersonsByPlace& PersonsByPlace::operator+=(const PersonsByPlace& more) {
  if (counts_.size() < more.counts_.size()) counts_.resize(more.counts_.size(), 0.0);
  for (std::size_t j = 0; j < more.counts_.size(); ++j) counts_[j] += more.counts_[j];
  return *this;
}

PracticeCounts& PracticeCounts::operator+=(const PracticeCounts& more) {
  months += more.months;
  days += more.days;
  add_to(transit, more.transit);
  add_to(port, more.port);
  add_to(between, more.between);
  for (PersonsByPlace PracticeCounts::*const places :
       {&PracticeCounts::arrests, &PracticeCounts::unconvicted, &PracticeCounts::settled, &PracticeCounts::taken,
        &PracticeCounts::handed, &PracticeCounts::declined, &PracticeCounts::residents}) {
    this->*places += more.*places;
  }
  for (double PracticeCounts::*const count :
       {&PracticeCounts::encounters, &PracticeCounts::book_ins, &PracticeCounts::border_book_ins, &PracticeCounts::held,
        &PracticeCounts::single_adults, &PracticeCounts::prosecuted}) {
    this->*count += more.*count;
  }
  return *this;
}

PracticeCounts count_practice(const World& world, const MonthResult& month) { return Counter(world, month).counts(); }

}  // namespace corridor
