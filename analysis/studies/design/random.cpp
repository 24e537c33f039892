// Latin hypercubes (McKay, Beckman and Conover 1979): each factor falls once into each of N equally likely strata.
#include "analysis/studies/design/random.hpp"

#include <fmt/format.h>

#include "analysis/studies/design/luck.hpp"

namespace corridor {
namespace {

constexpr std::uint32_t kMostTries = 10'000;  ///< Of one point; constraints that reject more are a mistake.

/// One hypercube after another: the first, and those that were added later.
class LatinHypercube : public Design {
 public:
  explicit LatinHypercube(const Study& study) : study_(&study), luck_(study.design.seed) {
    sizes_.push_back(study.design.size);
    sizes_.insert(sizes_.end(), study.design.more.begin(), study.design.more.end());
  }

  std::uint64_t size() const override {
    std::uint64_t all = 0;
    for (const std::uint64_t size : sizes_) all += size;
    return all;
  }

  Point at(std::uint64_t index) override {
    Point point = stratified(index);
    // What a constraint rejects is drawn again without strata: no hypercube fits a region of any shape.
    for (std::uint32_t attempt = 1; !study_->allows(point); ++attempt) {
      if (attempt > kMostTries)
        throw ConfigError({{study_->constraints_at, "constraints", fmt::format("reject {} points in a row", kMostTries),
                            "narrow the parameters to the region that is allowed"}});
      point = drawn(index, attempt);
    }
    return point;
  }

 private:
  Point stratified(std::uint64_t index) const {
    const std::uint64_t identity = index;
    std::uint32_t stage = 0;
    while (index >= sizes_[stage]) index -= sizes_[stage++];
    Point point;
    for (std::size_t f = 0; f < study_->factors.size(); ++f) {
      const auto dimension = static_cast<std::uint32_t>(f);
      const std::uint64_t stratum = permuted(luck_, index, sizes_[stage], dimension, stage);
      const double within = luck_.at(identity, DesignPurpose::kWithin, dimension)[0];
      point.push_back(
          study_->factors[f].at((static_cast<double>(stratum) + within) / static_cast<double>(sizes_[stage])));
    }
    return point;
  }

  Point drawn(std::uint64_t index, std::uint32_t attempt) const {
    Point point;
    for (std::size_t f = 0; f < study_->factors.size(); ++f) {
      const Draws draws = luck_.at(index, DesignPurpose::kRedraw, static_cast<std::uint32_t>(f), attempt);
      point.push_back(study_->factors[f].at(draws[0]));
    }
    return point;
  }

  const Study* study_;
  DesignLuck luck_;
  std::vector<std::uint64_t> sizes_;
};

}  // namespace

std::unique_ptr<Design> make_latin_hypercube(const Study& study) { return std::make_unique<LatinHypercube>(study); }

}  // namespace corridor
