// Reads a FLEE case file by file; later files are read only when those that they refer to are sound.
#include "analysis/import/flee_case.hpp"

#include <algorithm>
#include <filesystem>

namespace corridor::flee {

const Location* Case::find(const std::string& name) const {
  const auto found =
      std::find_if(locations.begin(), locations.end(), [&](const Location& one) { return one.name == name; });
  return found == locations.end() ? nullptr : &*found;
}

Case read_case(const std::string& directory, Problems& problems) {
  Case into;
  into.directory = directory;
  std::error_code error;
  if (!std::filesystem::is_directory(directory, error)) {
    problems.add({{directory}, "", "is no folder", "name the folder that holds locations.csv"});
    return into;
  }
  read_period(into, problems);
  read_locations(into, problems);
  read_settings(into, problems);
  if (!problems.empty()) return into;
  read_routes(into, problems);
  read_conflicts(into, problems);
  read_closures(into, problems);
  read_corrections(into, problems);
  read_series(into, problems);
  return into;
}

}  // namespace corridor::flee
