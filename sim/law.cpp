// Versions of the law.
#include "sim/law.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

#include "sim/input/errors.hpp"

namespace corridor {
namespace {

std::vector<PolicyIndex> all_of(const PolicySet& policies) {
  if (policies.size() > kMostPolicies) throw Defect("more policies than tallies can tell apart");
  std::vector<PolicyIndex> all(policies.size());
  std::iota(all.begin(), all.end(), PolicyIndex{0});
  return all;
}

}  // namespace

std::unique_ptr<GateTables> renew_law(const GateTables& before, const PolicySet& policies,
                                      const std::vector<PolicyIndex>& anew, Day today) {
  auto tables = std::make_unique<GateTables>(before, today);
  for (const PolicyIndex p : anew) {
    tables->begin(p, policies[p]->name());
    policies[p]->apply(today, *tables);
  }
  tables->finish();
  return tables;
}

std::unique_ptr<GateTables> compile_law(const World& world, const PolicySet& policies, Day today) {
  const std::vector<PolicyIndex> all = all_of(policies);
  GateTables base(world, today);
  base.provide({Room::kCourtReleased, Id<Jurisdiction>{0}, world.parameter("court_completions_per_day")});
  for (std::size_t j = 0; j < world.jurisdictions.size(); ++j) {
    const Id<Jurisdiction> port{j};
    const auto turns = world.port_turns.find(port.value);
    if (turns != world.port_turns.end()) base.provide({Room::kPortSlots, port, turns->second});
  }
  base.finish();
  return renew_law(base, policies, all, today);
}

Law::Law(const World& world, const PolicySet& policies, Day from, Day to)
    : policies_(policies), from_(from), to_(to), base_(compile_law(world, {}, from)) {
  note_changes();
}

void Law::note_changes() {
  changes_.clear();
  for (const PolicyIndex p : all_of(policies_)) {
    for (const Day day : policies_[p]->changes()) {
      if (day < from_ || day >= to_) continue;
      std::vector<PolicyIndex>& anew = changes_[day];
      if (anew.empty() || anew.back() != p) anew.push_back(p);
    }
  }
}

void Law::amend(const PolicySet& policies, const std::vector<PolicyIndex>& anew) {
  policies_ = policies;
  note_changes();
  amended_.insert(amended_.end(), anew.begin(), anew.end());
}

std::vector<PolicyIndex> Law::who_speaks_anew(Day date) {
  std::vector<PolicyIndex> anew = std::exchange(amended_, {});
  if (const auto dated = changes_.find(date); dated != changes_.end())
    anew.insert(anew.end(), dated->second.begin(), dated->second.end());
  std::ranges::sort(anew);
  anew.erase(std::ranges::unique(anew).begin(), anew.end());
  return anew;
}

std::shared_ptr<const GateTables> Law::with(const OtherPolicies& others, std::shared_ptr<const GateTables> tables,
                                            Day date) const {
  if (others.empty()) return tables;
  PolicySet policies = policies_;
  std::vector<PolicyIndex> numbers;
  for (const auto& [p, policy] : others) {
    policies.at(p) = policy;
    numbers.push_back(p);
  }
  return renew_law(*tables, policies, numbers, date);
}

bool Law::same_under(const OtherPolicies& one, const OtherPolicies& other) const {
  std::set<Day> changes;
  for (const OtherPolicies* others : {&one, &other}) {
    for (const auto& [p, policy] : *others) {
      const std::vector<Day> days = policy->changes();
      changes.insert(days.begin(), days.end());
    }
  }
  for (std::size_t day = 0; day < by_day_.size(); ++day) {
    const Day date = from_ + Days{begin_ + static_cast<int>(day)};
    if (day > 0 && by_day_[day] == by_day_[day - 1] && !changes.contains(date)) continue;
    if (!with(one, by_day_[day], date)->decides_like(*with(other, by_day_[day], date))) return false;
  }
  return true;
}

void Law::prepare(int begin, int end) {
  const int prepared_to = begin_ + static_cast<int>(by_day_.size());
  if (begin == begin_ && end == prepared_to) return;
  const bool follows = !by_day_.empty() && begin == prepared_to;
  std::shared_ptr<const GateTables> now = follows ? by_day_.back() : nullptr;
  by_day_.clear();
  begin_ = begin;
  for (int day = begin; day < end; ++day) {
    const Day date = from_ + Days{day};
    const std::vector<PolicyIndex> anew = who_speaks_anew(date);
    if (!now) {
      now = renew_law(*base_, policies_, all_of(policies_), date);
    } else if (!anew.empty()) {
      now = renew_law(*now, policies_, anew, date);
    }
    by_day_.push_back(now);
  }
}

}  // namespace corridor
