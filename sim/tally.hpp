// Counts of what happened: published series, charges at gates, and the stock of persons in each state. Integers only.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/gates.hpp"
#include "sim/vocabulary.hpp"
#include "sim/world.hpp"

namespace corridor {

/// Series that published tables also report (observables.csv).
enum class Series : std::uint8_t {
  kEncountersBetweenPorts,
  kEncountersAtPorts,
  kProcessing,
  kGotAway,
  kTurnedBack,
  kDeaths,
  kTransitApprehensions,
  kEnrolmentsAbroad,
  kPortList,
  kSeparations,
  kInteriorArrests,
  kBookIns,
  kDetained,
  kRemovals,
  kCourtReceipts,
  kCourtCompletions,
  kCourtPending,
  kSettled,
  kFearScreenings,
  kLetIn,
  kInterceptions,
  kWithoutStatus
};
inline constexpr std::size_t kSeriesCount = 22;

/// The shape of a series: which jurisdiction kinds its places are, how it is split, its details, and what a value
/// means.
struct SeriesShape {
  std::string_view name;                 ///< As in observables.csv; the world may label it otherwise.
  std::vector<JurisdictionKind> places;  ///< Tried in order, from the jurisdiction upwards; empty: one total.
  bool by_nationality = false;
  bool by_party = false;
  std::string_view split;            ///< What the details tell apart, in a word; "" when not split.
  std::vector<std::string> details;  ///< At least one; "" when not split.
  bool level = false;                ///< True: a month-end level or monthly mean; false: events in the month.
};
/// Details are keys between slashes ("setting.local_jail/convicted"): each is a key of World::labels or stands for what
/// follows its dot.
std::string detail_label(const World& world, const std::string& detail);
const std::array<SeriesShape, kSeriesCount>& series_shapes();
/// The jurisdictions at which a series can be counted, in the order of the world; of states only those that people come
/// through on their way, this side of the border. None for a series that is one total.
std::vector<Id<Jurisdiction>> series_places(const World& world, const SeriesShape& shape);

/// Counts of one month. Each thread owns one; months are added up as integers, so the sum does not depend on threads.
class Tally {
 public:
  explicit Tally(const World& world);

  /// Counts `persons` for a series. `where` is any jurisdiction; its nearest ancestor of the series' place kind is
  /// charged.
  void count(Series series, Id<Jurisdiction> where, std::uint8_t nationality, PartyKind kind, std::size_t detail,
             Persons persons);
  /// Charges an outcome at a gate to a policy. Defect where the gate is not met, or when the outcome is foreign to it.
  void charge(Gate gate, Id<Jurisdiction> where, Outcome outcome, PolicyIndex by, Persons persons);
  /// Moves persons into a state (positive) or out of it (negative) at a jurisdiction.
  void move(State state, Id<Jurisdiction> where, Persons persons);

  /// Notes persons who came to a place in this jurisdiction where they can be stopped on the way: what perceived risk
  /// is a share of.
  void expose(Id<Jurisdiction> where, Persons persons) { exposed_[where.index()] += persons; }
  Persons exposed(Id<Jurisdiction> where) const { return exposed_[where.index()]; }

  /// Notes at an encounter in which month (counted from the first month that is lived) the persons had meant to leave.
  void trace(std::size_t cohort, std::uint8_t nationality, PartyKind kind, Persons persons);
  /// Encounters of the month by [cohort month][nationality][kind]: the response of encounters to departures.
  const std::vector<Persons>& cohorts() const { return cohorts_; }

  void add(const Tally& other);   ///< this += other.
  void multiply(Persons factor);  ///< Scales every count.
  void clear();
  /// Every array of counts, in an order that is the same for all tallies of a world. Some are empty or shorter until
  /// something is counted there.
  std::vector<std::vector<Persons>*> arrays();
  /// What a checkpoint holds of it (sim/state_bytes.hpp).
  template <class Archive>
  void serialize(Archive& archive) {
    for (std::vector<Persons>* array : arrays()) archive(*array);
    archive(events);
  }

  /// One non-zero cell of a series.
  struct Row {
    Series series;
    Id<Jurisdiction> place;
    int nationality;  ///< -1: not split.
    int party;        ///< -1: not split.
    std::size_t detail;
    Persons value;
  };
  struct GateRow {
    Gate gate;
    Id<Jurisdiction> where;
    Outcome outcome;
    PolicyIndex by;
    Persons persons;
  };
  struct StateRow {
    State state;
    Id<Jurisdiction> where;
    Persons persons;
  };
  std::vector<Row> series_rows() const;  ///< Non-zero cells, in a fixed order.
  std::vector<GateRow> gate_rows() const;
  std::vector<StateRow> state_rows() const;

  std::uint64_t events = 0;  ///< Gate decisions, hops and stays played.

 private:
  struct Cells;
  explicit Tally(std::shared_ptr<const Cells> cells);

  static constexpr std::size_t kPolicySlots = kMostPolicies + 1;  ///< Base and policies.
  /// What policies are charged with at one gate: a block of places x outcomes for each that is charged with anything.
  struct Charges {
    std::array<std::vector<Persons>, kPolicySlots> blocks;  ///< Empty until something is charged.
  };

  std::shared_ptr<const Cells> cells_;  ///< Which cells there are: the same for every tally of a world.
  std::array<std::vector<Persons>, kSeriesCount> series_;
  std::array<Charges, kGates> charges_;
  std::vector<Persons> states_;   ///< State x jurisdiction: changes within the month.
  std::vector<Persons> exposed_;  ///< By jurisdiction.
  std::vector<Persons> cohorts_;  ///< Encounters by cohort month, nationality, kind.
};

}  // namespace corridor
