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

ByteSource SavedState::source() { return read(false); }
ByteSource SavedState::last_source() { return read(true); }

ByteSource SavedState::read(bool let_go) {
  return [this, let_go, block = std::size_t{0}, at = std::size_t{0}](std::span<char> bytes) mutable {
    for (std::size_t done = 0; done < bytes.size();) {
      if (at == blocks_.at(block).size()) {
        if (let_go) std::string{}.swap(blocks_[block]);
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

CommonPast::CommonPast(const std::vector<const Scenario*>& scenarios, bool share) {
  const std::size_t modules = scenarios.front()->policies.policies.size();
  std::vector<bool> all_alike(modules, true);
  for (std::size_t s = 0; s < scenarios.size(); ++s) {
    const auto first_like = [&](const auto& alike) {
      return static_cast<std::size_t>(std::ranges::find_if(scenarios, alike) - scenarios.begin());
    };
    const Scenario& own = *scenarios[s];
    const auto in_own_world = [&](const Scenario* one) { return share ? same_world(*one, own) : one == &own; };
    Followed followed{&own, first_like(in_own_world), {}, {}};
    for (std::size_t m = 0; m < modules; ++m) {
      followed.kind.push_back(
          first_like([&](const Scenario* one) { return same_policy(one->policies, own.policies, m); }));
      all_alike[m] = all_alike[m] && followed.kind[m] == 0;
    }
    followed_.push_back(std::move(followed));
  }
  for (Followed& one : followed_) {
    for (std::size_t m = 0; m < modules; ++m) {
      if (!all_alike[m]) one.policies.emplace(static_cast<PolicyIndex>(m), one.scenario->policies.policies[m]);
    }
  }
}

void CommonPast::hear(const Together& together, const MonthResult& month) {
  if (together.size() == 1) return;  // nobody will ask
  for (const std::size_t s : together) {
    for (auto& [number, policy] : followed_[s].policies) {
      if (const Amendment amendment = policy->after(month); amendment.policy) policy = amendment.policy;
    }
  }
}

/// Its policies that are set otherwise than those that are played.
OtherPolicies CommonPast::unlike(std::size_t played, std::size_t one) const {
  OtherPolicies others;
  for (const auto& [number, policy] : followed_[one].policies) {
    if (followed_[one].kind[number] != followed_[played].kind[number]) others.emplace(number, policy);
  }
  return others;
}

bool CommonPast::same_month(std::size_t played, std::size_t one, std::size_t other, Replicate& history) const {
  const Followed &first = followed_[one], &second = followed_[other];
  if (first.world != second.world) return false;
  if (first.kind == second.kind) return true;
  // The law at hand is that of another world: they are asked again when a history of their own begins.
  if (first.world != followed_[played].world) return true;
  return history.same_law_under(unlike(played, one), unlike(played, other));
}

Parted CommonPast::part(Together& together, Replicate& played) const {
  const std::size_t lead = together.front();
  Parted parted{{{lead}}, nullptr};
  for (std::size_t i = 1; i < together.size(); ++i) {
    const auto with = std::ranges::find_if(
        parted.groups, [&](const Together& group) { return same_month(lead, group.front(), together[i], played); });
    if (with == parted.groups.end()) {
      parted.groups.push_back({together[i]});
    } else {
      with->push_back(together[i]);
    }
  }
  together = std::move(parted.groups.front());
  parted.groups.erase(parted.groups.begin());
  if (!parted.groups.empty() && played.begun()) parted.past = std::make_unique<SavedState>(played);
  return parted;
}

std::unique_ptr<Replicate> CommonPast::begin(Parted& parted, std::size_t group, const RunSettings& settings) const {
  const Followed& own = followed_[parted.groups[group].front()];
  const bool last = group + 1 == parted.groups.size();
  auto history = std::make_unique<Replicate>(*own.scenario->world, own.scenario->policies.policies, settings);
  if (!parted.past) return history;
  history->load(last ? parted.past->last_source() : parted.past->source(), own.policies);
  if (last) parted.past.reset();
  return history;
}

}  // namespace corridor
