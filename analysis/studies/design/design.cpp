// What every design shares.
#include "analysis/studies/design/design.hpp"

namespace corridor {

Point base_point(const Study& study) {
  Point point;
  for (const Factor& factor : study.factors)
    point.push_back(factor.base.value_or(factor.at(factor.has_options() ? 0.0 : 0.5)));
  return point;
}

}  // namespace corridor
