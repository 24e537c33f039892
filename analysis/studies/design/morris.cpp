// Draws trajectories. Levels 0 ... p-1 with p even; a step spans p/2 of them, so that every level is as likely.
#include "analysis/studies/design/morris.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <span>

namespace corridor {
namespace {

constexpr std::uint32_t kMostTries = 10'000;

/// An order of the groups: each has a number, the smallest goes first.
std::vector<std::size_t> order_of(std::span<const double> keys) {
  std::vector<std::size_t> order(keys.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
  return order;
}

}  // namespace

MorrisDesign::MorrisDesign(const Study& study)
    : study_(&study),
      luck_(study.design.seed),
      sequence_(study.factors.size() + study.groups.size(), study.design.seed) {
  trajectories_ = std::accumulate(study.design.more.begin(), study.design.more.end(), study.design.trajectories);
}

/// Levels are coordinates 0 to 1; where a marginal has no ends, the middles of p equally likely parts.
double MorrisDesign::coordinate(const Factor& factor, std::uint64_t level) const {
  const auto levels = static_cast<double>(study_->design.levels);
  const auto step = static_cast<double>(level);
  return factor.bounded() ? step / (levels - 1) : (step + 0.5) / levels;
}

/// One for the start of each factor, one for the turn of each group. Only what constraints reject is drawn plainly.
std::vector<double> MorrisDesign::coordinates(std::uint64_t number, std::uint32_t attempt) {
  std::vector<double> drawn(study_->factors.size() + study_->groups.size());
  if (attempt == 0) {
    sequence_.at(number, 0, drawn);
    return drawn;
  }
  for (std::uint32_t d = 0; d < drawn.size(); ++d)
    drawn[d] = luck_.at(number, DesignPurpose::kTrajectory, d, attempt)[0];
  return drawn;
}

MorrisTrajectory MorrisDesign::drawn(std::uint64_t number, std::uint32_t attempt) {
  const std::uint64_t levels = study_->design.levels, half = levels / 2;
  const std::vector<Factor>& factors = study_->factors;
  std::vector<std::uint64_t> at(factors.size());
  Point point(factors.size());
  const std::vector<double> places = coordinates(number, attempt);
  for (std::size_t f = 0; f < factors.size(); ++f) {
    at[f] = static_cast<std::uint64_t>(places[f] * static_cast<double>(levels));
    point[f] = factors[f].at(coordinate(factors[f], at[f]));
  }
  MorrisTrajectory made;
  made.points.push_back(point);
  for (const std::size_t g : order_of(std::span(places).subspan(factors.size()))) {
    const std::vector<std::size_t>& members = study_->groups[g].factors;
    double step = 0;
    for (const std::size_t f : members) {
      const std::uint64_t next = at[f] < half ? at[f] + half : at[f] - half;
      step = coordinate(factors[f], next) - coordinate(factors[f], at[f]);
      at[f] = next;
      point[f] = factors[f].at(coordinate(factors[f], next));
    }
    made.points.push_back(point);
    made.moved.push_back(g);
    made.steps.push_back(members.size() == 1 ? step : std::abs(step));
  }
  return made;
}

MorrisTrajectory MorrisDesign::trajectory(std::uint64_t number) {
  for (std::uint32_t attempt = 0; attempt < kMostTries; ++attempt) {
    MorrisTrajectory made = drawn(number, attempt);
    const auto allowed = [&](const Point& point) { return study_->allows(point); };
    if (std::all_of(made.points.begin(), made.points.end(), allowed)) return made;
  }
  throw ConfigError({{study_->constraints_at, "constraints", fmt::format("reject {} trajectories in a row", kMostTries),
                      "narrow the parameters to the region that is allowed"}});
}

Point MorrisDesign::at(std::uint64_t index) {
  const std::uint64_t number = index / set_size();
  if (number != kept_) last_ = trajectory(number);
  kept_ = number;
  return last_.points[index % set_size()];
}

std::unique_ptr<Design> make_morris(const Study& study) { return std::make_unique<MorrisDesign>(study); }

}  // namespace corridor
