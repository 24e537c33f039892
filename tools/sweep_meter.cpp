// Writes the line.
#include "tools/sweep_meter.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "tools/progress.hpp"

namespace corridor::tools {

std::string sweep_line(const SweepProgress& progress, double seconds) {
  const double done =
      progress.planned == 0 ? 1 : static_cast<double>(progress.passed) / static_cast<double>(progress.planned);
  std::string text = fmt::format("{:3.0f} %  {} of {} runs", 100 * done, progress.passed, progress.planned);
  if (progress.reused > 0) text += fmt::format(" ({} from before)", progress.reused);
  if (progress.failed > 0) text += fmt::format(", {} failed", progress.failed);
  if (progress.played == 0 || seconds <= 0) return text;
  const double rate = static_cast<double>(progress.played) / seconds;
  const auto left = static_cast<double>(progress.planned - progress.passed);
  return text + fmt::format("  {:.3g} runs/s  {} left", rate, as_clock(left / rate));
}

SweepMeter::SweepMeter(const Console& console) {
  silent_ = console.quiet || console.progress == ProgressStyle::kNone;
  terminal_ = isatty(STDERR_FILENO) != 0 && console.progress == ProgressStyle::kAuto;
}

SweepMeter::~SweepMeter() {
  if (drawn_ && terminal_) fmt::print(stderr, "\r\x1b[K");
}

void SweepMeter::show(const SweepProgress& progress) {
  const auto now = Clock::now();
  const auto pause = terminal_ ? std::chrono::milliseconds{100} : std::chrono::milliseconds{10'000};
  const bool first = !drawn_;
  if (silent_ || (!first && now - last_ < pause)) return;
  last_ = now;
  drawn_ = true;
  const std::string text = sweep_line(progress, std::chrono::duration<double>(now - start_).count());
  fmt::print(stderr, "{}", terminal_ ? "\r" + text + "\x1b[K" : text + "\n");
  std::fflush(stderr);
}

}  // namespace corridor::tools
