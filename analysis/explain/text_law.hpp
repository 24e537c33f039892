// The law under a step of a chain, in words: told in full where it first acts.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "analysis/explain/explain.hpp"
#include "analysis/page/screen.hpp"

namespace corridor {

/// "12.5 %"; small shares with two figures.
std::string percent_text(double share);

/// Tells instruments, court orders, rooms and numbers; remembers which instruments it has told.
class LawTeller {
 public:
  explicit LawTeller(const Screen& screen) : screen_(screen) {}

  /// What stands under a step, a text each: room, numbers, instruments with their court orders.
  std::vector<std::string> reasons(const ExplainedStep& told);
  /// The same of a step that changes nothing: that it is in force.
  std::vector<std::string> idle(const ExplainedStep& told) const;
  /// An instrument after `word` ("law", or the policy that it would serve), and the orders that stop it.
  std::vector<std::string> provision(const Provision& provision, std::string_view word);

 private:
  std::string span(Day from, Day to) const;
  std::string room(const RoomNeeded& room) const;
  std::string numbers(const ExplainedStep& told) const;

  Screen screen_;
  std::set<std::string> told_;
};

}  // namespace corridor
