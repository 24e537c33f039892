// Route choice: a recursive logit on the route network (Fosgerau, Frejinger and Karlstrom 2013,
// doi:10.1016/j.trb.2013.07.012).
//
// A traveller at a place chooses the next route by its utility plus the value of the place it leads to. Routes cost
// travel days, distance and perceived risk, plus a constant for every step; journeys end at a border sector, which
// draws by a pull that is constant but for the season, and by what a nationality and kind of party hear of it. The
// values solve z = M z + b, where M holds exp(utility) between places and b the routes into sectors; one factorisation
// serves all classes that share the costs.
#pragma once

#include <span>
#include <vector>

#include "sim/experience.hpp"
#include "sim/mechanism.hpp"
#include "sim/risk.hpp"
#include "sim/world.hpp"

namespace corridor {

/// A step that can be taken from a place.
struct Step {
  double cumulative = 0;  ///< Probability of this or an earlier step.
  std::uint16_t to = 0;   ///< Place index.
  bool crosses_border = false;
  float days = 0;  ///< Plain travel days.
};

class RouteChoice {
 public:
  RouteChoice(const World& world, const Mechanism& mechanism);

  /// Solves the next-step tables of a month for the risk on the way and what is heard of sectors now. Throws Defect if
  /// some origin cannot reach any sector.
  void solve(const PerceivedRisk& risk, const Experience& experience, Month month);

  /// Steps from a place for parties of a nationality and kind; empty where the network leads nowhere.
  std::span<const Step> steps(std::size_t place, std::size_t nationality, PartyKind kind, bool guided) const;

 private:
  struct Edge {
    std::uint16_t from, to;
    double days, km;
    bool into_sector;
  };
  std::size_t class_of(std::size_t nationality, PartyKind kind, bool guided) const {
    return group_of(nationality, kind) * 2 + (guided ? 1 : 0);
  }
  double utility(const Edge& edge, const PerceivedRisk& risk, bool guided) const;
  void hear(const Experience& experience, Month month);
  void check_origins() const;

  const World* world_;
  const Mechanism* mechanism_;
  std::vector<Edge> edges_;                ///< Directed, on this side of the border, grouped by `from`.
  std::vector<std::vector<double>> draw_;  ///< By edge into a sector: exp(pull + what is heard) by group_of.
  std::vector<std::uint16_t> node_of_;     ///< Place -> row of the matrix, 0xFFFF for places beyond the border.
  std::size_t nodes_ = 0;
  std::vector<std::vector<Step>> steps_;  ///< By class, in the order of edges_.
  std::vector<std::uint32_t> begin_;      ///< Place -> first edge; one more entry at the end.
};

}  // namespace corridor
