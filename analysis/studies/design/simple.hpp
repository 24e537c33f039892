// Designs without luck.
#pragma once

#include <memory>

#include "analysis/studies/design/design.hpp"

namespace corridor {

std::unique_ptr<Design> make_grid(const Study& study);           ///< Every combination of levels and options.
std::unique_ptr<Design> make_list(const Study& study);           ///< Points from a table.
std::unique_ptr<Design> make_one_at_a_time(const Study& study);  ///< From the base point, each parameter to its ends.

}  // namespace corridor
