// Tells the chains of a day at a place, and what stands behind each step.
#include "analysis/explain/explain.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

#include "analysis/explain/question.hpp"
#include "sim/law.hpp"

namespace corridor {
namespace {

class Explainer {
 public:
  Explainer(const Scenario& scenario, const ExplainQuestion& question)
      : scenario_(scenario),
        world_(*scenario.world),
        question_(question),
        law_(compile_law(world_, scenario.policies.policies, question.on)) {}

  ExplainedGate explain(Gate gate, Id<Jurisdiction> where) const {
    ExplainedGate told;
    told.gate = gate;
    told.where = {where};
    told.party = party_at(gate, where);
    told.sees = sees(gate, where, told.party);
    for (const ChainStep& step : law_->account(gate, where, told.party))
      told.steps.push_back(explain_step(step, where, told.party));
    if (is_rate_gate(gate)) {
      share_rates(told, where);
    } else {
      share_claims(told);
    }
    find_stopped(told, where);
    return told;
  }

 private:
  const ModuleSettings& settings(PolicyIndex by) const { return scenario_.policies.settings[by]; }
  const ModuleDescription& description(PolicyIndex by) const {
    return *shipped_register().find_module(settings(by).name());
  }
  std::string name_of_policy(PolicyIndex by) const { return by == kBase ? "base" : settings(by).name(); }

  /// At a port everybody has come to a port; who is booked or met in the country is not at the border.
  PartyClass party_at(Gate gate, Id<Jurisdiction> where) const {
    PartyClass party = question_.party;
    if (!question_.given[index_of(Attribute::kChannel)] && is_port(where))
      party[Attribute::kChannel] = static_cast<std::uint8_t>(Channel::kAtPort);
    if (!question_.given[index_of(Attribute::kSetting)] && gate == Gate::kTransfer)
      party[Attribute::kSetting] = static_cast<std::uint8_t>(books() ? Setting::kLocalJail : Setting::kAtLarge);
    return party;
  }
  /// Whether people are booked into jails in this world, or only met at large.
  bool books() const { return std::ranges::count(world_.base_rates, Outcome::kBookedLocal, &BaseRate::outcome) > 0; }
  bool is_port(Id<Jurisdiction> at) const { return world_.jurisdictions[at.index()].kind == JurisdictionKind::kPort; }

  std::vector<SeenValue> sees(Gate gate, Id<Jurisdiction> where, const PartyClass& party) const {
    std::vector<SeenValue> seen;
    for (const Attribute attribute : kSeenAttributes[index_of(gate)]) {
      SeenValue value{attribute, value_names(world_, attribute)[party[attribute]], SeenValue::From::kAssumed, {}};
      if (question_.given[index_of(attribute)]) {
        value.from = SeenValue::From::kGiven;
      } else if (attribute == Attribute::kChannel) {
        value.from = SeenValue::From::kPlace;
      } else {
        value.would_change = would_change(gate, where, party, attribute);
      }
      seen.push_back(std::move(value));
    }
    return seen;
  }

  /// Values of an attribute with which the chain would be another.
  std::vector<std::string> would_change(Gate gate, Id<Jurisdiction> where, PartyClass party,
                                        Attribute attribute) const {
    std::vector<std::string> values;
    const auto chain = law_->chain(gate, where, party);
    const std::vector<std::string> names = value_names(world_, attribute);
    for (std::size_t v = 0; v < names.size(); ++v) {
      party[attribute] = static_cast<std::uint8_t>(v);
      const auto other = law_->chain(gate, where, party);
      if (!std::equal(chain.begin(), chain.end(), other.begin(), other.end())) values.push_back(names[v]);
    }
    return values;
  }

  ExplainedStep explain_step(const ChainStep& step, Id<Jurisdiction> where, const PartyClass& party) const {
    ExplainedStep told{.step = step, .by = name_of_policy(step.by)};
    told.room = room_needed(step, where);
    if (step.by == kBase) return told;
    told.title = description(step.by).title;
    for (const std::string& name : step.basis.parameters) {
      const auto& all = description(step.by).parameters;
      const auto found = std::ranges::find(all, name, &ParameterDescription::name);
      if (found != all.end() && !enters(*found, step.by, where)) continue;
      const double value = settings(step.by).amount(name, question_.on)(party, where);
      told.parameters.push_back({name, found == all.end() ? "" : found->unit, value});
    }
    for (const std::string& part : parts_of(step)) {
      for (Provision& provision : provisions(step.by, part, where)) {
        if (provision.left > 0) told.provisions.push_back(std::move(provision));
      }
    }
    return told;
  }

