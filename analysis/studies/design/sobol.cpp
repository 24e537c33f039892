// Exchanges groups of inputs between two halves of one scrambled Sobol' point.
#include "analysis/studies/design/sobol.hpp"

namespace corridor {

SobolDesign::SobolDesign(const Study& study)
    : study_(&study), sequence_(2 * study.factors.size(), study.design.seed), both_(2 * study.factors.size()) {}

Point SobolDesign::at(std::uint64_t index) {
  const std::uint64_t rows = sobol_rows(*study_);
  const std::uint64_t row = index % rows;
  const std::uint64_t scramble = index / rows % study_->design.scrambles;
  const std::uint64_t base = index / set_size();
  if (base != base_ || scramble != scramble_) sequence_.at(base, static_cast<std::uint32_t>(scramble), both_);
  base_ = base;
  scramble_ = scramble;
  const std::size_t inputs = study_->factors.size(), groups = study_->groups.size();
  const bool from_b = row == 1 || row >= 2 + groups;
  std::vector<std::size_t> half(inputs, from_b ? 1 : 0);
  if (row >= 2) {
    for (const std::size_t f : study_->groups[(row - 2) % groups].factors) half[f] = 1 - half[f];
  }
  Point point;
  for (std::size_t f = 0; f < inputs; ++f) point.push_back(study_->factors[f].at(both_[half[f] * inputs + f]));
  return point;
}

std::unique_ptr<Design> make_sobol(const Study& study) { return std::make_unique<SobolDesign>(study); }

}  // namespace corridor
