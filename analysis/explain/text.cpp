// An explanation as text for people to read.
#include "analysis/explain/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "analysis/explain/explain.hpp"
#include "analysis/explain/text_law.hpp"

namespace corridor {
namespace {

constexpr double kRounding = 1e-12;

using Holds = TextTable::Holds;

/// A step that takes nobody and changes no rate.
bool is_idle(const ChainStep& step) { return step.share == 0 && step.after == step.before; }

/// Writes the gates of an answer one after the other; what was said of a law or a policy's numbers is not said again.
class Teller {
 public:
  Teller(const World& world, const Screen& screen) : world_(world), screen_(screen), law_(screen) {}

  std::string gate_text(const ExplainedGate& told) {
    std::string text = screen_.lines(
        screen_.say("explain.at",
                    {{"gate", name_of(told.gate)}, {"places", places_text(told)}, {"what", decides(told)}}),
        "", "  ");
    text += party_text(told);
    if (told.steps.empty()) {
      text += screen_.lines(screen_.say("explain.nothing_can_happen"), "  ", "  ");
    } else {
      text += (is_rate_gate(told.gate) ? rates_text(told) : claims_text(told)) + summary_text(told);
    }
    return text + meaning_text(told) + stopped_text(told);
  }

 private:
  std::string decides(const ExplainedGate& told) const {
    return screen_.say(own(fmt::format("explain.decides.{}", name_of(told.gate))));
  }

  /// A key in this world's own words, by what it calls people met between ports, where the catalogue has such words.
  std::string own(const std::string& key) const {
    const std::string here = fmt::format("{}.{}", key, world_.label("series.encounters_between_ports"));
    return catalogue().contains(here) ? here : key;
  }

  std::string places_text(const ExplainedGate& told) const {
    constexpr std::size_t kMost = 4;
    std::vector<std::string> places;
    for (const Id<Jurisdiction> where : told.where) {
      const Jurisdiction& place = world_.jurisdictions[where.index()];
      if (places.size() < kMost)
        places.push_back(fmt::format("{} ({})", place.id, place_name(screen_, place.id, place.name)));
    }
    if (told.where.size() > kMost)
      places.push_back(screen_.say("explain.more_places", {{"n", std::to_string(told.where.size() - kMost)}}));
    return fmt::format("{}", fmt::join(places, ", "));
  }

  /// The party as the gate sees it; not again where the gate before saw the same.
  std::string party_text(const ExplainedGate& told) {
    std::vector<std::string> known, assumed, idle;
    for (const SeenValue& one : told.sees) {
      const std::string text = fmt::format("{}={}", kAttributeNames[index_of(one.attribute)], one.value);
      if (one.from != SeenValue::From::kAssumed) {
        known.push_back(text);
      } else if (one.would_change.empty()) {
        idle.push_back(text);
      } else {
        assumed.push_back(screen_.say(
            "explain.otherwise", {{"what", text}, {"values", fmt::format("{}", fmt::join(one.would_change, ", "))}}));
      }
    }
    std::string text;
    const auto add = [&](std::string_view key, const std::vector<std::string>& parts) {
      if (!parts.empty())
        text += screen_.lines(screen_.say(key, {{"what", fmt::format("{}", fmt::join(parts, ", "))}}), "  ", "    ");
    };
    add("explain.who", known);
    add("explain.assumed", assumed);
    add("explain.any_value", idle);
    const std::string key = fmt::format("{}\n{}", name_of(told.gate), text);
    return text.empty() || said_.insert(key).second ? text : screen_.lines(screen_.say("explain.who_as_above"), "  ");
  }

  std::string by_text(const ExplainedStep& told) const {
    return told.title.empty() ? screen_.name(told.by) : fmt::format("{}: {}", told.by, screen_.name(told.by));
  }

  std::string claims_text(const ExplainedGate& told) {
    TextTable table({{screen_.say("explain.come")},
                     {screen_.say("explain.share")},
                     {screen_.say("explain.taken")},
                     {screen_.say("explain.outcome"), Holds::kWords},
                     {screen_.say("explain.decided_by"), Holds::kWords}},
                    "  ");
    for (const ExplainedStep& step : told.steps) {
      table.add({fmt::format("{:.1f}", 100 * step.reach), percent_text(step.step.share),
                 fmt::format("{:.1f}", 100 * step.taken), outcome_text(told.gate, step.step.outcome), by_text(step)});
      add_reasons(table, told.gate, step);
    }
    return screen_.lines(screen_.say("explain.of_hundred"), "  ", "  ") + table.text(screen_.columns);
  }

  std::string rates_text(const ExplainedGate& told) {
    TextTable table({{screen_.say("explain.outcome"), Holds::kWords},
                     {screen_.say("explain.adds")},
                     {screen_.say("explain.times")},
                     {screen_.say("explain.comes_to")},
                     {screen_.say("explain.decided_by"), Holds::kWords}},
                    "  ");
    for (const ExplainedStep& step : told.steps) {
      table.add({outcome_text(told.gate, step.step.outcome), fmt::format("{:.4g}", step.step.add),
                 fmt::format("{:.4g}", step.step.scale), fmt::format("{:.4g}", step.step.after), by_text(step)});
      add_reasons(table, told.gate, step);
    }
    return screen_.lines(screen_.say(fmt::format("explain.rates.{}", name_of(told.gate))), "  ", "  ") +
           table.text(screen_.columns);
  }

