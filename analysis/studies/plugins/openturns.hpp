// What is taken from OpenTURNS: quantiles of distributions, the Sobol' sequence, emulators. A narrow door: only the
// sources in openturns/ include its headers, and its libraries are loaded when a study first needs them, because that
// takes longer than most commands of ours.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace corridor {

/// A continuous distribution by its quantiles.
class Quantiles {
 public:
  virtual ~Quantiles() = default;
  virtual double at(double probability) const = 0;  ///< Probability in [0, 1]. Thread-safe.
};

/// Points of the unscrambled Sobol' sequence, one after another, without the first (the origin).
class SobolPoints {
 public:
  virtual ~SobolPoints() = default;
  virtual void next(std::span<double> point) = 0;
};

/// A function fitted to runs in the unit cube.
struct Emulation {
  double q2 = 0;    ///< Share of variance explained in held-out runs (10-fold); 1 is perfect, 0 useless.
  double rmse = 0;  ///< Root mean squared error in held-out runs, in units of the response.
  std::vector<double> first, total;  ///< Sobol' indices of the emulator, by input.
};

/// `inputs` holds runs x dimension numbers in [0, 1], row by row.
struct EmulationData {
  std::size_t dimension = 0;
  std::vector<double> inputs, outputs;
  int degree = 3;  ///< Chaos only: highest total degree.
};

class OpenTurns {
 public:
  virtual ~OpenTurns() = default;
  /// `form` and `numbers` as in a study file: ("normal", {mean, sd}). Already checked by the caller (marginal.cpp).
  virtual std::unique_ptr<Quantiles> quantiles(const std::string& form, const std::vector<double>& numbers) const = 0;
  virtual std::unique_ptr<SobolPoints> sobol_points(std::size_t dimension) const = 0;
  /// Sparse polynomial chaos (Blatman and Sudret 2011) on Legendre polynomials.
  virtual Emulation chaos(const EmulationData& data) const = 0;
  /// Kriging with a Matern 5/2 covariance; indices by Monte Carlo on the emulator.
  virtual Emulation kriging(const EmulationData& data) const = 0;
};

/// Loads it at the first call. Throws RunFailure when its library is not beside the program.
const OpenTurns& openturns();

}  // namespace corridor
