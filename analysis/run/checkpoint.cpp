// Writes, checks and reads checkpoints.
#include "analysis/run/checkpoint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <optional>
#include <tuple>

#include "sim/input/errors.hpp"

namespace corridor {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFormat = "corridor checkpoint 1\n";
constexpr std::size_t kFormatDigit = kFormat.size() - 2;
constexpr std::size_t kDigest = 64;  ///< SHA-256 as hexadecimal.
constexpr std::size_t kKept = 2;
constexpr const char* kName = "{}.bin";
constexpr const char* kPart = ".{}.bin.part";

[[noreturn]] void refuse(const std::string& file, const std::string& problem, const std::string& suggestion) {
  throw ConfigError({{{file, 0, 0}, "", problem, suggestion, ""}});
}

/// Their numbers, the last first; those of files that are none of ours among them. `form`: how they are called.
std::vector<std::uint64_t> numbers_in(const std::string& directory, const char* form = kName) {
  std::vector<std::uint64_t> numbers;
  std::error_code error;
  for (fs::directory_iterator entry(directory, error), end; !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    const std::size_t digits = std::min(name.find_first_of("0123456789"), name.size());
    std::uint64_t number = 0;
    const auto [rest, wrong] = std::from_chars(name.data() + digits, name.data() + name.size(), number);
    if (wrong == std::errc{} && fmt::format(fmt::runtime(form), number) == name) numbers.push_back(number);
  }
  std::sort(numbers.rbegin(), numbers.rend());
  return numbers;
}

std::string path_of(const std::string& directory, std::uint64_t number) {
  return directory + "/" + fmt::format(kName, number);
}

/// A file that is read from its beginning.
class InFile {
 public:
  explicit InFile(const std::string& path) : path_(path), file_(std::fopen(path.c_str(), "rbe"), &std::fclose) {
    if (!file_) throw RunFailure(fmt::format("cannot read {}: {}", path, std::strerror(errno)));
  }
  void all(std::span<char> into) {
    if (std::fread(into.data(), 1, into.size(), file_.get()) != into.size())
      throw RunFailure(fmt::format("cannot read {}: it has become shorter", path_));
  }
  std::string last(std::size_t bytes) {
    std::string text(bytes, '\0');
    if (std::fseek(file_.get(), -static_cast<long>(bytes), SEEK_END) == 0) all(text);
    return text;
  }
  std::string line() {
    std::string text;
    for (int c = std::getc(file_.get()); c != EOF; c = std::getc(file_.get())) {
      text += static_cast<char>(c);
      if (c == '\n') break;
    }
    return text;
  }

 private:
  std::string path_;
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
};

/// Why a file is not one of our checkpoints, or not as it was written; nothing when it is.
std::optional<std::string> what_is_wrong(const std::string& path) {
  std::error_code error;
  if (!fs::is_regular_file(fs::symlink_status(path, error))) return "is not a file";
  const std::uintmax_t size = fs::file_size(path, error);
  InFile file(path);
  const std::string format = file.line();
  if (format.size() == kFormat.size() && format != kFormat && format.starts_with(kFormat.substr(0, kFormatDigit)))
    return fmt::format("has format {}; this program knows format {}", format[kFormatDigit], kFormat[kFormatDigit]);
  if (format != kFormat) return kFormat.starts_with(format) ? "was cut short" : "is no checkpoint of corridor";
  if (error || size < kFormat.size() + kDigest) return "was cut short";
  if (!has_beginning(path, {size - kDigest, file.last(kDigest)})) return "is damaged or was cut short";
  return std::nullopt;
}

/// One that is damaged goes as well; what somebody else put there stays.
void remove(const std::string& path) {
  std::error_code error;
  if (!fs::is_regular_file(fs::symlink_status(path, error))) return;
  const std::string format = InFile(path).line();
  if (format.starts_with(kFormat.substr(0, kFormatDigit)) || kFormat.starts_with(format)) fs::remove(path, error);
}

CheckpointNote read_note(const std::string& path) {
  InFile file(path);
  file.line();
  return note_from_text(file.line(), path);
}

/// The first of its tables that is not there any more as far as the checkpoint knows it.
std::string lost_table(const std::string& directory, const CheckpointNote& note) {
  for (const auto& [name, beginning] : note.tables) {
    if (!can_go_on(directory, name, beginning)) return name;
  }
  return "";
}

std::optional<ResumePoint> resume_point_in(const std::string& directory, std::vector<Problem>& wrong) {
  const std::string folder = directory + "/checkpoints";
  for (const std::uint64_t number : numbers_in(folder)) {
    const std::string path = path_of(folder, number);
    if (const auto why = what_is_wrong(path)) {
      wrong.push_back({{path, 0, 0}, "", *why});
      continue;
    }
    CheckpointNote note = read_note(path);
    if (const std::string lost = lost_table(directory, note); !lost.empty()) {
      wrong.push_back({{path, 0, 0}, "", fmt::format("{}/{} is no longer as it was then", directory, lost)});
      continue;
    }
    return ResumePoint{directory, path, std::move(note), wrong};
  }
  return std::nullopt;
}

}  // namespace

