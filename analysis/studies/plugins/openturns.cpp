// Opens the door to OpenTURNS once.
#include "analysis/studies/plugins/openturns.hpp"

#include "analysis/studies/plugins/plugin.hpp"

namespace corridor {

const OpenTurns& openturns() {
  using Entry = const OpenTurns* (*)();
  static const OpenTurns* const one =
      reinterpret_cast<Entry>(load_plugin("corridor_openturns", "corridor_openturns"))();
  return *one;
}

}  // namespace corridor
