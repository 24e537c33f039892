// What `corridor sweep` prints: plans, states, indices.
#pragma once

#include <string>

#include "analysis/page/screen.hpp"
#include "analysis/studies/state.hpp"
#include "analysis/studies/sweep.hpp"

namespace corridor::tools {

/// For each response the parameters that matter most, largest effect first, each with its interval and verdict; the
/// pairs that act together; the sentences, which are in English.
std::string answers_text(const Answers& answers, const Screen& screen);

/// "1,024 runs in plan, 1,000 done, 3 failed".
std::string state_text(const StudyState& state, const Screen& screen);

/// The number of runs factor by factor, and the projected time.
std::string plan_text(const SweepPlan& plan, int threads, const Screen& screen);

std::string report_json(const SweepReport& report);
std::string plan_json(const SweepPlan& plan);

}  // namespace corridor::tools
