// Keeps the results of a study.
#include "analysis/studies/play/folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "analysis/base/files.hpp"

namespace corridor {
namespace {

namespace fs = std::filesystem;

// A place in the index: offset, two flags, log.
constexpr unsigned kOffsetBits = 36, kLogShift = kOffsetBits + 2;
constexpr std::uint64_t kFailed = std::uint64_t{1} << kOffsetBits;
constexpr std::uint64_t kSeen = kFailed << 1U;
constexpr std::uint64_t kOffset = kFailed - 1;
constexpr std::size_t kMostLogs = std::size_t{1} << (RunIndex::kPlaceBits - kLogShift);
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

/// Names are hashes already; replicates of a name get keys far apart (splitmix64's multiplier).
std::uint64_t key_of(std::uint64_t name, std::uint32_t replicate) { return name + 0x9E3779B97F4A7C15ULL * replicate; }

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

StudyResults::StudyResults(const std::vector<std::string>& directories, const Study& study, std::uint64_t most,
                           ResultLog::Use use, Shard shard) {
  const std::string start = log_start(study);
  std::string own;
  if (use == ResultLog::Use::kAdd) {
    const std::string part = shard.of == 1 ? "" : fmt::format("-part-{}-of-{}", shard.number, shard.of);
    own = (fs::path(directories.front()) / "runs" / (start + part + ".log")).string();
    logs_.push_back(std::make_unique<ResultLog>(own, use));
  }
  for (const std::string& directory : directories) {
    for (const std::string& file : logs_in(directory, start)) {
      if (file != own) logs_.push_back(std::make_unique<ResultLog>(file, ResultLog::Use::kRead));
    }
  }
  if (logs_.size() > kMostLogs) throw RunFailure(fmt::format("a study can have {} parts at most", kMostLogs));
  for (const auto& log : logs_) most += log->lines();
  index_ = std::make_unique<RunIndex>(most);
  for (std::size_t log = 0; log < logs_.size(); ++log)
    logs_[log]->for_each([&](const RunRecord& record, std::uint64_t offset) { note(record, log, offset); });
}

RunRecord StudyResults::record_at(std::uint64_t place) const { return logs_[place >> kLogShift]->at(place & kOffset); }

RunIndex::Place StudyResults::place_of(std::uint64_t name, std::uint32_t replicate) {
  return index_->find(key_of(name, replicate), [&](std::uint64_t place) {
    const RunRecord record = record_at(place);
    return record.name == name && record.replicate == replicate;
  });
}

/// A success stays, whatever is noted later.
void StudyResults::note(const RunRecord& record, std::size_t log, std::uint64_t offset) {
  RunIndex::Place there = place_of(record.name, record.replicate);
  if (there && (there.get() & kFailed) == 0) return;
  if (offset > kOffset) throw RunFailure("a log of results has grown too large");
  const std::uint64_t place = std::uint64_t{log} << kLogShift | (record.failed ? kFailed : 0) | offset;
  if (there)
    there.set(place);
  else
    index_->add(key_of(record.name, record.replicate), place);
}

StudyResults::State StudyResults::state(std::uint64_t name, std::uint32_t replicate) {
  const RunIndex::Place place = place_of(name, replicate);
  if (!place) return State::kMissing;
  return (place.get() & kFailed) != 0 ? State::kFailed : State::kDone;
}

std::optional<RunRecord> StudyResults::find(std::uint64_t name, std::uint32_t replicate) {
  const RunIndex::Place place = place_of(name, replicate);
  if (!place) return std::nullopt;
  return record_at(place.get());
}

void StudyResults::add(const RunRecord& record) { note(record, 0, logs_.front()->add(record)); }

void StudyResults::sync() { logs_.front()->sync(); }

bool StudyResults::first_time(std::uint64_t name, std::uint32_t replicate) {
  RunIndex::Place place = place_of(name, replicate);
  if (!place || (place.get() & kSeen) != 0) return false;
  place.set(place.get() | kSeen);
  return true;
}

}  // namespace corridor
