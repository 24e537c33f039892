// Policies written on the spot, and runs of the tiny world with what they say as text.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "sim/engine.hpp"
#include "sim/gates.hpp"
#include "sim/policy.hpp"
#include "tests/sim/tiny.hpp"

namespace corridor::tiny {

/// A policy written on the spot.
class TestPolicy final : public Policy {
 public:
  using Apply = std::function<void(Day, GateTables&)>;
  TestPolicy(std::string name, Apply apply, std::vector<Day> changes = {})
      : name_(std::move(name)), apply_(std::move(apply)), changes_(std::move(changes)) {}
  const std::string& name() const override { return name_; }
  void apply(Day today, GateTables& gates) const override { apply_(today, gates); }
  std::vector<Day> changes() const override { return changes_; }

 private:
  std::string name_;
  Apply apply_;
  std::vector<Day> changes_;
};

inline std::shared_ptr<const Policy> make_policy(std::string name, TestPolicy::Apply apply,
                                                 std::vector<Day> changes = {}) {
  return std::make_shared<TestPolicy>(std::move(name), std::move(apply), std::move(changes));
}

/// Claims a share of everyone at a gate from a day on.
inline std::shared_ptr<const Policy> claims(std::string name, Gate gate, Outcome outcome, double share,
                                            Day from = kFrom, Room room = Room::kNone) {
  return make_policy(std::move(name),
                     [=](Day today, GateTables& gates) {
                       if (today >= from)
                         gates.claim(gate,
                                     {.where = id(kRoot), .who = {}, .share = share, .outcome = outcome, .room = room});
                     },
                     {from});
}

/// Scales the rate of an outcome from a day on.
inline std::shared_ptr<const Policy> scales(std::string name, Gate gate, Outcome outcome, double scale,
                                            Day from = kFrom) {
  return make_policy(std::move(name),
                     [=](Day today, GateTables& gates) {
                       if (today >= from)
                         gates.change_rate(
                             gate, {.where = id(kRoot), .who = {}, .outcome = outcome, .add = 0, .scale = scale});
                     },
                     {from});
}

/// Sets the size of a room everywhere.
inline std::shared_ptr<const Policy> provides(std::string name, Room room, double places) {
  return make_policy(std::move(name), [=](Day, GateTables& gates) { gates.provide({room, id(kRoot), places}); });
}

/// Every month of a run. Its tallies read the world, which must outlive them.
inline std::vector<MonthResult> play(const World& world, const PolicySet& policies, const RunSettings& settings,
                                     RunTotals* totals = nullptr) {
  std::vector<MonthResult> months;
  const RunTotals all =
      run_replicate(world, policies, settings, [&](const MonthResult& month) { months.push_back(month); });
  if (totals != nullptr) *totals = all;
  return months;
}
std::vector<MonthResult> play(World&&, const PolicySet&, const RunSettings&, RunTotals* = nullptr) = delete;

inline RunSettings settings(int days = 365, std::uint64_t seed = 1, int threads = 1) {
  RunSettings s;
  s.from = kFrom;
  s.to = kFrom + Days{days};
  s.seed = seed;
  s.threads = threads;
  return s;
}

/// Everything that a month says, as text: two months are the same when their texts are.
inline std::string as_text(const MonthResult& month) {
  std::string text = to_string(month.month) + ":";
  for (const Tally::Row& row : month.tally.series_rows()) {
    for (const auto number : {static_cast<long>(index_of(row.series)), static_cast<long>(row.place.value),
                              static_cast<long>(row.nationality), static_cast<long>(row.party),
                              static_cast<long>(row.detail), static_cast<long>(row.value)}) {
      text += std::to_string(number) + ",";
    }
  }
  for (const Tally::GateRow& row : month.tally.gate_rows()) {
    for (const auto number :
         {static_cast<long>(index_of(row.gate)), static_cast<long>(row.where.value),
          static_cast<long>(index_of(row.outcome)), static_cast<long>(row.by), static_cast<long>(row.persons)}) {
      text += std::to_string(number) + ",";
    }
  }
  for (const Tally::StateRow& row : month.stocks) {
    text += std::string(name_of(row.state)) + std::to_string(row.where.value) + "=" + std::to_string(row.persons) + ";";
  }
  for (const double risk : month.perceived_risk) text += std::to_string(risk) + " ";
  for (const Persons persons : month.tally.cohorts()) text += std::to_string(persons) + " ";
  return text;
}

inline std::vector<std::string> as_texts(const std::vector<MonthResult>& months) {
  std::vector<std::string> texts;
  for (const MonthResult& month : months) texts.push_back(as_text(month));
  return texts;
}

/// Persons charged with an outcome at a gate, summed over months and places.
inline Persons charged(const std::vector<MonthResult>& months, Gate gate, Outcome outcome) {
  Persons sum = 0;
  for (const MonthResult& month : months) {
    for (const Tally::GateRow& row : month.tally.gate_rows())
      sum += row.gate == gate && row.outcome == outcome ? row.persons : 0;
  }
  return sum;
}

/// Persons in a series of a month, summed over its cells.
inline Persons series_sum(const MonthResult& month, Series series) {
  Persons sum = 0;
  for (const Tally::Row& row : month.tally.series_rows()) sum += row.series == series ? row.value : 0;
  return sum;
}

/// Persons in each state at the end of a month, everywhere together.
inline std::map<State, Persons> stocks_of(const MonthResult& month) {
  std::map<State, Persons> all;
  for (const Tally::StateRow& row : month.stocks) all[row.state] += row.persons;
  return all;
}

}  // namespace corridor::tiny
