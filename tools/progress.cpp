// Draws the bar or writes the lines.
#include "tools/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace corridor::tools {

namespace {

std::string bar(double done) {
  constexpr int kWidth = 30;
  const auto filled = static_cast<std::size_t>(std::floor(done * kWidth));
  return '[' + std::string(filled, '#') + std::string(kWidth - filled, '.') + ']';
}

}  // namespace

RunProgressCallback shown_until_stopped(ProgressMeter& meter, const InterruptWatch& watch) {
  return [&meter, &watch](const RunProgress& progress) {
    meter.show(progress);
    return !watch.asked_to_stop();
  };
}

double share_done(const RunProgress& progress) {
  const Progress& engine = progress.engine;
  const auto days = static_cast<double>((engine.to - engine.from).count());
  const auto played = static_cast<double>((engine.today - engine.from).count());
  const double of_one = days > 0 ? std::clamp(played / days, 0.0, 1.0) : 1.0;
  return std::min(1.0, (progress.replicate + of_one) / std::max(1, progress.replicates));
}

std::string as_clock(double seconds) {
  const long all = std::lround(std::max(0.0, seconds));
  if (all >= 3600) return fmt::format("{}:{:02}:{:02}", all / 3600, all / 60 % 60, all % 60);
  return fmt::format("{}:{:02}", all / 60, all % 60);
}

std::string progress_line(const RunProgress& progress, double seconds, const Screen& screen) {
  const double done = share_done(progress);
  const double rate = static_cast<double>(progress.events_before + progress.engine.events) / seconds / 1e6;
  const std::string which = progress.replicates > 1
                                ? screen.say("progress.replicate", {{"k", std::to_string(progress.replicate + 1)},
                                                                    {"all", std::to_string(progress.replicates)}})
                                : "";
  const std::string left = done > 0 ? screen.say("progress.left", {{"time", as_clock(seconds * (1 - done) / done)}})
                                    : screen.say("progress.just_begun");
  return fmt::format("{:3.0f} %  {}{}  {}  {}", 100 * done, which, to_string(progress.engine.today),
                     screen.say("progress.events", {{"rate", fmt::format("{:.1f}", rate)}}), left);
}

ProgressMeter::ProgressMeter(const Console& console) : screen_(console.screen()) {
  if (console.quiet || console.progress == ProgressStyle::kNone) return;
  const bool terminal = isatty(STDERR_FILENO) != 0;
  style_ = terminal && console.progress == ProgressStyle::kAuto ? Style::kBar : Style::kLines;
}

ProgressMeter::~ProgressMeter() {
  if (drawn_ && style_ == Style::kBar) fmt::print(stderr, "\r\x1b[K");
}

void ProgressMeter::show(const RunProgress& progress) {
  if (style_ == Style::kNone) return;
  const auto now = Clock::now();
  const auto pause = style_ == Style::kBar ? std::chrono::milliseconds{100} : std::chrono::milliseconds{10'000};
  if (now - last_ < pause) return;
  last_ = now;
  drawn_ = true;
  const std::string text = progress_line(progress, std::chrono::duration<double>(now - start_).count(), screen_);
  if (style_ == Style::kBar) {
    fmt::print(stderr, "\r{} {}\x1b[K", bar(share_done(progress)), text);
    std::fflush(stderr);
  } else {
    fmt::print(stderr, "{}\n", text);
  }
}

}  // namespace corridor::tools
