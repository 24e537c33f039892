// Picks the design, crosses it with a choice where asked, and tells how its number of runs comes about.
#include "analysis/studies/design/make.hpp"

#include <fmt/format.h>

#include "analysis/studies/design/morris.hpp"
#include "analysis/studies/design/random.hpp"
#include "analysis/studies/design/simple.hpp"
#include "analysis/studies/design/sobol.hpp"

namespace corridor {
namespace {

/// Every point of another design under each option of a choice, one after another.
class Crossed : public Design {
 public:
  Crossed(std::unique_ptr<Design> inner, std::size_t factor, std::uint64_t options)
      : inner_(std::move(inner)), factor_(factor), options_(options) {}
  std::uint64_t size() const override { return inner_->size() * options_; }
  std::uint64_t set_size() const override { return options_; }
  Point at(std::uint64_t index) override {
    Point point = inner_->at(index / options_);
    point[factor_] = static_cast<double>(index % options_);
    return point;
  }

 private:
  std::unique_ptr<Design> inner_;
  std::size_t factor_;
  std::uint64_t options_;
};

std::unique_ptr<Design> make_uncrossed(const Study& study) {
  const std::string& method = study.design.method;
  if (method == "grid") return make_grid(study);
  if (method == "list") return make_list(study);
  if (method == "oat") return make_one_at_a_time(study);
  if (method == "lhs") return make_latin_hypercube(study);
  if (method == "morris") return make_morris(study);
  if (method == "sobol") return make_sobol(study);
  throw Defect("no design is called " + method);
}

/// By how much the points of a crossed design are more than those of its inner one.
std::uint64_t crossing(const Study& study) {
  for (const Factor& factor : study.factors) {
    if (factor.path == study.design.cross) return factor.options.size();
  }
  return 1;
}

std::vector<DesignCount> count_points(const Study& study, const Design& design) {
  const DesignRequest& request = study.design;
  if (request.method == "sobol") {
    return {{request.scrambles, "independent scramblings"},
            {request.base, "base points in each"},
            {sobol_rows(study), fmt::format("rows for each: two independent, {} with one input exchanged{}",
                                            sobol_rows(study) - 2, request.second_order ? " (both ways)" : "")}};
  }
  if (request.method == "morris")
    return {{design.size() / design.set_size(), "trajectories"},
            {design.set_size(), "points in each: a start, and one step for each input"}};
  if (request.method == "grid" && study.constraints.empty()) {
    std::vector<DesignCount> counts;
    for (const Factor& factor : study.factors)
      counts.push_back({factor.has_options() ? factor.options.size() : request.levels, "levels of " + factor.path});
    return counts;
  }
  const std::uint64_t options = crossing(study);
  std::vector<DesignCount> counts{{design.size() / options, "points"}};
  if (options > 1) counts.push_back({options, "options of " + request.cross});
  return counts;
}

}  // namespace

std::unique_ptr<Design> make_design(const Study& study) {
  std::unique_ptr<Design> design = make_uncrossed(study);
  for (std::size_t f = 0; f < study.factors.size(); ++f) {
    if (study.factors[f].path == study.design.cross)
      return std::make_unique<Crossed>(std::move(design), f, study.factors[f].options.size());
  }
  return design;
}

std::vector<DesignCount> count_design(const Study& study, const Design& design) {
  std::vector<DesignCount> counts = count_points(study, design);
  counts.push_back({study.replicates, "replicates of each point"});
  return counts;
}

}  // namespace corridor
