// Playing on behalf of Python: its lock is given back meanwhile, progress is told now and then, and Ctrl-C stops.
#pragma once

#include <pybind11/pybind11.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <exception>
#include <mutex>
#include <stdexcept>
#include <string>

#include "analysis/run/run_progress.hpp"
#include "analysis/studies/sweep.hpp"

namespace corridor::python {

namespace py = pybind11;

/// Somebody pressed Ctrl-C, or interrupted the kernel of a notebook: KeyboardInterrupt there.
class Interrupted : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// One play, on Python's main thread or another. While it lives, SIGINT on the main thread only sets a flag.
class Play {
 public:
  /// `on_progress(share, words)`, or None. Called from any thread, with Python's lock, ten times a second at most.
  explicit Play(py::object on_progress);
  ~Play();
  Play(const Play&) = delete;
  Play& operator=(const Play&) = delete;

  /// Does `work` while other threads of Python go on.
  template <class Work>
  auto without_lock(const Work& work) {
    const py::gil_scoped_release released;
    return work();
  }

  RunProgressCallback run_progress();
  SweepProgressCallback sweep_progress();
  bool asked_to_stop();

  /// Throws what a progress callback threw; Interrupted, with these words, when it was stopped before it was
  /// `complete`.
  void end(bool complete, const std::string& words);

 private:
  void tell(double share, const std::string& words);

  using Clock = std::chrono::steady_clock;

  py::object on_progress_;
  bool watches_ = false;
  struct sigaction before_ {};
  std::mutex mutex_;
  Clock::time_point told_{};
  std::exception_ptr failure_;
  std::atomic<bool> failed_{false};
};

}  // namespace corridor::python
