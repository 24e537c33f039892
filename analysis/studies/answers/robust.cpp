// Which choice holds up over all states of the world: regret (Savage 1951), the worst case (Wald 1950), and how often
// it satisfies (Lempert et al. 2006).
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "analysis/studies/answers/answers.hpp"

namespace corridor {
namespace {

/// Values by state of the world, one an option; NaN where it has not been played.
using States = std::map<std::vector<double>, std::vector<double>>;

States states_of(const Study& study, Design& design, const ResponseValues& values, std::size_t policy) {
  States states;
  for (std::size_t i = 0; i < values.mean.size(); ++i) {
    Point state = design.at(i);
    const auto option = static_cast<std::size_t>(state[policy]);
    state[policy] = 0;
    auto& row = states[std::move(state)];
    row.resize(study.factors[policy].options.size(), std::nan(""));
    row[option] = values.mean[i];
  }
  std::erase_if(states, [](const auto& state) {
    return std::any_of(state.second.begin(), state.second.end(), [](double y) { return std::isnan(y); });
  });
  return states;
}

struct Standing {
  double largest_regret = 0, mean_regret = 0, worst = 0, mean = 0, satisfied = 0;
};

/// `sign` is 1 where less is better, -1 where more is.
std::vector<Standing> standings_of(const States& states, std::size_t options, double sign,
                                   const std::optional<double>& satisfied) {
  std::vector<Standing> all(options, {0, 0, -std::numeric_limits<double>::infinity(), 0, 0});
  const auto n = static_cast<double>(states.size());
  for (const auto& [state, values] : states) {
    double best = std::numeric_limits<double>::infinity();
    for (const double y : values) best = std::min(best, sign * y);
    for (std::size_t option = 0; option < options; ++option) {
      const double cost = sign * values[option];
      all[option].largest_regret = std::max(all[option].largest_regret, cost - best);
      all[option].mean_regret += (cost - best) / n;
      all[option].worst = std::max(all[option].worst, cost);
      all[option].mean += values[option] / n;
      if (satisfied && cost <= sign * *satisfied) ++all[option].satisfied;
    }
  }
  for (Standing& one : all) {
    one.worst *= sign;
    one.satisfied /= n;
  }
  return all;
}

}  // namespace

void answer_robust(const Study& study, Design& design, const ResponseValues& values, Answers& answers) {
  const RobustRequest& request = *study.questions.robust;
  const std::vector<std::string> paths = study.paths();
  const auto policy = static_cast<std::size_t>(std::find(paths.begin(), paths.end(), request.policy) - paths.begin());
  const std::vector<std::string>& options = study.factors[policy].options;
  const States states = states_of(study, design, values, policy);
  if (states.empty()) return;
  const double sign = request.more_is_better ? -1 : 1;
  const std::vector<Standing> all = standings_of(states, options.size(), sign, request.satisfied);
  // All options with the smallest `pick` are praised.
  const auto add = [&](const char* index, const char* praise, const auto& pick, double direction) {
    const auto best = std::min_element(all.begin(), all.end(), [&](const Standing& a, const Standing& b) {
      return direction * pick(a) < direction * pick(b);
    });
    std::vector<std::string> praised;
    for (std::size_t option = 0; option < options.size(); ++option) {
      const bool is_best = pick(all[option]) == pick(*best);
      if (is_best) praised.push_back(options[option]);
      answers.rows.push_back({values.response,
                              request.policy + '=' + options[option],
                              index,
                              {pick(all[option]), {}},
                              is_best ? praise : "another is better"});
    }
    if (request.satisfied && index == std::string_view("satisfied") && pick(*best) == 0) {
      answers.sentences.push_back(
          fmt::format("{}: none satisfies in any of {} states of the world", values.response, states.size()));
      return;
    }
    answers.sentences.push_back(fmt::format("{}: {} {} the {} over {} states of the world ({:.6g})", values.response,
                                            fmt::join(praised, " and "), praised.size() > 1 ? "share" : "has", praise,
                                            states.size(), pick(*best)));
  };
  add(
      "regret_max", "smallest largest regret", [](const Standing& one) { return one.largest_regret; }, 1);
  add(
      "regret_mean", "smallest mean regret", [](const Standing& one) { return one.mean_regret; }, 1);
  add(
      "worst", "best worst case", [](const Standing& one) { return one.worst; }, sign);
  if (!request.satisfied) return;
  add(
      "satisfied", "largest share of states that satisfy", [](const Standing& one) { return one.satisfied; }, -1);
}

}  // namespace corridor
