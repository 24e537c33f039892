// What people of a nationality hear from those who went before them: how many went by each sector, and how many of
// those were let in.
//
// Ways become known by being used: cost falls with the number of people of the same origin who went before (cumulative
// causation: Massey 1990, doi:10.2307/3644186). A sector is also judged by what lately became of people like oneself
// there, of the same nationality and kind of party. Both fade month by month, and are fixed within one.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/mechanism.hpp"
#include "sim/tally.hpp"
#include "sim/world.hpp"

namespace corridor {

class Experience {
 public:
  /// `scale`: real persons for each one in a tally.
  Experience(const World& world, const Mechanism& mechanism, std::uint32_t scale);

  /// What it adds to the utility of crossing in a sector, for a group_of(nationality, kind).
  double draw(Id<Jurisdiction> sector, std::size_t group) const;

  /// Of a nationality, those who lately went by a sector, all kinds of party: persons, faded by age.
  double went(Id<Jurisdiction> sector, std::size_t nationality) const { return went_[sector.index()][nationality]; }
  /// Share of a group that was let in of those who came before a sector, as perceived now; in [0, 1]. A sector that few
  /// have tried is judged by the whole border, and the border by the world's reference.
  double let_in(Id<Jurisdiction> sector, std::size_t group) const;
  /// The same between ports along the whole border.
  double let_in(std::size_t group) const;

  /// What it adds to the log-odds of going to a port rather than between ports, for a group: habit of the nationality
  /// against its usual share, and how much likelier one is let in at that port; one that few have tried is judged by
  /// all ports. 0 in a world that says nothing of ports.
  double draw_of_port(Id<Jurisdiction> port, std::size_t group) const;

  /// Learns from a month that has ended: what was heard before fades, the month is added.
  void learn(const Tally& month);

  /// What a checkpoint holds of it (sim/state_bytes.hpp).
  template <class Archive>
  void serialize(Archive& archive) {
    archive(went_, heard_, border_, ports_, to_port_, between_);
  }

 private:
  struct Heard {
    double let_in = 0, reached = 0;  ///< Persons, faded by age.
    double share(double before, double persons) const;

    template <class Archive>
    void serialize(Archive& archive) {
      archive(let_in, reached);
    }
  };
  void fade();
  void learn_of_ports(const Tally::Row& row);

  const World* world_;
  const Mechanism* mechanism_;
  double scale_;
  std::vector<std::vector<double>> went_;  ///< By jurisdiction: by nationality; empty where no sector is.
  std::vector<std::vector<Heard>> heard_;  ///< By jurisdiction, sectors and ports: by group.
  std::vector<Heard> border_;              ///< By group, between ports.
  std::vector<Heard> ports_;               ///< By group, at ports.
  std::vector<double> to_port_, between_;  ///< By nationality: persons met at ports, and between them; faded by age.
};

}  // namespace corridor
