// The indicators and parts of practice_indicators.cpp and indicators.cpp, with the scopes that these give them.
#include "analysis/indicators/shapes.hpp"

#include <algorithm>
#include <array>

#include "analysis/indicators/indicators.hpp"

namespace corridor {
namespace {

constexpr std::array kShapes{
    IndicatorShape{"I-1", Scopes::kLayers},
    IndicatorShape{"I-1:broad", Scopes::kNamed},
    IndicatorShape{"I-1:restrictive_weight", Scopes::kOverall},
    IndicatorShape{"I-1:protective_weight", Scopes::kNamed},
    IndicatorShape{"I-1:national", Scopes::kOverall},
    IndicatorShape{"I-1:state_local", Scopes::kOverall},
    IndicatorShape{"I-2", Scopes::kOverall},
    IndicatorShape{"I-2:framed_acts", Scopes::kOverall},
    IndicatorShape{"I-2:not_exempt", Scopes::kOverall},
    IndicatorShape{"I-2:prosecuted", Scopes::kOverall},
    IndicatorShape{"I-2:troops", Scopes::kOverall},
    IndicatorShape{"I-2:security_agencies", Scopes::kOverall},
    IndicatorShape{"I-3", Scopes::kOverall},
    IndicatorShape{"I-3:fresh_acts", Scopes::kOverall},
    IndicatorShape{"P-1", Scopes::kLayers},
    IndicatorShape{"P-1:q_transit", Scopes::kOverall},
    IndicatorShape{"P-1:q_port", Scopes::kPorts},
    IndicatorShape{"P-1:q_between", Scopes::kSectors},
    IndicatorShape{"P-1:q_interior", Scopes::kAreas},
    IndicatorShape{"P-2", Scopes::kOverall},
    IndicatorShape{"P-2:book_ins", Scopes::kLayers},
    IndicatorShape{"P-2:population", Scopes::kOverall},
    IndicatorShape{"P-2:stay", Scopes::kOverall},
    IndicatorShape{"P-2:without_conviction", Scopes::kOverall},
    IndicatorShape{"externalization", Scopes::kOverall},
    IndicatorShape{"interior_penetration", Scopes::kOverall},
    IndicatorShape{"substance_gap", Scopes::kAreas},
};

void add_kind(const World& world, JurisdictionKind kind, std::vector<std::string>& names) {
  for (const Jurisdiction& jurisdiction : world.jurisdictions) {
    if (jurisdiction.kind == kind) names.push_back(jurisdiction.id);
  }
}

/// Also those that only an act names which a run leaves out.
void add_named(const World& world, const Register& shipped, std::vector<std::string>& names) {
  const std::vector<std::string> named = InstitutionalIndicators{shipped, {}}.places_named();
  for (const Jurisdiction& jurisdiction : world.jurisdictions) {
    if (std::binary_search(named.begin(), named.end(), jurisdiction.id)) names.push_back(jurisdiction.id);
  }
}

}  // namespace

std::span<const IndicatorShape> indicator_shapes() { return kShapes; }

std::vector<std::string> scope_names(const World& world, const Register& shipped, Scopes scopes) {
  std::vector<std::string> names{"overall"};
  switch (scopes) {
    case Scopes::kOverall:
      break;
    case Scopes::kLayers:
      names.insert(names.end(), {"transit", "border", "interior"});
      break;
    case Scopes::kPorts:
      add_kind(world, JurisdictionKind::kPort, names);
      break;
    case Scopes::kSectors:
      add_kind(world, JurisdictionKind::kSector, names);
      break;
    case Scopes::kAreas:
      add_kind(world, JurisdictionKind::kArea, names);
      break;
    case Scopes::kNamed:
      add_named(world, shipped, names);
      break;
  }
  return names;
}

}  // namespace corridor
