// State that lies in memory.
#include "sim/state_bytes.hpp"

#include <algorithm>

#include "sim/input/errors.hpp"

namespace corridor {

ByteSource from_bytes(std::string_view bytes) {
  return [bytes](std::span<char> into) mutable {
    if (bytes.size() < into.size()) throw Defect("a state holds fewer bytes than it should");
    std::copy_n(bytes.begin(), into.size(), into.begin());
    bytes.remove_prefix(into.size());
  };
}

}  // namespace corridor
