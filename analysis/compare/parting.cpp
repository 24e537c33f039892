// Finds the first gate where two lives are not the same, and the policy behind it.
#include "analysis/compare/parting.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "policies/register.hpp"

namespace corridor {
namespace {

/// The next decision at or after `at`; null when there is none.
const LifeEvent* decision(std::span<const LifeEvent> events, std::size_t& at) {
  while (at < events.size() && events[at].kind != LifeEvent::Kind::kDecided) ++at;
  return at < events.size() ? &events[at++] : nullptr;
}

bool same_gate(const LifeEvent& one, const LifeEvent& other) {
  return one.day == other.day && one.gate == other.gate && one.where == other.where;
}

/// Who decided matters at a claim gate even when the outcome is alike: custody under a policy is not that under base
/// law.
bool same_decision(const LifeEvent& one, const LifeEvent& other) {
  return one.outcome == other.outcome && (is_rate_gate(one.gate) || one.by == other.by);
}

/// A chain whose links have their own rate at rate gates, where tables hold the sum up to each.
std::vector<Link> with_own_amounts(Gate gate, std::span<const Link> chain) {
  std::vector<Link> links(chain.begin(), chain.end());
  for (std::size_t i = links.size(); is_rate_gate(gate) && i-- > 1;) links[i].amount -= links[i - 1].amount;
  return links;
}

std::vector<Link> of_policy(const std::vector<Link>& chain, PolicyIndex by) {
  std::vector<Link> links;
  std::copy_if(chain.begin(), chain.end(), std::back_inserter(links), [by](const Link& link) { return link.by == by; });
  return links;
}

bool same_links(const std::vector<Link>& one, const std::vector<Link>& other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(), [](const Link& a, const Link& b) {
    return a.outcome == b.outcome && a.room == b.room && std::abs(a.amount - b.amount) <= 1e-9 * std::abs(a.amount);
  });
}

}  // namespace

std::vector<PolicyIndex> differing_policies(Gate gate, std::span<const Link> one, std::span<const Link> other) {
  const std::vector<Link> links = with_own_amounts(gate, one), others = with_own_amounts(gate, other);
  std::vector<PolicyIndex> all;
  for (const std::vector<Link>* chain : {&links, &others}) {
    for (const Link& link : *chain) {
      if (std::find(all.begin(), all.end(), link.by) == all.end()) all.push_back(link.by);
    }
  }
  std::erase_if(all, [&](PolicyIndex by) { return same_links(of_policy(links, by), of_policy(others, by)); });
  return all;
}

LifeComparison::LifeComparison(const PolicySet& policies, const std::vector<std::string>& changed)
    : policies_(policies) {
  for (std::size_t p = 0; p < policies_.size(); ++p) {
    if (std::find(changed.begin(), changed.end(), policies_[p]->name()) != changed.end())
      changed_.push_back(static_cast<PolicyIndex>(p));
  }
}

std::optional<Parting> LifeComparison::parting(std::span<const LifeEvent> base,
                                               std::span<const LifeEvent> alternative) const {
  std::size_t b = 0, a = 0;
  for (;;) {
    const LifeEvent* one = decision(base, b);
    const LifeEvent* other = decision(alternative, a);
    if (one == nullptr && other == nullptr) return std::nullopt;
    const bool together = one != nullptr && other != nullptr && same_gate(*one, *other);
    if (together && same_decision(*one, *other)) continue;
    const bool base_first = other == nullptr || (one != nullptr && one->day <= other->day);
    const LifeEvent& first = base_first ? *one : *other;
    Parting parting{first.gate, Via::kIndirect, first.by};
    if (together) attribute(*one, *other, parting);
    return parting;
  }
}

/// At a gate that is the same in both: direct when the chains differ. Of the changed policies whose links differ, the
/// one that decided in either history, else the first; where a changed policy only scales the links of others, it.
void LifeComparison::attribute(const LifeEvent& base, const LifeEvent& alternative, Parting& parting) const {
  std::vector<PolicyIndex> differing = differing_policies(base.gate, base.chain, alternative.chain);
  if (differing.empty()) return;
  parting.via = Via::kDirect;
  std::erase_if(differing,
                [&](PolicyIndex by) { return std::find(changed_.begin(), changed_.end(), by) == changed_.end(); });
  if (differing.empty()) {
    for (const PolicyIndex by : changed_) {
      if (acts_at(by, base.gate)) differing.push_back(by);
    }
  }
  if (differing.empty()) return;
  parting.by = differing.front();
  for (const PolicyIndex by : {alternative.by, base.by}) {
    if (std::find(differing.begin(), differing.end(), by) != differing.end()) parting.by = by;
  }
}

bool LifeComparison::acts_at(PolicyIndex policy, Gate gate) const {
  const ModuleDescription* module = shipped_register().find_module(policies_.at(policy)->name());
  return module != nullptr && std::find(module->gates.begin(), module->gates.end(), gate) != module->gates.end();
}

}  // namespace corridor
