// What a replicate does, in order: the steps of a month and of a day, as the engine plays them and `corridor plan`
// prints them.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>

namespace corridor {

/// When a step is played.
enum class Turn : std::uint8_t { kMonthBegins, kDay, kMonthEnds };
inline constexpr std::array<std::string_view, 3> kTurnNames{"month_begins", "day", "month_ends"};

struct PlanStep {
  Turn turn;
  std::string_view name, what;
};

/// Every step, in the order in which it is played: those that begin a month, those of each of its days, those that end
/// it.
std::span<const PlanStep> plan();

/// Called after each step with the wall time that it took. The step is one of `plan()`.
using StepCallback = std::function<void(const PlanStep& step, std::chrono::nanoseconds took)>;

}  // namespace corridor