std::string ResumePoint::scenario_file() const {
  std::error_code error;
  if (fs::current_path(error).string() == note.from_folder) return note.scenario_file;
  return (fs::path{note.from_folder} / note.scenario_file).lexically_normal().string();
}

ResumePoint find_resume_point(const std::string& directory) {
  std::vector<Problem> wrong;
  for (const std::string& working : {directory + "/unfinished", directory}) {
    if (auto point = resume_point_in(working, wrong)) return std::move(*point);
  }
  if (wrong.empty()) refuse(directory, "the folder holds no checkpoint", "start with `corridor run SCENARIO`");
  wrong.back().suggestion = "no good checkpoint is left; start afresh with --force";
  throw ConfigError(wrong);
}

void refuse_other_input(const ResumePoint& point, const RunInput& input) {
  constexpr const char* kAfresh = "bring it back as it was, or start afresh with --force";
  const RunInput& then = point.note.input;
  for (const auto& [path, hash] : then.files) {
    const auto now = input.files.find(path);
    if (now == input.files.end()) refuse(point.file, path + " is no longer read", kAfresh);
    if (now->second != hash) refuse(point.file, path + " has changed since", kAfresh);
  }
  for (const auto& [path, hash] : input.files) {
    if (!then.files.contains(path)) refuse(point.file, path + " is new", kAfresh);
  }
  if (std::tie(then.fingerprint, then.seed, then.replicates, then.scale) !=
      std::tie(input.fingerprint, input.seed, input.replicates, input.scale))
    refuse(point.file, "the input is another one", "give what was given then, or start afresh with --force");
}

void read_state(const ResumePoint& point, const std::function<void(const ByteSource&)>& load) {
  InFile file(point.file);
  file.line();
  file.line();
  load([&](std::span<char> into) { file.all(into); });
}

bool holds_checkpoints(const std::string& directory) { return !numbers_in(directory + "/checkpoints").empty(); }

void Checkpoints::write(const CheckpointNote& note, const std::function<void(const ByteSink&)>& save) {
  make_folder(directory_);
  const std::vector<std::uint64_t> before = numbers_in(directory_);
  Sha256 digest;
  PartFile file(directory_, fmt::format(kName, before.empty() ? 1 : before.front() + 1));
  const ByteSink sink = [&](std::string_view bytes) {
    digest.add(bytes);
    file.write(bytes);
  };
  sink(kFormat);
  sink(text_of(note));
  save(sink);
  file.write(digest.text());
  file.sync();
  file.keep();
  for (std::size_t i = kKept - 1; i < before.size(); ++i) remove(path_of(directory_, before[i]));
}

void Checkpoints::go_on_from(const ResumePoint& point) {
  for (const std::uint64_t number : numbers_in(directory_)) {
    if (path_of(directory_, number) == point.file) return;
    remove(path_of(directory_, number));
  }
}

void Checkpoints::remove_all() {
  for (const std::uint64_t number : numbers_in(directory_)) remove(path_of(directory_, number));
  for (const std::uint64_t number : numbers_in(directory_, kPart))  // what a killed process left
    remove(directory_ + "/" + fmt::format(kPart, number));
  std::error_code error;
  fs::remove(directory_, error);  // only when nothing else is in it
}

}  // namespace corridor
