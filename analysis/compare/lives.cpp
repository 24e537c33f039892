// Plays lives again and keeps what they met.
#include "analysis/compare/lives.hpp"

#include <fmt/format.h>

#include "analysis/run/manifest.hpp"
#include "sim/engine.hpp"
#include "sim/witness.hpp"

namespace corridor {
namespace {

std::string amount_text(Gate gate, double amount) {
  if (!is_rate_gate(gate)) return fmt::format("{:.4g} %", 100 * amount);
  return fmt::format("{:.4g} {}", amount, gate == Gate::kCrossing ? "an attempt" : "a day");
}

std::string chain_text(const LifeEvent& event, const PolicySet& policies) {
  std::string text;
  double before = 0;
  for (const Link& link : event.chain) {
    const double amount = is_rate_gate(event.gate) ? link.amount - before : link.amount;
    before = link.amount;
    text +=
        fmt::format("{}{} {} {}", text.empty() ? "" : "; ", link.by == kBase ? "base" : policies.at(link.by)->name(),
                    name_of(link.outcome), amount_text(event.gate, amount));
    if (link.room != Room::kNone) text += fmt::format(" while there is room ({})", kRoomNames[index_of(link.room)]);
  }
  return text.empty() ? "nothing can happen" : text;
}

/// Keeps what some parties and the children separated from them met.
class LifeKeeper final : public Witness {
 public:
  LifeKeeper(std::span<const std::uint64_t> families, const Scenario& scenario)
      : scenario_(&scenario), first_day_(first_day_lived(*scenario.world, scenario.from)) {
    for (const std::uint64_t family : families) {
      lives_[family][0].party = family;
      lives_[family][1].party = family | kSeparatedBit;
    }
  }
  bool watches(std::uint64_t identity) const override { return lives_.contains(family_of(identity)); }

  void month(std::span<const LifeEvent> events) override {
    for (const LifeEvent& event : events) {
      const std::uint64_t identity = event.party.identity;
      ToldLife& life = lives_.at(family_of(identity))[is_separated(identity) ? 1 : 0];
      if (!life.fate) life.fate = fate_of(event.party.state);
      life.fate = fate_after(*life.fate, event);
      life.persons = event.party.persons;
      if (event.kind == LifeEvent::Kind::kDecided) life.decisions.push_back(told(event));
    }
  }
  ToldLives lives() && { return std::move(lives_); }

 private:
  ToldDecision told(const LifeEvent& event) const {
    return {first_day_ + Days{event.day},
            event.party,
            event.gate,
            scenario_->world->jurisdictions[event.where].id,
            event.outcome,
            event.by == kBase ? "base" : scenario_->policies.policies.at(event.by)->name(),
            chain_text(event, scenario_->policies.policies)};
  }

  const Scenario* scenario_;
  Day first_day_;
  ToldLives lives_;
};

}  // namespace

ToldLives play_lives(const Scenario& scenario, std::span<const std::uint64_t> families, std::uint32_t replicate,
                     int threads, const std::function<bool()>& go_on) {
  LifeKeeper keeper(families, scenario);
  const RunSettings settings{scenario.from, scenario.to, scenario.seed, replicate, scenario.scale, threads, &keeper};
  run_replicate(
      *scenario.world, scenario.policies.policies, settings, [](const MonthResult&) {},
      [&](const Progress&) { return !go_on || go_on(); });
  return std::move(keeper).lives();
}

WhyStory story_of(std::uint64_t family, const std::vector<const Scenario*>& scenarios,
                  const std::vector<const ToldLives*>& histories, std::uint32_t replicate) {
  WhyStory story{replicate, {}, "", {}};
  for (const Scenario* scenario : scenarios) story.names.push_back(title_of(*scenario));
  for (const std::size_t party : {0U, 1U}) {
    std::vector<ToldLife> both;
    bool any = false;
    for (const ToldLives* history : histories) {
      const ToldLife& one = history->at(family)[party];
      any = any || one.fate;
      both.push_back(one);
      if (story.nationality.empty() && !one.decisions.empty())
        story.nationality = scenarios.front()->world->nationalities[one.decisions.front().party.nationality].name;
    }
    if (any) story.lives.push_back(std::move(both));
  }
  return story;
}

}  // namespace corridor
