// Hadamard matrices, and the designs made of them.
#include "analysis/calibrate/design.hpp"

#include "sim/input/errors.hpp"

namespace corridor {
namespace {

bool is_prime(int number) {
  for (int divisor = 2; divisor * divisor <= number; ++divisor) {
    if (number % divisor == 0) return false;
  }
  return number >= 2;
}

/// +1 for squares modulo a prime, -1 for others, 0 for 0.
int legendre(int number, int prime) {
  number %= prime;
  if (number == 0) return 0;
  for (int root = 1; root < prime; ++root) {
    if (root * root % prime == number) return 1;
  }
  return -1;
}

/// Order `prime` + 1, for primes that leave 3 when divided by 4.
Eigen::MatrixXd paley(int prime) {
  Eigen::MatrixXd matrix = Eigen::MatrixXd::Ones(prime + 1, prime + 1);
  for (int i = 0; i < prime; ++i) {
    for (int j = 0; j < prime; ++j) matrix(i + 1, j + 1) = i == j ? -1 : legendre(i - j + prime, prime);
    matrix(i + 1, 0) = 1;
  }
  return matrix;
}

/// A matrix of exactly this order; empty when neither construction has it.
Eigen::MatrixXd hadamard_of(int order) {
  if (order == 1) return Eigen::MatrixXd::Ones(1, 1);
  if (order % 4 == 0 && is_prime(order - 1)) return paley(order - 1);
  if (order % 2 != 0) return {};
  const Eigen::MatrixXd half = hadamard_of(order / 2);
  if (half.size() == 0) return {};
  Eigen::MatrixXd matrix(order, order);
  matrix << half, half, half, -half;
  return matrix;
}

}  // namespace

Eigen::MatrixXd hadamard_at_least(int least) {
  for (int order = 1; order < 1 << 16; ++order) {
    if (order < least) continue;
    Eigen::MatrixXd matrix = hadamard_of(order);
    if (matrix.size() > 0) return matrix;
  }
  throw Defect("no Hadamard matrix that large");
}

Eigen::MatrixXd folded_design(int parameters) {
  const Eigen::MatrixXd matrix = hadamard_at_least(parameters + 1);
  const Eigen::MatrixXd half = matrix.middleCols(1, parameters);
  Eigen::MatrixXd design(2 * half.rows(), parameters);
  design << half, -half;
  return design;
}

}  // namespace corridor