  /// A number of the whole module, or of a part that holds there and then; others are read and change nothing.
  bool enters(const ParameterDescription& number, PolicyIndex by, Id<Jurisdiction> where) const {
    return number.parts.empty() || std::ranges::any_of(number.parts, [&](const std::string& part) {
             return settings(by).strength(part, question_.on, where) > 0;
           });
  }

  /// The parts on which a step rests; where the module does not tell, all of its parts.
  std::vector<std::string> parts_of(const ChainStep& step) const {
    if (!step.basis.parts.empty()) return step.basis.parts;
    std::vector<std::string> parts;
    for (const PartDescription& part : description(step.by).parts) parts.push_back(part.name);
    return parts;
  }

  /// A module goes on from what an act left when others ended it, and its window lasts as long as it would have without
  /// them: the law of the day is the register's.
  void note_end(Provision& provision, const RegisterInterval& held) const {
    std::vector<std::string> enders;
    std::ranges::copy_if(held.ended_by, std::back_inserter(enders), [this](const auto& act) { return acts_here(act); });
    if (enders.empty()) return;
    provision.to = held.to;
    if (question_.on >= held.to) provision.ended_by = std::move(enders);
  }

  /// Whether an act is in force on some day of this run.
  bool acts_here(const std::string& act) const {
    return std::ranges::any_of(scenario_.policies.settings, [&](const ModuleSettings& module) {
      return std::ranges::any_of(module.windows, [&](const auto& part) {
        return std::ranges::find(part.second, act, &Window::instrument) != part.second.end();
      });
    });
  }

  std::vector<Provision> provisions(PolicyIndex by, const std::string& part, Id<Jurisdiction> where) const {
    std::vector<Provision> found;
    for (const Holding& holding : settings(by).holdings(part, question_.on, where)) {
      Provision provision{.part = part,
                          .instrument = holding.window->instrument,
                          .from = holding.window->from,
                          .to = holding.window->to,
                          .orders = holding.blocks,
                          .left = holding.left};
      if (const Instrument* instrument = shipped_register().find_instrument(provision.instrument)) {
        provision.title = instrument->title;
        provision.citation = instrument->citation;
        for (const RegisterInterval& held : instrument->in_force) {
          if (held.from == provision.from) note_end(provision, held);
        }
      }
      found.push_back(std::move(provision));
    }
    return found;
  }

  /// A bed is asked for wherever the outcome is one, and a list at a port moves by the day's turns.
  RoomNeeded room_needed(const ChainStep& step, Id<Jurisdiction> where) const {
    RoomNeeded needed{.room = step.room, .places = std::numeric_limits<double>::infinity()};
    if (step.outcome == Outcome::kBed) needed.room = Room::kBeds;
    if (step.outcome == Outcome::kListed) needed.room = Room::kPortSlots;
    needed.per_day = !is_stock(needed.room);
    const RoomSize* size = needed.room == Room::kNone ? nullptr : law_->size_of(needed.room, where);
    if (size == nullptr) return needed;
    needed.places = size->places;
    needed.by = name_of_policy(size->by);
    needed.where = world_.jurisdictions[size->where.index()].id;
    return needed;
  }

  void share_claims(ExplainedGate& told) const {
    Share left = 1;
    for (ExplainedStep& step : told.steps) {
      step.reach = left;
      step.taken = left * step.step.share;
      left -= step.taken;
      add_outcome(told, {step.step.outcome, step.by, 0, step.taken});
    }
  }

  void share_rates(ExplainedGate& told, Id<Jurisdiction> where) const {
    const auto chain = law_->chain(told.gate, where, told.party);
    const double total = chain.empty() ? 0 : chain.back().amount;
    const Share happens = -std::expm1(-total * exposure_at(told.gate).length);
    double before = 0;
    for (const Link& link : chain) {
      const double rate = link.amount - before;
      before = link.amount;
      add_outcome(told, {link.outcome, name_of_policy(link.by), rate, rate / total * happens});
    }
    told.nothing = 1 - happens;
  }

