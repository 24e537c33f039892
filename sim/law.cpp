// Versions of the law.
#include "sim/law.hpp"

#include <algorithm>

#include "sim/input/errors.hpp"

namespace corridor {

std::unique_ptr<GateTables> compile_law(const World& world, const PolicySet& policies, Day today) {
  if (policies.size() > kMostPolicies) throw Defect("more policies than tallies can tell apart");
  auto tables = std::make_unique<GateTables>(world, today);
  tables->provide({Room::kCourtReleased, Id<Jurisdiction>{0}, world.parameter("court_completions_per_day")});
  for (std::size_t p = 0; p < policies.size(); ++p) {
    tables->begin(static_cast<PolicyIndex>(p), policies[p]->name());
    policies[p]->apply(today, *tables);
  }
  tables->finish();
  return tables;
}

Law::Law(const World& world, const PolicySet& policies, Day from, Day to)
    : world_(&world), policies_(policies), from_(from) {
  changes_.push_back(from);
  for (const std::shared_ptr<const Policy>& policy : policies_) {
    for (const Day day : policy->changes()) {
      if (day > from && day < to) changes_.push_back(day);
    }
  }
  std::sort(changes_.begin(), changes_.end());
  changes_.erase(std::unique(changes_.begin(), changes_.end()), changes_.end());
}

void Law::prepare(int begin, int end) {
  std::shared_ptr<const GateTables> now = by_day_.empty() ? nullptr : by_day_.back();
  by_day_.clear();
  begin_ = begin;
  for (int day = begin; day < end; ++day) {
    const Day date = from_ + Days{day};
    if (!now || std::binary_search(changes_.begin(), changes_.end(), date)) now = compile_law(*world_, policies_, date);
    by_day_.push_back(now);
  }
}

}  // namespace corridor
