// Locks folders, knows our files by content, and puts new results in the place of old ones.
#include "analysis/base/result_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <map>
#include <string_view>

#include "analysis/base/files.hpp"
#include "sim/input/errors.hpp"

namespace corridor {
namespace {

namespace fs = std::filesystem;

constexpr const char* kManifest = "manifest.json";
constexpr const char* kUnfinished = "unfinished";

struct Sign {
  std::string_view begins;    ///< What the file begins with; a table begins with its header.
  std::string_view contains;  ///< And what stands somewhere in it.
};

constexpr Sign kPage{"<!doctype html>", R"(<div class="brand">Corridor)"};

/// By what each of our files is known. A file that is added to a folder of results is added here
/// (tests/tools/folders_test.cpp holds what every verb writes against this list).
const std::map<std::string_view, std::vector<Sign>>& signs() {
  static const std::map<std::string_view, std::vector<Sign>> all{
      {kManifest, {{"{", R"("corridor":)"}}},
      {"indicators.csv", {{"replicate,month,indicator,", ""}}},
      {"observables.csv", {{"replicate,series,month,place,", ""}}},
      {"gates.csv", {{"replicate,month,gate,", ""}}},
      {"stocks.csv", {{"replicate,month,state,", ""}}},
      {"months.csv", {{"month,from,to,days,", ""}}},
      {"results.nc", {{"\x89HDF", "an agent-based simulator of border migration"}}},
      {"fit.csv", {{"series,granularity,observed,simulated,", ""}}},
      {"skill.csv", {{"series,granularity,year,made,", ""}}},
      {"effects.csv", {{"effect,title,used_for,", ""}}},
      {"effects.md", {{"# Published effects of policies", ""}}},
      {"fit_cells.csv", {{"series,granularity,period,place,", ""}}},
      {"report.html", {kPage}},
      {"comparison.csv", {{"scenario,series,place,nationality,", ""}}},
      {"inputs.json", {{"{", R"("differences":)"}}},
      {"compare.html", {kPage}},
      {"fates.csv", {{"scenario,base_fate,alt_fate,", ""}}},
      {"fate_groups.csv", {{"scenario,nationality,party,year,", ""}}},
      {"parties.csv", {{"scenario,replicate,party,nationality,", ""}}},
      {"factorial.csv", {{"term,series,place,", ""}}},
      {"factorial.html", {kPage}},
      {"combinations.csv", {{"", ",series,place,period,value\n"}}},
      {"cases.csv", {{"case,run,from,to,scope,", ""}}},
      {"patterns.csv", {{"indicator,other,cases,", ""}}},
      {"cases.html", {kPage}},
      {"design.csv", {{"run,", ""}}},
      {"responses.csv", {{"run,replicate,response,value\n", ""}}},
      {"indices.csv", {{"response,parameter,index,value,", ""}}},
      {"study.json", {{"{", R"("corridor":)"}, {"{", R"("played":)"}}},  // of a sweep, of a calibration
      {"convergence.csv", {{"base,response,parameter,index,", ""}}},
      {"failures.csv", {{"run,replicate,message,", ""}}},
      {"box.yaml", {{"", "corridor: 1\n"}}},
      {"study.html", {kPage}},
      {"report.txt", {{"", "published cells"}}},
      {"calibration.csv", {{"parameter,unit,range_low,", ""}}},
      {"identified.csv", {{"direction,spread_left,", ""}}},
      {"correlations.csv", {{"parameter,other,correlation\n", ""}}},
      {"sensitivity.csv", {{"parameter,series,granularity,percent_", ""}}},
      {"targets.csv", {{"series,granularity,weight,cells,", ""}}},
      {"residuals.csv", {{"series,granularity,period,place,", ""}}},
      {"rounds.csv", {{"round,design,objective_before,", ""}}},
      {"calibrated.yaml", {{"# Written by `corridor calibrate`", ""}}},
      {"plays.csv", {{"replicate,", ""}}},
      {"departures.csv", {{"month,nationality,party,persons\n", ""}}},
      {"datapackage.json", {{"{", R"("profile": "tabular-data-package")"}}},
      {"monthly.csv", {{"month,", ""}}},
      {"dashboard-1-corridor.yaml", {{"# Written by `corridor run` for SimWrapper", ""}}},
      {"codes.csv", {{"list,code,of,", ""}}},
      {"dictionary.html", {{"<!doctype html>", "<title>Data dictionary"}}},
      {"pulls.csv", {{"sector,nationality,party,utility\n", ""}}},
      {"seasons.csv", {{"sector,month,party,utility\n", ""}}},
      {"world.yaml", {{"# A case of the FLEE simulator, read by `corridor import flee`", ""}}},
      {"parameters.yaml", {{"# Numbers of movement by attraction", ""}}},
      {"scenario.yaml", {{"# The case as it happened, by FLEE's rules", ""}}},
      {"own-movement.yaml", {{"# The same people by Corridor's own movement", ""}}},
      {"places.csv", {{"id,country,kind,latitude,longitude,population,capacity,", ""}}},
      {"routes.csv", {{"from,to,km,source\n", ""}}},
      {"events.csv", {{"id,kind,place,country,other,from,to,", ""}}},
      {"arrivals.csv", {{"day,persons\n", ""}}},
      {"counts.csv", {{"place,day,persons\n", ""}}},
      {"IMPORT.md", {{"# What was odd in the files of ", ""}}},
      {"LICENSE-FabFlee.txt", {{"", "Groen"}}},
      {"camps.csv", {{"replicate,day,place,persons,", ""}}},
      {"days.csv", {{"replicate,day,in_camps,", ""}}},
      {"camp_fit.csv", {{"forecast,replicate,", ""}}},
      {"camp_comparison.csv", {{"scenario,day,place,", ""}}},
  };
  return all;
}

/// Each name once, in order.
std::vector<std::string> each_once(const std::vector<std::string>& names) {
  std::vector<std::string> all;
  for (const std::string& name : names) {
    if (std::find(all.begin(), all.end(), name) == all.end()) all.push_back(name);
  }
  return all;
}

/// Reads no more than that: tables are long.
bool begins_with(const fs::path& file, std::string_view sign) {
  std::ifstream stream(file, std::ios::binary);
  std::string begin(sign.size(), '\0');
  stream.read(begin.data(), static_cast<std::streamsize>(begin.size()));
  return stream.gcount() == static_cast<std::streamsize>(sign.size()) && begin == sign;
}

bool is_there(const std::string& directory, const std::string& name) {
  std::error_code error;
  return fs::symlink_status(fs::path{directory} / name, error).type() != fs::file_type::not_found && !error;
}

std::string first_there(const std::string& directory, const std::vector<std::string>& names) {
  const auto found =
      std::find_if(names.begin(), names.end(), [&](const auto& name) { return is_there(directory, name); });
  return found == names.end() ? "" : *found;
}

void remove_file(const fs::path& file) {
  std::error_code error;
  fs::remove(file, error);
  if (error) throw RunFailure(fmt::format("cannot replace {}: {}", file.string(), error.message()));
}

}  // namespace

FolderLock::FolderLock(const std::string& directory, FolderUse use)
    : descriptor_(open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  const int kind = use == FolderUse::kAlone ? LOCK_EX : LOCK_SH;
  // Where the file system knows no such locks, we go on without one.
  if (descriptor_ < 0 || flock(descriptor_, kind | LOCK_NB) == 0 || errno != EWOULDBLOCK) return;
  close(descriptor_);
  throw ConfigError({{{directory, 0, 0},
                      "",
                      "another corridor writes into this folder now",
                      "wait for it, or choose another folder",
                      ""}});
}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) close(descriptor_);
}

