// Rounds of design, step and play.
#include "analysis/calibrate/search.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/calibrate/design.hpp"

namespace corridor {
namespace {

constexpr double kLeastScale = 0.02, kMostScale = 0.5;
constexpr double kLeastIndependent = 0.1;
constexpr double kWorthGoingOn = 0.01;  // of the objective

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

class Search {
 public:
  Search(const SearchCells& cells, const Bench& bench, const SearchSettings& settings)
      : cells_(&cells), bench_(&bench), settings_(settings), reach_(settings.reach) {}

  SearchResult run(const Eigen::VectorXd& start, const RoundCallback& on_round) {
    result_.position = start;
    const auto played = play(start.transpose());
    if (!played) return stopped();
    result_.start_residuals = result_.residuals = played->row(0);
    for (int number = 1; number <= settings_.rounds && result_.ended.empty(); ++number) {
      if (!play_round(number)) return stopped();
      if (on_round) on_round(result_.rounds.back());
    }
    if (result_.ended.empty()) result_.ended = "the rounds that the study allows were played";
    return finish();
  }

 private:
  std::optional<Eigen::MatrixXd> play(const Eigen::MatrixXd& points) {
    auto residuals = (*bench_)(points);
    if (residuals) result_.points += static_cast<int>(points.rows());
    return residuals;
  }

  SearchResult stopped() {
    result_.complete = false;
    result_.ended = "it was interrupted";
    return std::move(result_);
  }

  SearchResult finish() {
    result_.scales = scales_at(result_.residuals, *cells_);
    result_.independent = independent_shares(result_.residuals, *cells_);
    Eigen::VectorXd weights = robust_weights(result_.residuals, result_.scales);
    for (Eigen::Index i = 0; i < weights.size(); ++i)
      weights[i] *= result_.independent[static_cast<std::size_t>(cells_->group[static_cast<std::size_t>(i)])];
    result_.curvature = information(result_.model, weights);
    return std::move(result_);
  }

  bool play_round(int number) {
    Round round;
    round.number = number;
    if (design_is_due_) {
      if (!play_design()) return false;
      round.design = true;
    }
    const CellScales scales = scales_at(result_.residuals, *cells_);
    round.before = round.after = objective_of(result_.residuals, scales);
    const Eigen::VectorXd step = robust_step(result_.model, result_.residuals, scales, result_.position);
    round.predicted = objective_of(result_.residuals + result_.model.slopes * step, scales);
    if (!go(step, scales, round)) return false;
    round.position = result_.position;
    decide(round);
    result_.rounds.push_back(round);
    return true;
  }

  /// Plays points round the current one and fits slopes to all plays, the wider of them counting less.
  bool play_design() {
    const Eigen::MatrixXd signs = folded_design(static_cast<int>(result_.position.size()));
    Eigen::MatrixXd points = (signs * reach_).rowwise() + result_.position.transpose();
    points = points.cwiseMax(0.0).cwiseMin(1.0);
    const auto residuals = play(points);
    if (!residuals) return false;
    for (Eigen::Index i = 0; i < points.rows(); ++i) remember(points.row(i), residuals->row(i));
    fit();
    design_is_due_ = false;
    return true;
  }

  void remember(const Eigen::VectorXd& position, const Eigen::VectorXd& residuals) {
    positions_.push_back(position);
    residuals_.push_back(residuals);
    reaches_.push_back(reach_);
  }

  void fit() {
    const auto plays = static_cast<Eigen::Index>(positions_.size());
    Eigen::MatrixXd positions(plays, positions_.front().size()), residuals(plays, residuals_.front().size());
    Eigen::VectorXd weights(plays);
    for (Eigen::Index i = 0; i < plays; ++i) {
      const auto at = static_cast<std::size_t>(i);
      positions.row(i) = positions_[at];
      residuals.row(i) = residuals_[at];
      weights[i] = std::pow(reach_ / reaches_[at], 4);
    }
    result_.model = fit_local_model(positions, residuals, weights);
  }