  std::string outcome_text(Gate gate, Outcome outcome) const {
    if (const std::string label = labelled(gate, outcome); !label.empty()) return screen_.name(label);
    const std::string usual = fmt::format("name.{}", name_of(outcome)), here = own(usual);
    return here == usual ? screen_.name(name_of(outcome)) : screen_.say(here);
  }

  /// What this world's tables call an outcome, where it has words of its own for the gate and no other outcome is
  /// called so.
  std::string labelled(Gate gate, Outcome outcome) const {
    const std::string words = fmt::format("name.gate_{}", name_of(gate));
    const std::string start = gate == Gate::kProcessing       ? "processing."
                              : gate == Gate::kTransitCustody ? "transit."
                                                              : "";
    const auto label = world_.labels.find(start + std::string(name_of(outcome)));
    if (start.empty() || own(words) == words || label == world_.labels.end()) return "";
    const auto alike = std::ranges::count_if(
        world_.labels, [&](const auto& one) { return one.first.starts_with(start) && one.second == label->second; });
    return alike == 1 ? label->second : "";
  }

  /// Under a step: room, numbers, law; each where it is first told at this gate.
  void add_reasons(TextTable& table, Gate gate, const ExplainedStep& told) {
    for (const std::string& line : is_idle(told.step) ? law_.idle(told) : law_.reasons(told)) {
      if (said_.insert(fmt::format("{}\n{}\n{}", name_of(gate), told.by, line)).second) table.note(line);
    }
  }

  /// Outcomes in order, each with the policies that it is charged to.
  std::string summary_text(const ExplainedGate& told) const {
    std::vector<Outcome> order;
    for (const OutcomeShare& one : told.outcomes) {
      if (std::find(order.begin(), order.end(), one.outcome) == order.end()) order.push_back(one.outcome);
    }
    std::vector<std::string> parts;
    for (const Outcome outcome : order) {
      double sum = 0;
      std::vector<std::string> charged;
      for (const OutcomeShare& one : told.outcomes) {
        if (one.outcome != outcome) continue;
        sum += one.share;
        charged.push_back(fmt::format("{} {}", one.by, percent_text(one.share)));
      }
      if (sum < kRounding) continue;  // of sums of shares: nobody
      const std::string who = charged.size() == 1 ? "" : fmt::format(" ({})", fmt::join(charged, ", "));
      parts.push_back(fmt::format("{} {}{}", outcome_text(told.gate, outcome), percent_text(sum), who));
    }
    if (is_rate_gate(told.gate))
      parts.push_back(fmt::format("{} {}", screen_.say(own(fmt::format("explain.else.{}", name_of(told.gate)))),
                                  percent_text(told.nothing)));
    return screen_.lines(screen_.say(together_key(told), {{"what", fmt::format("{}", fmt::join(parts, "; "))}}), "  ",
                         "    ");
  }

  static std::string together_key(const ExplainedGate& told) {
    if (is_rate_gate(told.gate)) return fmt::format("explain.exposed.{}", name_of(told.gate));
    const bool needs_room = std::ranges::any_of(
        told.steps, [](const ExplainedStep& one) { return one.room.room != Room::kNone && one.taken > 0; });
    return needs_room ? "explain.together_if_room" : "explain.together";
  }

  /// What an outcome means for people where its name alone misleads: an order is not a removal.
  std::string meaning_text(const ExplainedGate& told) {
    std::string key;
    if (told.gate == Gate::kRemoval) key = "explain.order.removal";
    if (told.gate == Gate::kCourt)
      key = fmt::format("explain.order.{}", kDocketNames.at(told.party[Attribute::kDocket]));
    if (key.empty() || !said_.insert(key).second) return "";
    return screen_.lines(screen_.say(key), "  ", "    ");
  }

  std::string stopped_text(const ExplainedGate& told) {
    if (told.stopped.empty()) return "";
    std::string text = screen_.lines(screen_.say("explain.stopped"), "  ");
    for (const ExplainedGate::Stopped& one : told.stopped) {
      for (const std::string& line : law_.provision(one.provision, one.by))
        text += screen_.lines(line, "      ", "        ");
    }
    return text;
  }

  const World& world_;
  const Screen& screen_;
  LawTeller law_;
  std::set<std::string> said_;
};

}  // namespace

std::string explanation_as_text(const Scenario& scenario, const Explanation& explanation, const Screen& screen) {
  const std::string name =
      name_with_changes(screen.language, scenario.name, scenario.changes.set, scenario.changes.without);
  std::string text =
      screen.lines(screen.say("explain.title", {{"place", place_name(screen, explanation.at, explanation.name)},
                                                {"id", explanation.at},
                                                {"day", to_string(explanation.on)},
                                                {"scenario", name}}));
  if (explanation.gates.empty()) text += screen.say("explain.no_gate") + '\n';
  Teller teller(*scenario.world, screen);
  for (const ExplainedGate& told : explanation.gates) text += '\n' + teller.gate_text(told);
  return text;
}

}  // namespace corridor
