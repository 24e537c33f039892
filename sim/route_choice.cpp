// Solves the recursive logit with a dense factorisation (Eigen): about a hundred places, once a month.
#include "sim/route_choice.hpp"

#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>

#include "sim/input/errors.hpp"

namespace corridor {

RouteChoice::RouteChoice(const World& world, const Mechanism& mechanism) : world_(&world), mechanism_(&mechanism) {
  const auto is_sector = [&](Id<Place> place) {
    return world.jurisdictions[world.places[place.index()].jurisdiction.index()].kind == JurisdictionKind::kSector;
  };
  const auto beyond = [&](Id<Place> place) { return world.places[place.index()].side == Side::kDestination; };
  for (const Route& route : world.routes) {
    for (const auto& [from, to] : {std::pair{route.from, route.to}, std::pair{route.to, route.from}}) {
      if (beyond(from) || (beyond(to) && !is_sector(to))) continue;
      edges_.push_back({from.value, to.value, route.days, route.km, is_sector(to)});
    }
  }
  std::stable_sort(edges_.begin(), edges_.end(), [](const Edge& a, const Edge& b) { return a.from < b.from; });
  draw_.resize(edges_.size());
  node_of_.assign(world.places.size(), 0xFFFF);
  begin_.assign(world.places.size() + 1, 0);
  std::vector<std::size_t> by_name(world.places.size());  // rounding does not hang on the order of a table
  std::iota(by_name.begin(), by_name.end(), std::size_t{0});
  std::ranges::sort(by_name, {}, [&](std::size_t place) { return std::string_view(world.places[place].id); });
  for (const std::size_t p : by_name) {
    if (!beyond(Id<Place>{p})) node_of_[p] = static_cast<std::uint16_t>(nodes_++);
  }
  for (std::size_t p = 0; p < world.places.size(); ++p) {
    begin_[p] = static_cast<std::uint32_t>(
        std::lower_bound(edges_.begin(), edges_.end(), p,
                         [](const Edge& edge, std::size_t place) { return edge.from < place; }) -
        edges_.begin());
  }
  begin_.back() = static_cast<std::uint32_t>(edges_.size());
  steps_.resize(groups_of(world.nationalities.size()) * 2);
}

double RouteChoice::utility(const Edge& edge, const PerceivedRisk& risk, bool guided) const {
  const double pace = guided ? mechanism_->pace_guided : mechanism_->pace_unguided;
  const double danger = risk.at(world_->places[edge.to].jurisdiction) * (guided ? mechanism_->guided_risk : 1.0);
  return -(mechanism_->hop_cost + mechanism_->day_cost * edge.days * pace + mechanism_->km_cost * edge.km +
           mechanism_->risk_cost * danger);
}

void RouteChoice::check_origins() const {
  for (std::size_t n = 0; n < world_->nationalities.size(); ++n) {
    for (const Id<Place> origin : world_->origins[n].choices) {
      const std::span<const Step> way = steps(origin.index(), n, PartyKind::kSingleAdult, false);
      if (way.empty() || way.back().cumulative <= 0)
        throw Defect("no route leads from " + world_->places[origin.index()].id + " to a sector");
    }
  }
}

void RouteChoice::hear(const Experience& experience, Month month) {
  for (std::size_t e = 0; e < edges_.size(); ++e) {
    if (!edges_[e].into_sector) continue;
    const Id<Jurisdiction> sector = world_->places[edges_[e].to].jurisdiction;
    draw_[e].resize(groups_of(world_->nationalities.size()));
    for (std::size_t c = 0; c < draw_[e].size(); ++c)
      draw_[e][c] = std::exp(world_->pull(sector, nationality_of(c), kind_of(c)) +
                             world_->season(sector, kind_of(c), month) + experience.draw(sector, c));
  }
}

void RouteChoice::solve(const PerceivedRisk& risk, const Experience& experience, Month month) {
  hear(experience, month);
  const std::size_t nationalities = world_->nationalities.size();
  const auto n = static_cast<Eigen::Index>(nodes_);
  for (const bool guided : {false, true}) {
    std::vector<double> weight(edges_.size());
    Eigen::MatrixXd system = Eigen::MatrixXd::Identity(n, n);
    Eigen::MatrixXd ends = Eigen::MatrixXd::Zero(n, static_cast<Eigen::Index>(groups_of(nationalities)));
    for (std::size_t e = 0; e < edges_.size(); ++e) {
      const Edge& edge = edges_[e];
      weight[e] = std::exp(utility(edge, risk, guided));
      if (!edge.into_sector) {
        system(node_of_[edge.from], node_of_[edge.to]) -= weight[e];
        continue;
      }
      for (std::size_t c = 0; c < groups_of(nationalities); ++c)
        ends(node_of_[edge.from], static_cast<Eigen::Index>(c)) += weight[e] * draw_[e][c];
    }
    const Eigen::MatrixXd values = system.partialPivLu().solve(ends);
    for (std::size_t c = 0; c < groups_of(nationalities); ++c) {
      std::vector<Step>& steps = steps_[c * 2 + (guided ? 1 : 0)];
      steps.assign(edges_.size(), {});
      for (std::size_t p = 0; p < world_->places.size(); ++p) {
        double sum = 0;
        for (std::uint32_t e = begin_[p]; e < begin_[p + 1]; ++e) {
          const Edge& edge = edges_[e];
          const double value = edge.into_sector ? draw_[e][c] : values(node_of_[edge.to], static_cast<Eigen::Index>(c));
          if (!(value >= 0))
            throw Defect("route choice has no solution: a step costs too little in world " + world_->id);
          steps[e] = {sum += weight[e] * value, edge.to, edge.into_sector, static_cast<float>(edge.days)};
        }
        for (std::uint32_t e = begin_[p]; e < begin_[p + 1]; ++e)
          steps[e].cumulative = sum > 0 ? steps[e].cumulative / sum : 0;
      }
    }
  }
  check_origins();
}

std::span<const Step> RouteChoice::steps(std::size_t place, std::size_t nationality, PartyKind kind,
                                         bool guided) const {
  const std::vector<Step>& steps = steps_[class_of(nationality, kind, guided)];
  return {steps.data() + begin_[place], steps.data() + begin_[place + 1]};
}

}  // namespace corridor
