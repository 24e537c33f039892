// Cuts text at a character.
#include "sim/input/split.hpp"

#include <algorithm>

namespace corridor {

std::vector<std::string> split(std::string_view text, char separator, std::size_t most) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const bool last = parts.size() + 1 >= most;
    const std::size_t end = last ? text.size() : std::min(text.find(separator, begin), text.size());
    parts.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

}  // namespace corridor
