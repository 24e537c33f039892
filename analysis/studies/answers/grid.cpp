// Shares of variance in a full grid: exact for its levels, each as likely as the others (analysis of variance).
#include <fmt/format.h>

#include <cmath>
#include <map>

#include "analysis/base/statistics.hpp"
#include "analysis/studies/answers/answers.hpp"

namespace corridor {
namespace {

struct Cells {
  std::vector<Point> points;
  std::vector<double> y;
  double mean = 0, variance = 0;
};

Cells cells_of(Design& design, const ResponseValues& values) {
  Cells cells;
  for (std::size_t i = 0; i < values.mean.size(); ++i) cells.points.push_back(design.at(i));
  cells.y = values.mean;
  cells.mean = mean_of(cells.y);
  const auto n = static_cast<double>(cells.y.size());
  cells.variance = variance_of(cells.y) * (n - 1) / n;  // the cells are all there are, not a sample of them
  return cells;
}

/// The variance of the means over all cells that share the values of `kept` inputs.
double variance_of_means(const Cells& cells, const std::vector<bool>& kept) {
  std::map<std::vector<double>, std::pair<double, double>> sums;
  for (std::size_t i = 0; i < cells.y.size(); ++i) {
    std::vector<double> key;
    for (std::size_t f = 0; f < kept.size(); ++f) {
      if (kept[f]) key.push_back(cells.points[i][f]);
    }
    auto& [sum, number] = sums[std::move(key)];
    sum += cells.y[i] - cells.mean;
    ++number;
  }
  double variance = 0;
  for (const auto& [key, cell] : sums) variance += cell.first * cell.first / cell.second;
  return variance / static_cast<double>(cells.y.size());
}

/// How much of the variance between cells luck alone would make: that of means over replicates. 0 where there is one.
double luck_share(const Cells& cells, const ResponseValues& values) {
  return values.within.empty() ? 0 : mean_of(values.within) / values.replicates / cells.variance;
}

std::vector<bool> members(const Study& study, const FactorGroup& group) {
  std::vector<bool> in(study.factors.size(), false);
  for (const std::size_t f : group.factors) in[f] = true;
  return in;
}

}  // namespace

void answer_grid(const Study& study, Design& design, const ResponseValues& values, Answers& answers) {
  if (values.missing() > 0 || !study.constraints.empty()) {
    answers.sentences.push_back(fmt::format("{}: no shares of variance, because the grid has gaps", values.response));
    return;
  }
  const Cells cells = cells_of(design, values);
  const double luck = luck_share(cells, values);
  const auto verdict = [&](double share) {
    if (!(cells.variance > 0)) return "not defined: the response does not vary";
    if (share < luck) return "no more than luck would give";
    return study.scenario && values.replicates == 1 ? "exact for these levels and this luck" : "exact for these levels";
  };
  const auto add = [&](const std::string& parameter, const std::string& index, double share) {
    answers.rows.push_back({values.response, parameter, index, {share, {}}, verdict(share)});
  };
  const std::vector<FactorGroup>& groups = study.groups;
  std::vector<double> first;
  for (const FactorGroup& group : groups)
    first.push_back(variance_of_means(cells, members(study, group)) / cells.variance);
  for (std::size_t g = 0; g < groups.size(); ++g) {
    std::vector<bool> own = members(study, groups[g]), others = own;
    others.flip();
    add(groups[g].name, "S1", first[g]);
    add(groups[g].name, "ST", 1 - variance_of_means(cells, others) / cells.variance);
    for (std::size_t h = g + 1; h < groups.size(); ++h) {
      std::vector<bool> both = own;
      for (const std::size_t f : groups[h].factors) both[f] = true;
      add(groups[g].name, "S2:" + groups[h].name,
          variance_of_means(cells, both) / cells.variance - first[g] - first[h]);
    }
  }
}

}  // namespace corridor
