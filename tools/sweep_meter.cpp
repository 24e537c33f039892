// Writes the line.
#include "tools/sweep_meter.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "tools/progress.hpp"

namespace corridor::tools {

std::string sweep_line(const SweepProgress& progress, double seconds, const Screen& screen) {
  const auto number = [](std::size_t count) { return std::to_string(count); };
  const double done =
      progress.planned == 0 ? 1 : static_cast<double>(progress.passed) / static_cast<double>(progress.planned);
  std::string text = fmt::format("{:3.0f} %  ", 100 * done);
  text += screen.say("progress.runs", {{"done", number(progress.passed)}, {"all", number(progress.planned)}});
  if (progress.reused > 0) text += screen.say("progress.before", {{"number", number(progress.reused)}});
  if (progress.failed > 0) text += screen.say("progress.failed", {{"number", number(progress.failed)}});
  if (progress.played == 0 || seconds <= 0) return text;
  const double rate = static_cast<double>(progress.played) / seconds;
  const auto left = static_cast<double>(progress.planned - progress.passed);
  return text + "  " + screen.say("progress.runs_rate", {{"rate", fmt::format("{:.3g}", rate)}}) + "  " +
         screen.say("progress.left", {{"time", as_clock(left / rate)}});
}

SweepMeter::SweepMeter(const Console& console) : screen_(console.screen()) {
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
  const std::string text = sweep_line(progress, std::chrono::duration<double>(now - start_).count(), screen_);
  fmt::print(stderr, "{}", terminal_ ? "\r" + text + "\x1b[K" : text + "\n");
  std::fflush(stderr);
}

}  // namespace corridor::tools
