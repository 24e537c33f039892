// A policy that answers to what happens, for tests of runs that are gone on with.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "sim/state_bytes.hpp"
#include "tests/sim/tiny_play.hpp"

namespace corridor::tiny {

/// Expels another share after each month, by how many were met in it: what it becomes depends on every month before.
class Follower final : public Policy {
 public:
  /// `step`: how much the months weigh. `quiet_months`: so many it only remembers.
  explicit Follower(double step = 0.01, int quiet_months = 0) : step_(step), quiet_months_(quiet_months) {}
  const std::string& name() const override { return name_; }
  std::vector<Day> changes() const override { return {}; }
  void apply(Day, GateTables& gates) const override {
    gates.claim(Gate::kProcessing, {.where = id(kRoot), .who = {}, .share = share_, .outcome = Outcome::kExpelled});
  }
  Amendment after(const MonthResult& month) const override {
    auto next = std::make_shared<Follower>(*this);
    if (++next->months_ <= quiet_months_) return {next, false};
    const auto met = static_cast<double>(series_sum(month, Series::kEncountersBetweenPorts) % 97);
    next->share_ = (1 - step_) * share_ + step_ * met / 97;
    return {next, true};
  }
  std::string memory() const override { return as_bytes(share_, months_); }
  std::shared_ptr<const Policy> recall(std::string_view memory) const override {
    auto then = std::make_shared<Follower>(*this);
    StateReader{from_bytes(memory)}(then->share_, then->months_);
    return then;
  }

 private:
  std::string name_ = "follower";
  double step_, share_ = 0.1;
  int quiet_months_, months_ = 0;
};

}  // namespace corridor::tiny
