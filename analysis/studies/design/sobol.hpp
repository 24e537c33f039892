// Saltelli's design for Sobol' indices (Saltelli et al. 2010, doi:10.1016/j.cpc.2009.09.018): two independent points A
// and B, and for each group of inputs A with that group from B.
#pragma once

#include "analysis/studies/design/design.hpp"
#include "analysis/studies/design/scrambled_sobol.hpp"

namespace corridor {

/// Rows of one base point: A, B, then A with group g from B; with second order also B with group g from A.
inline std::uint64_t sobol_rows(const Study& study) {
  return 2 + study.groups.size() * (study.design.second_order ? 2 : 1);
}

/// Order: base point, scrambling, row. A beginning of it is a whole Sobol' design with a smaller base.
class SobolDesign : public Design {
 public:
  explicit SobolDesign(const Study& study);
  std::uint64_t size() const override { return study_->design.base * set_size(); }
  std::uint64_t set_size() const override { return study_->design.scrambles * sobol_rows(*study_); }
  Point at(std::uint64_t index) override;

 private:
  const Study* study_;
  ScrambledSobol sequence_;
  std::uint64_t base_ = ~std::uint64_t{0}, scramble_ = 0;  ///< Of the point kept.
  std::vector<double> both_;                               ///< A's coordinates, then B's.
};

std::unique_ptr<Design> make_sobol(const Study& study);

}  // namespace corridor
