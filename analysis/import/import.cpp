// Reads a case, writes a world, and reads that once more before it takes its place: nothing is kept that does not load.
#include "analysis/import/import.hpp"

#include <filesystem>
#include <numeric>

#include "analysis/base/files.hpp"
#include "analysis/base/result_folder.hpp"
#include "analysis/import/flee_world.hpp"
#include "sim/attraction/world_loader.hpp"

namespace corridor {
namespace {

namespace fs = std::filesystem;

constexpr const char* kLicence = "LICENSE-FabFlee.txt";

/// The licence of the case, which goes with every copy: beside its files or above them.
std::string licence_of(const std::string& directory) {
  std::error_code error;
  const fs::path folder = fs::absolute(directory).lexically_normal();
  for (const fs::path& near : {folder / kLicence, folder.parent_path() / kLicence, folder / ".." / kLicence}) {
    if (fs::is_regular_file(near, error)) return read_whole_file(near.string());
  }
  return "";
}

/// What does not load is not kept.
void remove_files(const std::string& directory, const std::vector<std::string>& names) {
  std::error_code error;
  for (const std::string& name : names) fs::remove(fs::path{directory} / name, error);
}

std::string name_of(const std::string& output) {
  fs::path path = fs::absolute(output).lexically_normal();
  return path.has_filename() ? path.filename().string() : path.parent_path().filename().string();
}

}  // namespace

ImportReport import_flee(const std::string& directory, const std::string& output, bool force, long divide) {
  Problems problems;
  flee::Case from = flee::read_case(directory, problems);
  problems.throw_if_any();
  from.divide = divide;
  std::map<std::string, std::string> files = flee::as_world(from, name_of(output));
  if (std::string licence = licence_of(directory); !licence.empty()) files[kLicence] = std::move(licence);
  ImportReport report{.directory = output, .notes = from.notes};
  for (const auto& [name, text] : files) report.files.push_back(name);
  ResultFolder folder(output, report.files, force);
  for (const auto& [name, text] : files) write_whole_file(folder.working(), name, text);
  const attraction::World world = attraction::load_world(folder.working(), problems);
  if (!problems.empty()) {
    remove_files(folder.working(), report.files);
    throw Defect("an imported world does not load: " + problems.all().front().headline());
  }
  folder.publish();
  report.places = world.places.size();
  report.roads = world.roads.size() / 2;
  report.events = world.events.size();
  report.days = world.days();
  for (const attraction::Place& place : world.places) {
    report.camps += place.is_camp() ? 1 : 0;
    report.at_start += place.at_start;
  }
  report.set_out = std::accumulate(world.arrivals.begin(), world.arrivals.end(), std::int64_t{0});
  return report;
}

}  // namespace corridor