bool is_ours(const std::string& directory, const std::string& name) {
  const auto known = signs().find(name);
  if (known == signs().end()) throw Defect("nothing says by what our own " + name + " is known");
  const fs::path file = fs::path{directory} / name;
  std::error_code error;
  if (fs::symlink_status(file, error).type() != fs::file_type::regular) return false;
  return std::any_of(known->second.begin(), known->second.end(), [&](const Sign& sign) {
    return begins_with(file, sign.begins) &&
           (sign.contains.empty() || read_whole_file(file.string()).find(sign.contains) != std::string::npos);
  });
}

void refuse_others_files(const std::string& directory, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    if (!is_there(directory, name) || is_ours(directory, name)) continue;
    throw ConfigError({{{directory, 0, 0},
                        "",
                        fmt::format("the folder holds the file {}, which corridor did not write", name),
                        "choose another folder: only files of ours are ever replaced",
                        ""}});
  }
}

ResultFolder::ResultFolder(const std::string& directory, const std::vector<std::string>& names, bool force,
                           const std::function<bool(const std::string& directory)>& goes_on)
    : directory_(directory),
      working_(directory),
      names_(each_once(names)),
      lock_((make_folder(directory), directory), FolderUse::kAlone) {
  refuse_others_files(directory, names_);
  const std::string old = first_there(directory, names_);
  if (old.empty() || (goes_on && goes_on(directory))) return;
  if (!force) {
    throw ConfigError({{{directory, 0, 0},
                        "",
                        "the folder holds results already (" + old + ")",
                        "choose another folder, or say --force",
                        ""}});
  }
  working_ = directory + "/" + kUnfinished;
  refuse_others_files(working_, names_);
  if (goes_on && goes_on(working_)) return;
  for (const std::string& name : names_) remove_file(fs::path{working_} / name);
  make_folder(working_);
}

ResultFolder::~ResultFolder() {
  std::error_code error;
  if (working_ != directory_) fs::remove(working_, error);  // only when nothing was kept there
}

void ResultFolder::publish() {
  if (working_ == directory_) return;
  const fs::path from{working_}, to{directory_};
  remove_file(to / kManifest);  // no reader shall take a mixture for a run
  std::vector<std::string> order = names_;
  std::stable_partition(order.begin(), order.end(), [](const std::string& name) { return name != kManifest; });
  for (const std::string& name : order) {
    std::error_code error;
    if (const fs::path part = part_path(to.string(), name); fs::is_regular_file(fs::symlink_status(part, error)))
      fs::remove(part, error);  // what a killed process left
    if (!is_there(working_, name)) {
      remove_file(to / name);
      continue;
    }
    fs::rename(from / name, to / name, error);
    if (error) throw RunFailure(fmt::format("cannot replace {}: {}", (to / name).string(), error.message()));
  }
  std::error_code error;
  fs::remove(from, error);  // only when it is empty
  working_ = directory_;
}

}  // namespace corridor
