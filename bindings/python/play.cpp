// Progress, and the signal that stops.
#include "bindings/python/play.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace corridor::python {
namespace {

std::atomic<bool> g_interrupted{false};

extern "C" void note_interrupt(int) { g_interrupted = true; }

bool on_main_thread() {
  const py::module_ threading = py::module_::import("threading");
  return threading.attr("current_thread")().is(threading.attr("main_thread")());
}

constexpr std::chrono::milliseconds kBetweenWords{100};

}  // namespace

Play::Play(py::object on_progress) : on_progress_(std::move(on_progress)), watches_(on_main_thread()) {
  if (!watches_) return;
  g_interrupted = false;
  struct sigaction ours {};
  ours.sa_handler = note_interrupt;
  sigaction(SIGINT, &ours, &before_);
}

Play::~Play() {
  if (watches_) sigaction(SIGINT, &before_, nullptr);
}

bool Play::asked_to_stop() { return failed_ || (watches_ && g_interrupted); }

void Play::tell(double share, const std::string& words) {
  if (on_progress_.is_none() || failed_) return;
  const std::unique_lock mine(mutex_, std::try_to_lock);
  const auto now = Clock::now();
  if (!mine || (now - told_ < kBetweenWords && share < 1)) return;
  told_ = now;
  const py::gil_scoped_acquire lock;
  try {
    on_progress_(share, words);
  } catch (const py::error_already_set&) {
    failure_ = std::current_exception();
    failed_ = true;
  }
}

RunProgressCallback Play::run_progress() {
  return [this](const RunProgress& progress) {
    const Progress& engine = progress.engine;
    const double days = std::max(1.0, static_cast<double>((engine.to - engine.from).count()));
    const double part = static_cast<double>((engine.today - engine.from).count()) / days;
    const std::string of = progress.replicates > 1
                               ? fmt::format(", {} of {}", progress.replicate + 1, progress.replicates)
                               : std::string{};
    tell((progress.replicate + part) / progress.replicates, to_string(engine.today) + of);
    return !asked_to_stop();
  };
}

SweepProgressCallback Play::sweep_progress() {
  return [this](const SweepProgress& progress) {
    const auto planned = static_cast<double>(std::max<std::uint64_t>(1, progress.planned));
    tell(static_cast<double>(progress.passed) / planned,
         fmt::format("{} of {} runs", progress.passed, progress.planned));
  };
}

void Play::end(bool complete, const std::string& words) {
  if (failure_) std::rethrow_exception(failure_);
  if (!complete) throw Interrupted(words);
}

}  // namespace corridor::python
