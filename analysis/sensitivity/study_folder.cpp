// Keeps the results of a study. A place in the index: log number, two flags (failed, asked for), offset.
#include "analysis/sensitivity/study_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "analysis/outputs_file.hpp"

namespace corridor {
namespace {

namespace fs = std::filesystem;

constexpr unsigned kLogShift = 48;
constexpr std::uint64_t kFailed = std::uint64_t{1} << 47U;
constexpr std::uint64_t kSeen = std::uint64_t{1} << 46U;
constexpr std::uint64_t kOffset = kSeen - 1;
constexpr std::size_t kTag = 8;  ///< Hexadecimal digits of a hash in a file's name.

/// Results of other responses lie in other files.
std::string log_start(const Study& study) {
  std::string names;
  for (const Response& response : study.responses) names += response.text + '\n';
  return "results-" + sha256_of_text(names).substr(0, kTag);
}

std::vector<std::string> logs_in(const std::string& directory, const std::string& start) {
  std::vector<std::string> files;
  std::error_code error;
  for (fs::directory_iterator entry(fs::path(directory) / "runs", error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (name.starts_with(start) && name.ends_with(".log")) files.push_back(entry->path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

std::optional<FolderNote> read_note(const std::string& directory) {
  const fs::path file = fs::path(directory) / "runs" / "study.json";
  std::error_code error;
  if (!fs::exists(file, error)) return std::nullopt;
  try {
    const nlohmann::json json = nlohmann::json::parse(read_whole_file(file.string()));
    return FolderNote{json.at("study"), json.at("definition"), json.at("base"), json.at("scrambles"), json.at("more")};
  } catch (const nlohmann::json::exception& wrong) {
    throw RunFailure(fmt::format("cannot read {}: {}", file.string(), wrong.what()));
  }
}

void write_note(const std::string& directory, const FolderNote& note) {
  const std::string folder = (fs::path(directory) / "runs").string();
  make_folder(folder);
  const nlohmann::ordered_json json{{"study", note.study_file},
                                    {"definition", note.definition},
                                    {"base", note.base},
                                    {"scrambles", note.scrambles},
                                    {"more", note.more}};
  write_whole_file(folder, "study.json", json.dump(2) + '\n');
}

std::string definition_of(const Study& study, const StudyModel& model) {
  std::string text = fmt::format("{} {} {} {} {}\n", model.identity(), study.design.method, study.design.seed,
                                 study.design.levels, study.design.cross);
  for (const Factor& factor : study.factors) {
    text += fmt::format("{} {} {} {} {}", factor.path, static_cast<int>(factor.kind), factor.marginal.form(),
                        factor.first, factor.last);
    for (const double number : factor.marginal.numbers()) text += fmt::format(" {}", number);
    for (const std::string& option : factor.options) text += fmt::format(" '{}'", option);
    text += '\n';
  }
  for (const FactorGroup& group : study.groups) text += fmt::format("{} {}\n", group.name, group.factors.size());
  for (const Constraint& constraint : study.constraints) text += constraint.text() + '\n';
  return sha256_of_text(text);
}

StudyResults::StudyResults(const std::vector<std::string>& directories, const Study& study, ResultLog::Use use,
                           Shard shard) {
  const std::string start = log_start(study);
  std::string own;
  if (use == ResultLog::Use::kAdd) {
    const std::string part = shard.of == 1 ? "" : fmt::format("-part-{}-of-{}", shard.number, shard.of);
    own = (fs::path(directories.front()) / "runs" / (start + part + ".log")).string();
    open_log(own, ResultLog::Use::kAdd);
  }
  for (const std::string& directory : directories) {
    for (const std::string& file : logs_in(directory, start)) {
      if (file != own) open_log(file, ResultLog::Use::kRead);
    }
  }
}

void StudyResults::open_log(const std::string& file, ResultLog::Use use) {
  logs_.push_back(std::make_unique<ResultLog>(file, use));
  const std::size_t log = logs_.size() - 1;
  logs_.back()->for_each([&](const RunRecord& record, std::uint64_t place) { note(record, log, place); });
}

/// A success stays, whatever is noted later.
void StudyResults::note(const RunRecord& record, std::size_t log, std::uint64_t place) {
  if (record.failed && state(record.name, record.replicate) == State::kDone) return;
  index_.set(record.name, record.replicate, std::uint64_t{log} << kLogShift | (record.failed ? kFailed : 0) | place);
}

StudyResults::State StudyResults::state(std::uint64_t name, std::uint32_t replicate) const {
  const std::uint64_t place = index_.find(name, replicate);
  if (place == RunIndex::kNone) return State::kMissing;
  return (place & kFailed) != 0 ? State::kFailed : State::kDone;
}

std::optional<RunRecord> StudyResults::find(std::uint64_t name, std::uint32_t replicate) const {
  const std::uint64_t place = index_.find(name, replicate);
  if (place == RunIndex::kNone) return std::nullopt;
  return logs_[place >> kLogShift]->at(place & kOffset);
}

void StudyResults::add(const RunRecord& record) { note(record, adding_, logs_[adding_]->add(record)); }

void StudyResults::sync() { logs_[adding_]->sync(); }

bool StudyResults::first_time(std::uint64_t name, std::uint32_t replicate) {
  const std::uint64_t place = index_.find(name, replicate);
  if (place == RunIndex::kNone || (place & kSeen) != 0) return false;
  index_.set(name, replicate, place | kSeen);
  return true;
}

}  // namespace corridor
