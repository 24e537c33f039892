// Appends with one write a record; reads in blocks.
#include "analysis/studies/play/result_log.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "sim/input/errors.hpp"

namespace corridor {
namespace {

constexpr std::size_t kBlock = 1U << 16U;
constexpr std::size_t kShort = 512;  ///< Most records fit.

}  // namespace

class ResultLog::Opened {
 public:
  explicit Opened(const ResultLog& log)
      : own_(log.descriptor_ < 0), descriptor_(own_ ? open(log.file_.c_str(), O_RDONLY | O_CLOEXEC) : log.descriptor_) {
    if (descriptor_ < 0) log.fail("open");
  }
  ~Opened() {
    if (own_) close(descriptor_);
  }
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;
  operator int() const { return descriptor_; }

 private:
  bool own_;
  int descriptor_;
};

ResultLog::ResultLog(const std::string& file, Use use) : file_(file) {
  if (use == Use::kRead) return;
  descriptor_ = open(file.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (descriptor_ < 0) fail("open");
  if (flock(descriptor_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
    close(descriptor_);
    throw ConfigError({{{file}, "", "another sweep adds to this study now", "wait for it, or choose another folder"}});
  }
}

ResultLog::~ResultLog() {
  if (descriptor_ >= 0) close(descriptor_);
}

void ResultLog::fail(const char* action) const {
  throw RunFailure(fmt::format("cannot {} {}: {}", action, file_, std::strerror(errno)));
}

std::uint64_t ResultLog::lines() const {
  const Opened descriptor(*this);
  std::string block(kBlock, '\0');
  std::uint64_t lines = 0;
  for (off_t at = 0;;) {
    const ssize_t got = pread(descriptor, block.data(), block.size(), at);
    if (got < 0) fail("read");
    if (got == 0) return lines;
    lines += static_cast<std::uint64_t>(std::count(block.begin(), block.begin() + got, '\n'));
    at += got;
  }
}

void ResultLog::for_each(const std::function<void(const RunRecord&, std::uint64_t place)>& use) {
  const Opened descriptor(*this);
  std::string rest, block(kBlock, '\0');
  std::uint64_t read_to = 0;
  end_ = 0;
  for (;;) {
    const ssize_t got = pread(descriptor, block.data(), block.size(), static_cast<off_t>(read_to));
    if (got < 0) fail("read");
    if (got == 0) break;
    read_to += static_cast<std::uint64_t>(got);
    rest.append(block, 0, static_cast<std::size_t>(got));
    std::size_t begin = 0;
    for (std::size_t end = rest.find('\n'); end != std::string::npos; end = rest.find('\n', begin)) {
      if (const auto record = read_record(std::string_view(rest).substr(begin, end - begin))) use(*record, end_);
      end_ += end + 1 - begin;
      begin = end + 1;
    }
    rest.erase(0, begin);
  }
  if (descriptor_ >= 0 && read_to > end_ && ftruncate(descriptor_, static_cast<off_t>(end_)) != 0) fail("cut");
}

RunRecord ResultLog::at(std::uint64_t place) const {
  const Opened descriptor(*this);
  std::string line(kShort, '\0');
  for (;;) {
    const ssize_t got = pread(descriptor, line.data(), line.size(), static_cast<off_t>(place));
    if (got < 0) fail("read");
    const std::size_t end = line.find('\n');
    if (end < static_cast<std::size_t>(got)) {
      if (auto record = read_record(std::string_view(line).substr(0, end))) return *std::move(record);
    }
    if (static_cast<std::size_t>(got) < line.size()) throw RunFailure(file_ + " was changed while it was in use");
    line.assign(2 * line.size(), '\0');
  }
}

std::uint64_t ResultLog::add(const RunRecord& record) {
  const std::string line = record_line(record);
  const std::uint64_t place = end_;
  for (std::size_t done = 0; done < line.size();) {
    const ssize_t got = pwrite(descriptor_, line.data() + done, line.size() - done, static_cast<off_t>(place + done));
    if (got < 0) fail("write");
    done += static_cast<std::size_t>(got);
  }
  end_ += line.size();
  if (std::chrono::steady_clock::now() - synced_ > std::chrono::seconds{1}) sync();
  return place;
}

void ResultLog::sync() {
  if (fdatasync(descriptor_) != 0) fail("write");
  synced_ = std::chrono::steady_clock::now();
}

}  // namespace corridor
