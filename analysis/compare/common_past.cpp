// How long scenarios share a history, and how they go on from it.
#include "analysis/compare/common_past.hpp"

#include <algorithm>
#include <iterator>

#include "analysis/scenario/fingerprint.hpp"

namespace corridor {
namespace {

/// True when both have the same tables and the same numbers of the world.
bool same_world(const Scenario& one, const Scenario& other) {
  if (one.world == other.world) return true;
  const auto mechanism = [](const Scenario& scenario) { return find_field(scenario.resolved, "mechanism"); };
  return world_hash_of(one) == world_hash_of(other) && same_values(mechanism(one), mechanism(other));
}

bool same_policy(const PolicySetResult& one, const PolicySetResult& other, std::size_t module) {
  const auto rules = [module](const PolicySetResult& policies) {
    std::vector<TriggerText> of_module;
    std::ranges::copy_if(policies.triggers, std::back_inserter(of_module),
                         [module](const TriggerText& rule) { return rule.module == module; });
    return of_module;
  };
  const auto same_rule = [](const TriggerText& a, const TriggerText& b) {
    return a.part == b.part && same_values(a.rule, b.rule);
  };
  return one.settings[module].same_as(other.settings[module]) &&
         std::ranges::equal(rules(one), rules(other), same_rule);
}

}  // namespace

SavedState::SavedState(Replicate& replicate) {
  constexpr std::size_t kBlock = std::size_t{1} << 22U;
  replicate.save([&](std::string_view bytes) {
    if (blocks_.empty() || blocks_.back().size() + bytes.size() > kBlock) blocks_.emplace_back().reserve(kBlock);
    blocks_.back() += bytes;
  });
}

ByteSource SavedState::source() const {
  return [this, block = std::size_t{0}, at = std::size_t{0}](std::span<char> bytes) mutable {
    for (std::size_t done = 0; done < bytes.size();) {
      if (at == blocks_.at(block).size()) {
        ++block;
        at = 0;
        continue;
      }
      const std::size_t some = blocks_[block].copy(bytes.data() + done, bytes.size() - done, at);
      done += some;
      at += some;
    }
  };
}

RunSettings settings_of(const Scenario& scenario, const ReplicateSettings& settings) {
  RunSettings asked{scenario.from, scenario.to, scenario.seed, settings.number, scenario.scale, settings.threads};
  asked.peers = settings.peers;
  return asked;
}

Alternative::Alternative(const Scenario& played, const Scenario& own) : own_(&own), shares_(same_world(played, own)) {
  for (std::size_t m = 0; m < own.policies.policies.size(); ++m) {
    if (!same_policy(played.policies, own.policies, m))
      others_.emplace(static_cast<PolicyIndex>(m), own.policies.policies[m]);
  }
}

bool Alternative::shares_next_month(Replicate& played) {
  shares_ = shares_ && played.same_law_under(others_);
  return shares_;
}

void Alternative::hear(const MonthResult& month) {
  for (auto& [number, policy] : others_) {
    if (const Amendment amendment = policy->after(month); amendment.policy) policy = amendment.policy;
  }
}

std::unique_ptr<Replicate> Alternative::begin(const RunSettings& settings,
                                              const std::optional<SavedState>& past) const {
  auto replicate = std::make_unique<Replicate>(*own_->world, own_->policies.policies, settings);
  if (past) replicate->load(past->source(), others_);
  return replicate;
}

}  // namespace corridor
