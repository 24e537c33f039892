// Text in parts.
#pragma once

#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// The parts between separators, empty ones too: at least one. At most `most`, of which the last then holds all the
/// rest.
std::vector<std::string> split(std::string_view text, char separator,
                               std::size_t most = std::numeric_limits<std::size_t>::max());

}  // namespace corridor
