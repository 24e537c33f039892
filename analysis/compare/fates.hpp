// What became of people under two histories: two fates each, where the lives parted, and how many share them.
#pragma once

#include <array>
#include <compare>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "analysis/compare/fate.hpp"
#include "analysis/compare/parting.hpp"
#include "sim/engine.hpp"
#include "sim/witness.hpp"

namespace corridor {

/// In which histories a party exists as one of its own: children exist apart only where they are separated.
enum class History : std::uint8_t { kBoth, kBaseOnly, kAlternativeOnly };
inline constexpr std::array<std::string_view, 3> kHistoryNames{"both", "base_only", "alternative_only"};

/// Persons with the same two fates for the same reason.
struct FateCell {
  Fate base = Fate::kSettled, alternative = Fate::kSettled;
  History history = History::kBoth;
  std::string gate, policy;  ///< Where the lives part first; "base" where no policy decided. Empty where they do not.
  Via via = Via::kNone;
  friend auto operator<=>(const FateCell&, const FateCell&) = default;
};

/// A party as an example of a cell.
struct FateExample {
  std::uint64_t order = 0;  ///< Examples are those of lowest order: a hash, so that they come from all over.
  std::uint64_t party = 0;
  std::uint8_t nationality = 0;
  PartyKind kind = PartyKind::kSingleAdult;
  Persons persons = 0;
};

/// Persons whose lives part, by who they are and when.
struct FateGroup {
  Fate base = Fate::kSettled, alternative = Fate::kSettled;
  Via via = Via::kNone;
  std::uint8_t nationality = 0;
  PartyKind kind = PartyKind::kSingleAdult;
  std::uint16_t month = 0;  ///< Of the period, from 0, in which the lives part first.
  friend auto operator<=>(const FateGroup&, const FateGroup&) = default;
};

struct FateTable {
  std::map<FateCell, Persons> persons;  ///< Everyone alive or dead within the period, times scale.
  std::map<FateCell, std::vector<FateExample>> examples;
  std::map<FateGroup, Persons> groups;

  static constexpr std::size_t kExamples = 3;  ///< Of each cell.
};

/// Lays two histories of one replicate side by side, month by month.
class FateComparison {
 public:
  /// `changed`: names of the modules that differ between the histories. Policies have the same numbers in both.
  FateComparison(const PolicySet& policies, const std::vector<std::string>& changed, std::uint32_t scale);

  /// Events of one month in both, as a witness is told them. `before_period`: it was a month of warm-up.
  void month(std::span<const LifeEvent> base, std::span<const LifeEvent> alternative, bool before_period);

  /// The table, given everyone's state at the end in both. Throws Defect when the lives do not add up to the states.
  FateTable finish(const std::vector<Tally::StateRow>& base, const std::vector<Tally::StateRow>& alternative) const;

 private:
  using Events = std::span<const LifeEvent>;
  struct Pair {
    std::array<Fate, 2> fate{};
    std::array<State, 2> state{};
    std::array<std::uint8_t, 2> persons{};
    std::array<bool, 2> exists{};
    std::array<bool, 2> died_before{};
    std::optional<Parting> parting;
    std::uint16_t parted_in = 0;  ///< As FateGroup::month.
    std::uint8_t nationality = 0;
    PartyKind kind = PartyKind::kSingleAdult;
  };
  void party(std::uint64_t identity, Events base, Events alternative, bool before_period);
  void begin(std::uint64_t identity, Events base, Events alternative, Pair& pair);
  void add(std::uint64_t identity, const Pair& pair, FateTable& table) const;
  FateCell cell_of(const Pair& pair) const;
  using PersonsByState = std::array<std::array<Persons, kStates>, 2>;
  void take_out(const Pair& pair, PersonsByState& left) const;

  PolicySet policies_;
  LifeComparison lives_;
  std::uint32_t scale_;
  std::uint16_t month_ = 0;  ///< Of the period, in hand.
  std::unordered_map<std::uint64_t, Pair> parties_;
};

/// A row of fates.csv: persons as the mean over replicates.
struct FateRow {
  FateCell cell;
  double persons = 0;
};

/// A row of fate_groups.csv: persons as the mean over replicates.
struct FateGroupRow {
  FateGroup group;
  double persons = 0;
};

/// Fates of several replicates of one alternative.
class FateSum {
 public:
  void add(const FateTable& table, int replicate);
  std::vector<FateRow> rows() const;         ///< In order of cells.
  std::vector<FateGroupRow> groups() const;  ///< In order of groups.
  struct Example {
    int replicate = 0;
    FateCell cell;
    FateExample example;
  };
  const std::vector<Example>& examples() const { return examples_; }  ///< Of the first replicate that was added.

 private:
  int replicates_ = 0;
  std::map<FateCell, Persons> persons_;
  std::map<FateGroup, Persons> groups_;
  std::vector<Example> examples_;
};

}  // namespace corridor
