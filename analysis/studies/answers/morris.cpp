// Morris' measures as rows with intervals over trajectories.
#include <algorithm>
#include <cmath>

#include "analysis/studies/answers/answers.hpp"
#include "analysis/studies/answers/morris_effects.hpp"

namespace corridor {

/// Settled means here: within the study's precision as a share of the largest mu*.
void answer_morris(const Study& study, const ResponseValues& values, Answers& answers) {
  MorrisDesign design(study);
  const std::vector<MorrisEffect> effects = morris_effects(design, study.groups.size(), values.mean);
  double largest = 0;
  for (const MorrisEffect& one : effects) {
    if (!std::isnan(one.mu_star.value)) largest = std::max(largest, one.mu_star.value);
  }
  for (std::size_t g = 0; g < effects.size(); ++g) {
    const auto add = [&](const char* index, const Estimate& estimate) {
      const std::uint64_t runs = effects[g].effects.size() * design.set_size() * values.replicates;
      answers.rows.push_back({values.response, study.groups[g].name, index, estimate,
                              verdict_of(estimate, study.questions.precision * std::max(largest, 1e-300), runs)});
    };
    const bool single = study.groups[g].factors.size() == 1;
    if (single) add("mu", effects[g].mu);
    add("mu_star", effects[g].mu_star);
    if (single) add("sigma", effects[g].sigma);
  }
}

}  // namespace corridor
