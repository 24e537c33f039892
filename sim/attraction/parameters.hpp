// The numbers of movement by attraction, each with its name, unit and range.
#pragma once

#include <string>
#include <vector>

namespace corridor::attraction {

/// All as `parameters.yaml` names them. What each does: README.md.
struct Parameters {
  double max_move_speed = 0, max_walk_speed = 0;  ///< km a day
  double start_on_foot = 0, avoid_short_stints = 0;
  double conflict_movechance = 0, camp_movechance = 0, idpcamp_movechance = 0, default_movechance = 0,
         hub_movechance = 0;
  double camp_weight = 0, conflict_weight = 0, foreign_weight = 0;
  double awareness_level = 0, chooses_destination = 0;
  double softening = 0, distance_power = 0, weight_softening = 0, weight_power = 0;
  double capacity_buffer = 0, capacity_scaling = 0, crowded_share = 0;
  double pruning_threshold = 0;
  double movechance_pop_base = 0, movechance_pop_scale_factor = 0;
  double known_way_weight = 0, known_way_persons = 0;
  /// Of conflicts by age: the n-th holds for the n-th `decay_interval` days, the last from then on.
  std::vector<double> conflict_decay{1};
  double decay_interval = 1;

  double decay(int age) const;
};

/// One number: what it is called, where it is kept, what it may be.
struct ParameterInfo {
  const char* name;
  double Parameters::*value;
  double standard;  ///< What holds where nothing is said: by FLEE's rules.
  double low, high;
  const char* unit;
  const char* about;
};
const std::vector<ParameterInfo>& parameter_infos();

/// What a number is by our own movement, the same in every world: FLEE's standards but for three. People choose a camp
/// by the whole way (gravity of destinations: Zipf 1946, doi:10.2307/2087063) and stay in it; those who went before
/// draw others (networks: Massey 1990, doi:10.2307/3644186). How strongly is a judgement: ten cases do not tell 0
/// from 0.4 (scenarios/flee/README.md).
double own_movement(const ParameterInfo& info);

/// The number called that; null when there is none.
const ParameterInfo* find_parameter(const std::string& name);

}  // namespace corridor::attraction
