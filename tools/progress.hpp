// How far a run is, on standard error: a bar with rate and time left on a terminal, plain lines in a log.
#pragma once

#include <chrono>
#include <string>

#include "analysis/run/run.hpp"
#include "tools/console.hpp"
#include "tools/interrupt.hpp"

namespace corridor::tools {

class ProgressMeter {
 public:
  explicit ProgressMeter(const Console& console);
  ~ProgressMeter();  ///< Clears the bar.
  ProgressMeter(const ProgressMeter&) = delete;
  ProgressMeter& operator=(const ProgressMeter&) = delete;

  /// Call as often as you like; it writes at most ten times a second on a terminal, every ten seconds in a log.
  void show(const RunProgress& progress);

 private:
  using Clock = std::chrono::steady_clock;
  enum class Style { kBar, kLines, kNone };

  Screen screen_;
  Style style_ = Style::kNone;
  bool drawn_ = false;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
};

/// What a run calls to be shown and to ask whether to go on. Both must outlive the run.
RunProgressCallback shown_until_stopped(ProgressMeter& meter, const InterruptWatch& watch);

/// Share of all replicates that is played, in [0, 1].
double share_done(const RunProgress& progress);

/// "45 %  2017-06-12  24.1 million events/s  0:32 left", `seconds` after the start.
std::string progress_line(const RunProgress& progress, double seconds, const Screen& screen = {});

/// "2:07", "1:02:07": minutes and seconds, with hours when there are any.
std::string as_clock(double seconds);

}  // namespace corridor::tools
