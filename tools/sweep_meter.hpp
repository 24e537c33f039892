// How far a sweep is, on standard error: a line that renews itself on a terminal, plain lines in a log.
#pragma once

#include <chrono>
#include <string>

#include "analysis/studies/sweep.hpp"
#include "tools/console.hpp"

namespace corridor::tools {

class SweepMeter {
 public:
  explicit SweepMeter(const Console& console);
  ~SweepMeter();
  SweepMeter(const SweepMeter&) = delete;
  SweepMeter& operator=(const SweepMeter&) = delete;

  void show(const SweepProgress& progress);

 private:
  using Clock = std::chrono::steady_clock;

  Screen screen_;
  bool terminal_ = false, silent_ = true, drawn_ = false;
  Clock::time_point start_ = Clock::now(), last_ = start_;
};

/// "45 %  450 of 1000 runs (200 from before)  12.5 runs/s  0:44 left", `seconds` after the start.
std::string sweep_line(const SweepProgress& progress, double seconds, const Screen& screen = {});

}  // namespace corridor::tools
