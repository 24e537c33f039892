// Solves an absorbing Markov chain with Eigen for the mean and the mean square of every charge along it.
#pragma once

#include <Eigen/LU>
#include <map>
#include <tuple>
#include <vector>

#include "sim/policy.hpp"
#include "sim/vocabulary.hpp"

namespace corridor::tiny {

/// A cell of gates.csv.
using Cell = std::tuple<Gate, std::uint16_t, Outcome, PolicyIndex>;

/// Mean and mean square of the number of times one party is charged in a cell.
struct Moments {
  double mean = 0, square = 0;
};

struct Move {
  double probability = 0;
  int to = -1;  ///< -1: the chain ends (settled, regularised, at home, on the way for good, dead).
  std::vector<Cell> charges;
};

/// From the first state: with P the moves between states and e the charges, the means solve m = P m + r where r is the
/// expected charge of the next move, and the mean squares s = P s + q where q = sum of p e (1 + 2 m of the next state).
inline std::map<Cell, Moments> solve_moves(const std::vector<std::vector<Move>>& moves) {
  const auto n = static_cast<Eigen::Index>(moves.size());
  Eigen::MatrixXd system = Eigen::MatrixXd::Identity(n, n);
  std::map<Cell, Eigen::Index> cells;
  for (Eigen::Index i = 0; i < n; ++i) {
    for (const Move& move : moves[static_cast<std::size_t>(i)]) {
      if (move.to >= 0) system(i, move.to) -= move.probability;
      for (const Cell& cell : move.charges) cells.try_emplace(cell, static_cast<Eigen::Index>(cells.size()));
    }
  }
  const Eigen::PartialPivLU<Eigen::MatrixXd> factors(system);
  const auto m = static_cast<Eigen::Index>(cells.size());
  Eigen::MatrixXd first = Eigen::MatrixXd::Zero(n, m), second = Eigen::MatrixXd::Zero(n, m);
  const auto each_charge = [&](auto use) {
    for (Eigen::Index i = 0; i < n; ++i) {
      for (const Move& move : moves[static_cast<std::size_t>(i)]) {
        for (const Cell& cell : move.charges) use(i, move, cells.at(cell));
      }
    }
  };
  each_charge([&](Eigen::Index i, const Move& move, Eigen::Index cell) { first(i, cell) += move.probability; });
  const Eigen::MatrixXd mean = factors.solve(first);
  each_charge([&](Eigen::Index i, const Move& move, Eigen::Index cell) {
    second(i, cell) += move.probability * (1 + 2 * (move.to >= 0 ? mean(move.to, cell) : 0.0));
  });
  const Eigen::MatrixXd square = factors.solve(second);
  std::map<Cell, Moments> all;
  for (const auto& [cell, column] : cells) all[cell] = {mean(0, column), square(0, column)};
  return all;
}

}  // namespace corridor::tiny
