// The rows of comparison.csv: every cell that exists in any replicate of a base or an alternative.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "analysis/base/replicates.hpp"
#include "analysis/compare/play.hpp"

namespace corridor {

/// A quantity: a series (place, nationality, party, detail; empty means all) or an indicator (its scope as place).
struct ComparedQuantity {
  bool indicator = false;
  std::string name, place, nationality, party, detail;
  ComparedPeriod period;

  /// A total: of a series over everyone everywhere, or of an indicator's overall scope.
  bool total() const;
};

using UseRow = std::function<void(const ComparedQuantity&, const PairedEstimate&)>;
/// Calls `use` for each cell in the order of the file: series, then indicators; within each by period last. Both
/// scenarios are numbers in `replicates`, the base being the one that differences are taken from.
void for_each_comparison(const World& world, const PairedReplicates& replicates, std::size_t base,
                         std::size_t alternative, const UseRow& use);

/// The values of one quantity: of each scenario, by replicate.
class Samples {
 public:
  Samples(std::span<const double> values, std::size_t scenarios) : values_(values), scenarios_(scenarios) {}
  std::size_t size() const { return scenarios_; }
  std::span<const double> operator[](std::size_t scenario) const {
    const std::size_t replicates = values_.size() / scenarios_;
    return values_.subspan(scenario * replicates, replicates);
  }

 private:
  std::span<const double> values_;
  std::size_t scenarios_;
};

using UseSamples = std::function<void(const ComparedQuantity&, const Samples&)>;
/// The values themselves: what estimates are made from. They are gone after the call.
void for_each_sample(const World& world, const PairedReplicates& replicates, std::span<const std::size_t> scenarios,
                     const UseSamples& use);

}  // namespace corridor