  /// Plays the step and half of it and goes to the better, if it is better than here.
  bool go(const Eigen::VectorXd& step, const CellScales& scales, Round& round) {
    if (step.norm() < 1e-6) return true;
    Eigen::MatrixXd points(2, step.size());
    points.row(0) = result_.position + step;
    points.row(1) = result_.position + step / 2;
    const auto residuals = play(points);
    if (!residuals) return false;
    const Eigen::VectorXd from = result_.position;
    for (Eigen::Index i = 0; i < 2; ++i) {
      remember(points.row(i), residuals->row(i));
      const double objective = objective_of(residuals->row(i), scales);
      if (objective >= round.after) continue;
      round.after = objective;
      result_.position = points.row(i);
      result_.residuals = residuals->row(i);
    }
    round.longest = (result_.position - from).cwiseAbs().maxCoeff();
    fit();
    return true;
  }

  /// After a step that brought little: closer slopes if the present ones are from elsewhere, else the end.
  void decide(const Round& round) {
    const bool worth_it = round.before - round.after > kWorthGoingOn * round.before;
    if (worth_it) {
      moved_ = true;
    } else if (moved_ || !round.design) {
      design_is_due_ = true;
      moved_ = false;
      reach_ /= 2;
    } else {
      result_.ended = "a step brought less than one percent";
    }
  }

  const SearchCells* cells_;
  const Bench* bench_;
  SearchSettings settings_;
  double reach_;
  bool design_is_due_ = true, moved_ = false;
  std::vector<Eigen::VectorXd> positions_, residuals_;
  std::vector<double> reaches_;
  SearchResult result_;
};

}  // namespace

CellScales scales_at(const Eigen::VectorXd& residuals, const SearchCells& cells) {
  const std::size_t groups = cells.weight.size();
  std::vector<std::vector<double>> sizes(groups), noises(groups);
  for (std::size_t i = 0; i < cells.group.size(); ++i) {
    const auto at = static_cast<Eigen::Index>(i);
    sizes[static_cast<std::size_t>(cells.group[i])].push_back(std::abs(residuals[at]));
    noises[static_cast<std::size_t>(cells.group[i])].push_back(cells.expected_noise[at]);
  }
  std::vector<double> misfit(groups, kLeastScale * kLeastScale);
  for (std::size_t g = 0; g < groups; ++g) {
    if (sizes[g].empty()) continue;
    const double spread = 1.4826 * median(sizes[g]);
    misfit[g] = std::clamp(spread * spread - median(noises[g]), kLeastScale * kLeastScale, kMostScale * kMostScale);
  }
  CellScales scales{Eigen::VectorXd(residuals.size()), Eigen::VectorXd(residuals.size())};
  for (std::size_t i = 0; i < cells.group.size(); ++i) {
    const auto g = static_cast<std::size_t>(cells.group[i]);
    const auto at = static_cast<Eigen::Index>(i);
    scales.scale[at] = std::sqrt(misfit[g] + cells.expected_noise[at]);
    scales.weight[at] = cells.weight[g];
  }
  return scales;
}

std::vector<double> independent_shares(const Eigen::VectorXd& residuals, const SearchCells& cells) {
  std::vector<double> follow(cells.weight.size(), 0), all(cells.weight.size(), 0);
  for (std::size_t i = 0; i + 1 < cells.chain.size(); ++i) {
    if (cells.chain[i] != cells.chain[i + 1]) continue;
    const auto g = static_cast<std::size_t>(cells.group[i]);
    const double one = residuals[static_cast<Eigen::Index>(i)], next = residuals[static_cast<Eigen::Index>(i + 1)];
    follow[g] += one * next;
    all[g] += (one * one + next * next) / 2;
  }
  std::vector<double> shares;
  for (std::size_t g = 0; g < all.size(); ++g) {
    const double r = all[g] > 0 ? std::max(0.0, follow[g] / all[g]) : 0;
    shares.push_back(std::clamp((1 - r) / (1 + r), kLeastIndependent, 1.0));
  }
  return shares;
}

SearchResult search(const Eigen::VectorXd& start, const SearchCells& cells, const Bench& bench,
                    const SearchSettings& settings, const RoundCallback& on_round) {
  return Search(cells, bench, settings).run(start, on_round);
}

}  // namespace corridor
