// Estimates how strongly each border sector draws people of each nationality and kind of party: what journeys, ways
// that are known and what is heard of sectors leave unexplained.
//
// Of a pull, one part is common to all nationalities, by sector and kind of party; the other is a nationality's own.
// The own part counts for as much as the persons that it rests on (ridge; as a posterior mean: Lindley and Smith 1972,
// doi:10.1111/j.2517-6161.1972.tb00885.x): where few of a nationality came, sectors draw them as they draw others from
// afar. Contiguous nationals, whose journeys begin elsewhere, have no say in what is common.
#pragma once

#include <Eigen/Core>
#include <map>

#include "sim/world.hpp"

namespace corridor {

/// Persons met in a sector over the same months: [nationality][kind].
struct SectorPersons {
  Eigen::MatrixXd published, simulated;
};

/// Moves `world.pulls` of some sectors, by jurisdiction, towards what brings the published shares of each nationality
/// and kind. A shift of all sectors alike says nothing: nothing holds it.
void correct_pulls(World& world, const std::map<std::uint16_t, SectorPersons>& sectors);

}  // namespace corridor
