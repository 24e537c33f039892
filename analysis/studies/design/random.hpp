// Designs drawn at random.
#pragma once

#include <memory>

#include "analysis/studies/design/design.hpp"

namespace corridor {

std::unique_ptr<Design> make_latin_hypercube(const Study& study);

}  // namespace corridor