  static void add_outcome(ExplainedGate& told, const OutcomeShare& more) {
    if (more.share <= 0) return;
    const auto same = std::find_if(told.outcomes.begin(), told.outcomes.end(), [&](const OutcomeShare& one) {
      return one.outcome == more.outcome && one.by == more.by;
    });
    if (same == told.outcomes.end()) {
      told.outcomes.push_back(more);
    } else {
      same->share += more.share;
    }
  }

  /// Instruments of the modules that act at this gate which courts have stopped altogether.
  void find_stopped(ExplainedGate& told, Id<Jurisdiction> where) const {
    for (std::size_t p = 0; p < scenario_.policies.settings.size(); ++p) {
      const auto by = static_cast<PolicyIndex>(p);
      const std::vector<Gate>& gates = description(by).gates;
      if (std::find(gates.begin(), gates.end(), told.gate) == gates.end()) continue;
      for (const PartDescription& part : description(by).parts) {
        for (Provision& provision : provisions(by, part.name, where)) {
          if (provision.left <= 0) told.stopped.push_back({settings(by).name(), std::move(provision)});
        }
      }
    }
  }

  const Scenario& scenario_;
  const World& world_;
  const ExplainQuestion& question_;
  std::unique_ptr<GateTables> law_;
};

/// Adds a chain, or only its place where it is like the one before.
void add_gate(const ExplainedGate& told, std::vector<ExplainedGate>& gates) {
  const auto same =
      std::find_if(gates.begin(), gates.end(), [&](const ExplainedGate& one) { return told_alike(one, told); });
  if (same == gates.end()) {
    gates.push_back(told);
  } else {
    same->where.push_back(told.where.front());
  }
}

}  // namespace

bool operator==(const Provision& one, const Provision& other) {
  const auto same_order = [](const Window* a, const Window* b) {
    return a->by == b->by && a->from == b->from && a->to == b->to && a->share == b->share;
  };
  return one.part == other.part && one.instrument == other.instrument && one.title == other.title &&
         one.citation == other.citation && one.from == other.from && one.to == other.to &&
         one.ended_by == other.ended_by && one.left == other.left &&
         std::equal(one.orders.begin(), one.orders.end(), other.orders.begin(), other.orders.end(), same_order);
}

bool operator==(const ExplainedStep& one, const ExplainedStep& other) {
  const auto decides = [](const ChainStep& step) {
    return std::tuple(step.outcome, step.before, step.add, step.scale, step.after, step.share);
  };
  return decides(one.step) == decides(other.step) && one.by == other.by && one.reach == other.reach &&
         one.taken == other.taken && one.room == other.room && one.parameters == other.parameters &&
         one.provisions == other.provisions;
}

bool told_alike(const ExplainedGate& one, const ExplainedGate& other) {
  return one.gate == other.gate && one.sees == other.sees && one.steps == other.steps &&
         one.outcomes == other.outcomes && one.nothing == other.nothing && one.stopped == other.stopped;
}

Exposure exposure_at(Gate gate) {
  switch (gate) {
    case Gate::kCrossing:
      return {1, "per attempt", "attempt"};
    case Gate::kContact:
      return {365, "per day", "365 days"};
    default:
      return {1, "per day", "day"};
  }
}

Explanation explain(const Scenario& scenario, const ExplainRequest& request) {
  Problems problems;
  const ExplainQuestion question = read_question(scenario, request, problems);
  problems.throw_if_any();
  Explanation explanation{question.on, question.at.id, question.at.name, request.who, {}};
  const Explainer explainer(scenario, question);
  for (std::size_t g = 0; g < kGates; ++g) {
    const auto gate = static_cast<Gate>(g);
    if (question.gate && *question.gate != gate) continue;
    for (const Id<Jurisdiction> where : where_met(*scenario.world, question.at, gate))
      add_gate(explainer.explain(gate, where), explanation.gates);
  }
  return explanation;
}

}  // namespace corridor
