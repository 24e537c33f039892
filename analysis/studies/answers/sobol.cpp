// Sobol' indices as rows with intervals, over independent scramblings; how they settle as base points are added.
#include <fmt/format.h>

#include <bit>
#include <cmath>

#include "analysis/studies/answers/answers.hpp"
#include "analysis/studies/answers/sobol_indices.hpp"

namespace corridor {
namespace {

constexpr std::uint64_t kSmallestBase = 8;  ///< From which convergence is shown.

struct Named {
  std::string parameter, index;
  std::vector<double> estimates;  ///< One a scrambling.
};

std::vector<Named> by_index(const Study& study, const std::vector<SobolIndices>& scrambles, bool second_order) {
  std::vector<Named> all;
  const auto add = [&](const std::string& parameter, const std::string& index, const auto& pick) {
    Named named{parameter, index, {}};
    for (const SobolIndices& one : scrambles) named.estimates.push_back(pick(one));
    all.push_back(std::move(named));
  };
  const std::vector<FactorGroup>& groups = study.groups;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    add(groups[g].name, "S1", [&](const SobolIndices& one) { return one.first[g]; });
    add(groups[g].name, "ST", [&](const SobolIndices& one) { return one.total[g]; });
    for (std::size_t h = g + 1; second_order && h < groups.size(); ++h)
      add(groups[g].name, "S2:" + groups[h].name, [&](const SobolIndices& one) { return one.second[g][h]; });
  }
  return all;
}

/// Luck's share among the independent rows A and B of each scrambling.
Named chance(const SobolShape& shape, const ResponseValues& values) {
  Named named{kChance, "ST", {}};
  for (std::uint64_t scramble = 0; scramble < shape.scrambles; ++scramble) {
    std::vector<std::size_t> points;
    for (std::uint64_t base = 0; base < shape.base; ++base) {
      const std::size_t first = (base * shape.scrambles + scramble) * shape.rows();
      for (const std::size_t i : {first, first + 1}) {
        if (!std::isnan(values.mean[i])) points.push_back(i);
      }
    }
    named.estimates.push_back(points.empty() ? std::nan("") : chance_share(values, points));
  }
  return named;
}

std::vector<IndexRow> rows_of(const Study& study, const SobolShape& shape, const ResponseValues& values) {
  std::vector<Named> all = by_index(study, sobol_indices(values.mean, shape), shape.second_order);
  if (values.replicates > 1) all.push_back(chance(shape, values));
  const std::uint64_t runs = shape.base * shape.scrambles * shape.rows() * values.replicates;
  std::vector<IndexRow> rows;
  for (const Named& named : all) {
    const Estimate estimate = mean_estimate(named.estimates);
    rows.push_back({values.response, named.parameter, named.index, estimate,
                    verdict_of(estimate, study.questions.precision, runs)});
  }
  return rows;
}

/// Base points of which every scrambling has begun to have results: all that come before a long gap.
std::uint64_t base_played(const SobolShape& shape, const ResponseValues& values) {
  const std::size_t set = shape.scrambles * shape.rows();
  std::size_t last = values.mean.size();
  while (last > 0 && std::isnan(values.mean[last - 1])) --last;
  return last == values.mean.size() ? shape.base : last / set;
}

}  // namespace

void answer_sobol(const Study& study, const ResponseValues& values, Answers& answers) {
  SobolShape shape{study.design.base, study.design.scrambles, study.groups.size(), study.design.second_order};
  const std::uint64_t played = base_played(shape, values);
  if (played == 0) return;
  shape.base = std::bit_floor(played);  // balanced only in powers of two
  if (shape.base < study.design.base)
    answers.sentences.push_back(
        fmt::format("{}: from the first {} of {} base points", values.response, shape.base, study.design.base));
  const std::vector<IndexRow> rows = rows_of(study, shape, values);
  answers.rows.insert(answers.rows.end(), rows.begin(), rows.end());
  for (std::uint64_t base = std::min(kSmallestBase, shape.base); base <= shape.base; base *= 2) {
    SobolShape part = shape;
    part.base = base;
    for (IndexRow& row : rows_of(study, part, values)) {
      answers.convergence.push_back(std::move(row));
      answers.convergence_base.push_back(base);
    }
  }
}

}  // namespace corridor
