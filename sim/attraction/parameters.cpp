// The list of numbers of movement by attraction. Standards are those of FLEE 3, whose rules these are, but for
// chooses_destination, known_way_weight and known_way_persons, which are ours.
#include "sim/attraction/parameters.hpp"

#include <algorithm>

namespace corridor::attraction {

const std::vector<ParameterInfo>& parameter_infos() {
  using P = Parameters;
  static const std::vector<ParameterInfo> all{
      {"max_move_speed", &P::max_move_speed, 360, 1, 10000, "km per day", "how far people travel a day"},
      {"max_walk_speed", &P::max_walk_speed, 35, 1, 1000, "km per day", "how far on foot"},
      {"start_on_foot", &P::start_on_foot, 0, 0, 1, "yes (1) or no (0)", "the first road is walked"},
      {"avoid_short_stints", &P::avoid_short_stints, 0, 0, 1, "yes (1) or no (0)",
       "who has hardly moved goes on from a town on the same day"},
      {"conflict_movechance", &P::conflict_movechance, 1, 0, 1, "share a day", "who leaves a conflict zone"},
      {"camp_movechance", &P::camp_movechance, 0.001, 0, 1, "share a day", "who leaves a camp"},
      {"idpcamp_movechance", &P::idpcamp_movechance, 0.1, 0, 1, "share a day", "who leaves a camp inside the country"},
      {"default_movechance", &P::default_movechance, 0.3, 0, 1, "share a day", "who leaves a town"},
      {"hub_movechance", &P::hub_movechance, 1, 0, 1, "share a day", "who leaves a hub or a junction"},
      {"camp_weight", &P::camp_weight, 1, 0, 1e6, "multiple", "attraction of a camp"},
      {"conflict_weight", &P::conflict_weight, 0.31622776601683794, 0, 1e6, "multiple",
       "attraction of a conflict zone"},
      {"foreign_weight", &P::foreign_weight, 1, 0, 1e6, "multiple", "attraction outside the home country"},
      {"awareness_level", &P::awareness_level, 1, 1, 10, "roads", "how far ahead people look"},
      {"chooses_destination", &P::chooses_destination, 0, 0, 1, "yes (1) or no (0)",
       "people choose among all camps that they can reach, by the whole way there; else the next place, as far as they "
       "look ahead"},
      {"softening", &P::softening, 10, 0, 1e6, "km", "added to every distance"},
      {"distance_power", &P::distance_power, 1, 0, 10, "exponent", "how much distance deters"},
      {"weight_softening", &P::weight_softening, 0, 0, 1e6, "multiple", "added to every attraction"},
      {"weight_power", &P::weight_power, 1, 0, 10, "exponent", "how strictly people choose the best"},
      {"capacity_buffer", &P::capacity_buffer, 0.9, 0, 1, "share of capacity", "where attraction begins to fall"},
      {"capacity_scaling", &P::capacity_scaling, 1, 0, 1e6, "multiple", "of every capacity; 0: no limits"},
      {"crowded_share", &P::crowded_share, 0.5, 0, 1, "share of attraction",
       "a camp with less left is not set out for"},
      {"pruning_threshold", &P::pruning_threshold, 1, 1, 1e9, "multiple",
       "ways that many times worse than the best are not seen; 1: all are"},
      {"movechance_pop_base", &P::movechance_pop_base, 10000, 1, 1e9, "persons", "place in which chances are as said"},
      {"movechance_pop_scale_factor", &P::movechance_pop_scale_factor, 0, -10, 10, "exponent",
       "how chances to leave grow with a place"},
      {"known_way_weight", &P::known_way_weight, 0, 0, 10, "exponent",
       "how much a camp draws by those who are there: (1 + persons / known_way_persons) to this power"},
      {"known_way_persons", &P::known_way_persons, 1000, 1, 1e9, "persons", "as many as double what draws"},
      {"conflict_decay_interval", &P::decay_interval, 30, 1, 1e5, "days", "how long each factor of age holds"},
  };
  return all;
}

double own_movement(const ParameterInfo& info) {
  if (info.value == &Parameters::chooses_destination) return 1;
  if (info.value == &Parameters::camp_movechance) return 0;
  if (info.value == &Parameters::known_way_weight) return 0.2;
  return info.standard;
}

const ParameterInfo* find_parameter(const std::string& name) {
  const auto& all = parameter_infos();
  const auto found = std::find_if(all.begin(), all.end(), [&](const ParameterInfo& one) { return one.name == name; });
  return found == all.end() ? nullptr : &*found;
}

double Parameters::decay(int age) const {
  if (age < 0) return conflict_decay.front();
  const auto step = static_cast<std::size_t>(age / decay_interval);
  return conflict_decay[std::min(step, conflict_decay.size() - 1)];
}

}  // namespace corridor::attraction
