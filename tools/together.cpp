// Ranks of one run, from joining to the end.
#include "tools/together.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <thread>

namespace corridor::tools {

namespace {

constexpr auto kGrace = std::chrono::seconds{3};  ///< For rank 0 to say what is wrong everywhere.

Ranks* g_ranks = nullptr;  ///< Of the run that this process plays with others.

}  // namespace

Together::Together(const InterruptWatch& watch) : ranks_(ranks()) {
  g_ranks = ranks_;
  if (ranks_ != nullptr) ranks_->watch([&watch] { return watch.asked_to_stop(); });
}

Together::~Together() {
  if (ranks_ != nullptr) ranks_->watch({});
}

ExitStatus Together::follow(const Console& console, const std::function<void()>& work) const {
  try {
    work();
    return ExitStatus::kDone;
  } catch (const std::exception& error) {
    std::this_thread::sleep_for(kGrace);  // as a rule rank 0 ends this process meanwhile
    console.complain(fmt::format("rank {}: {}", ranks_->rank(), error.what()));
    return ExitStatus::kFailed;
  }
}

void end_together(ExitStatus status) {
  if (g_ranks == nullptr || status == ExitStatus::kDone) return;
  std::fflush(nullptr);
  g_ranks->end_all(static_cast<int>(status));
}

}  // namespace corridor::tools
