// Eigenvalues of the curvature, in plain words.
#include "analysis/calibrate/identify.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "analysis/base/intervals.hpp"

namespace corridor {
namespace {

constexpr double kRange = 12;   // 1 / variance of a number of which only its range of length 1 is known
constexpr double kNamed = 0.3;  // loadings below are not worth a word

Verdict verdict_of(double left) {
  if (left < kIdentifiedBelow) return Verdict::kIdentified;
  return left > kOpenAbove ? Verdict::kOpen : Verdict::kWeak;
}

const std::string& path_of(const ParameterSpace& space, Eigen::Index parameter) {
  return space.parameters()[static_cast<std::size_t>(parameter)].path;
}

/// What a direction that is open says of its parameters, largest loading first.
std::string sentence_on(const ParameterSpace& space, const Eigen::VectorXd& loadings) {
  std::vector<Eigen::Index> named;
  for (Eigen::Index p = 0; p < loadings.size(); ++p) {
    if (std::abs(loadings[p]) >= kNamed) named.push_back(p);
  }
  std::sort(named.begin(), named.end(),
            [&](Eigen::Index a, Eigen::Index b) { return std::abs(loadings[a]) > std::abs(loadings[b]); });
  if (named.empty()) return "Many parameters can move together without the figures noticing.";
  if (named.size() == 1) return fmt::format("The figures say next to nothing on {}.", path_of(space, named[0]));
  if (named.size() == 2) {
    const bool against = loadings[named[0]] * loadings[named[1]] < 0;
    return fmt::format("The figures cannot tell {} and {} apart: when one rises and the other {}.",
                       path_of(space, named[0]), path_of(space, named[1]),
                       against ? "falls, they do not notice; they see the two as a product"
                               : "rises too, they do not notice; they see the two as a ratio");
  }
  std::vector<std::string> parts;
  for (const Eigen::Index p : named)
    parts.push_back(fmt::format("{} {}", path_of(space, p), loadings[p] > 0 ? "up" : "down"));
  return fmt::format("The figures do not see this move: {}.", fmt::join(parts, ", "));
}

}  // namespace

const char* name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::kIdentified:
      return "identified";
    case Verdict::kWeak:
      return "weak";
    case Verdict::kOpen:
      return "not identified";
  }
  return "";
}

Identification identify(const ParameterSpace& space, const Eigen::VectorXd& position,
                        const Eigen::MatrixXd& curvature) {
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(curvature);
  const Eigen::VectorXd known = eigen.eigenvalues().cwiseMax(0.0);
  const Eigen::VectorXd left = (known.array() + kRange).inverse();
  const Eigen::MatrixXd covariance = eigen.eigenvectors() * left.asDiagonal() * eigen.eigenvectors().transpose();
  Identification found;
  found.curvature = curvature;
  for (Eigen::Index k = known.size(); k-- > 0;) {
    const double share = std::sqrt(left[k] * kRange);
    Eigen::VectorXd loadings = eigen.eigenvectors().col(k);
    Eigen::Index largest = 0;
    loadings.cwiseAbs().maxCoeff(&largest);
    if (loadings[largest] < 0) loadings = -loadings;
    found.directions.push_back({share, verdict_of(share), std::move(loadings)});
  }
  const double deviations = normal_quantile(0.5 + kConfidence / 2);
  const Eigen::VectorXd spread = covariance.diagonal().cwiseSqrt();
  found.correlation = spread.cwiseInverse().asDiagonal() * covariance * spread.cwiseInverse().asDiagonal();
  for (int p = 0; p < space.size(); ++p) {
    ParameterFinding one;
    one.low = space.value(p, std::clamp(position[p] - deviations * spread[p], 0.0, 1.0));
    one.high = space.value(p, std::clamp(position[p] + deviations * spread[p], 0.0, 1.0));
    one.left = spread[p] * std::sqrt(kRange);
    one.left_alone = std::sqrt(kRange / (kRange + std::max(0.0, curvature(p, p))));
    one.verdict = verdict_of(one.left);
    one.at_bound = position[p] < 1e-3 || position[p] > 1 - 1e-3;
    found.parameters.push_back(one);
  }
  return found;
}

std::vector<std::string> open_questions(const ParameterSpace& space, const Identification& found) {
  std::vector<std::string> sentences;
  std::vector<Eigen::Index> seen;
  for (std::size_t p = 0; p < found.parameters.size(); ++p) {
    if (found.parameters[p].left_alone > kOpenAbove)
      sentences.push_back(fmt::format("The figures say nothing on {}.", space.parameters()[p].path));
    else
      seen.push_back(static_cast<Eigen::Index>(p));
  }
  if (seen.empty()) return sentences;
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(found.curvature(seen, seen));
  for (std::size_t k = 0; k < seen.size(); ++k) {
    const auto column = static_cast<Eigen::Index>(k);
    if (std::sqrt(kRange / (kRange + std::max(0.0, eigen.eigenvalues()[column]))) <= kOpenAbove) break;
    Eigen::VectorXd loadings = Eigen::VectorXd::Zero(space.size());
    loadings(seen) = eigen.eigenvectors().col(column);
    sentences.push_back(sentence_on(space, loadings));
  }
  return sentences;
}

}  // namespace corridor
