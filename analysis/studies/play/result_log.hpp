// A file to which results are only ever added. Whatever happens, what was added is there; a torn last line is cut off.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "analysis/studies/play/run_record.hpp"

namespace corridor {

class ResultLog {
 public:
  enum class Use { kRead, kAdd };

  /// Opens (to add: makes, and locks against other processes) the file. Throws RunFailure when it cannot, ConfigError
  /// when another process adds to it now.
  ResultLog(const std::string& file, Use use);
  ~ResultLog();
  ResultLog(const ResultLog&) = delete;
  ResultLog& operator=(const ResultLog&) = delete;

  /// Lines in the file, damaged ones among them.
  std::uint64_t lines() const;
  /// Calls `use` with every whole record and its place. To add: cuts off what follows the last whole line.
  void for_each(const std::function<void(const RunRecord&, std::uint64_t place)>& use);
  /// The record at a place that for_each or add has told.
  RunRecord at(std::uint64_t place) const;
  /// Adds a record; returns its place. It survives the end of this process at once, a power failure after a second.
  std::uint64_t add(const RunRecord& record);
  void sync();

 private:
  [[noreturn]] void fail(const char* action) const;

  /// The open file; a log that is only read is opened for each use, so that a study may have thousands of parts.
  class Opened;

  std::string file_;
  int descriptor_ = -1;  ///< -1: only read.
  std::uint64_t end_ = 0;
  std::chrono::steady_clock::time_point synced_ = std::chrono::steady_clock::now();
};

}  // namespace corridor
