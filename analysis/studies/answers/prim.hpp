// The patient rule induction method (Friedman and Fisher 1999, doi:10.1023/A:1008894516817) for scenario discovery
// (Bryant and Lempert 2010, doi:10.1016/j.techfore.2009.08.002): a box of inputs in which an outcome is common.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace corridor {

/// Runs as PRIM sees them. Inputs by column; an input with options has their index in place of a number.
struct PrimData {
  std::vector<std::vector<double>> inputs;  ///< [input][run].
  std::vector<std::size_t> options;         ///< By input: number of options; 0 for numbers.
  std::vector<bool> hits;                   ///< By run: the outcome of interest happened.
  std::size_t runs() const { return hits.size(); }
};

/// The limits on one input: those that are there.
struct PrimLimit {
  std::optional<double> low, high;  ///< Both within.
  std::vector<bool> left_out;       ///< By option.
  bool restricts() const;
  bool holds(double value) const;
};

struct PrimBox {
  std::vector<PrimLimit> limits;  ///< By input.
  std::uint64_t inside = 0, hits_inside = 0, hits = 0;
  double coverage() const;  ///< Share of all hits that lie inside.
  double density() const;   ///< Share of the runs inside that are hits.
  bool holds(const PrimData& data, std::size_t run) const;
};

struct PrimSettings {
  double peel = 0.05;          ///< Share of a box cut off at a time.
  double least_mass = 0.05;    ///< A box holds at least this share of the runs.
  double significance = 0.05;  ///< Over all inputs: a limit with a larger quasi-p value goes.
};

struct PrimFinding {
  PrimBox box;
  std::vector<double> quasi_p;  ///< By input: chance of as many hits without this limit; 1 for no limit.
  std::vector<PrimBox> peeled;  ///< Every box on the way, from all runs to the smallest.
};

/// Peels; takes the box that best parts the runs into two kinds (likelihood of two rates); drops ends of limits that
/// chance explains; then moves each end that is left, out (pasting) or in, to where it parts them best.
PrimFinding find_box(const PrimData& data, const PrimSettings& settings = {});

/// Share of bootstrap samples in which an input is limited, by input.
std::vector<double> box_reproducibility(const PrimData& data, std::uint64_t seed, int samples,
                                        const PrimSettings& settings = {});

}  // namespace corridor
