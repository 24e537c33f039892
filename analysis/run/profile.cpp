// Adds up wall times.
#include "analysis/run/profile.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace corridor {
namespace {

using Seconds = std::chrono::duration<double>;

}  // namespace

StepCallback Profile::on_step() {
  return [this](const PlanStep& step, std::chrono::nanoseconds took) { add(step.name, took); };
}

void Profile::add(std::string_view name, std::chrono::nanoseconds took) {
  auto phase = std::ranges::find(phases_, name, &Phase::name);
  if (phase == phases_.end()) phase = phases_.insert(phase, {std::string(name), 0, {}});
  ++phase->calls;
  phase->wall += took;
}

Profile::Phase Profile::of(std::string_view name) const {
  const auto phase = std::ranges::find(phases_, name, &Phase::name);
  return phase == phases_.end() ? Phase{std::string(name), 0, {}} : *phase;
}

double Profile::share(const Phase& phase) const {
  return whole().count() > 0 ? Seconds(phase.wall) / Seconds(whole()) : 0;
}

std::chrono::nanoseconds Profile::whole() const {
  std::chrono::nanoseconds sum{0};
  for (const Phase& phase : phases_) sum += phase.wall;
  return sum;
}

nlohmann::ordered_json as_json(const Profile& profile) {
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  for (const Profile::Phase& phase : profile.phases()) {
    all.push_back({{"name", phase.name},
                   {"calls", phase.calls},
                   {"wall_s", Seconds(phase.wall).count()},
                   {"share", profile.share(phase)}});
  }
  return all;
}

std::string as_text(const Profile& profile, std::uint64_t events) {
  std::vector<Profile::Phase> phases = profile.phases();
  std::ranges::stable_sort(phases, std::ranges::greater{}, &Profile::Phase::wall);
  const auto each = [events](std::chrono::nanoseconds wall) {
    return events > 0 ? static_cast<double>(wall.count()) / static_cast<double>(events) : 0;
  };
  std::string text =
      fmt::format("{:<36} {:>7} {:>9} {:>9} {:>11}\n", "phase", "share", "seconds", "times", "ns an event");
  for (const Profile::Phase& phase : phases) {
    text += fmt::format("{:<36} {:>5.1f} % {:>9.3f} {:>9} {:>11.2f}\n", phase.name, 100 * profile.share(phase),
                        Seconds(phase.wall).count(), phase.calls, each(phase.wall));
  }
  return text + fmt::format("{:<36} {:>5.1f} % {:>9.3f} {:>9} {:>11.2f}\n", "all", 100.0,
                            Seconds(profile.whole()).count(), "", each(profile.whole()));
}

}  // namespace corridor
