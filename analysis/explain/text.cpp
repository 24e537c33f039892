// An explanation as text for people to read.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "analysis/base/words.hpp"
#include "analysis/explain/explain.hpp"

namespace corridor {
namespace {

constexpr std::size_t kColumns = 110;
constexpr std::string_view kIndent = "      ";

/// Breaks text at spaces; further lines stand two columns further in.
std::string wrapped(std::string_view text, const std::string& indent) {
  std::string result;
  std::string margin = indent;
  while (!text.empty()) {
    std::size_t cut = text.size();
    if (margin.size() + cut > kColumns) {
      cut = text.rfind(' ', kColumns - margin.size());
      if (cut == std::string_view::npos || cut == 0) cut = std::min(text.find(' '), text.size());
    }
    result += fmt::format("{}{}\n", margin, text.substr(0, cut));
    text.remove_prefix(std::min(cut + 1, text.size()));
    margin = indent + "  ";
  }
  return result;
}

std::string_view what_it_decides(Gate gate) {
  switch (gate) {
    case Gate::kDeparture:
      return "whether people who mean to leave do so (at the risk of reference; believing it higher, fewer leave)";
    case Gate::kTransit:
      return "what can end a day on the way";
    case Gate::kTransitCustody:
      return "what becomes of those held on the way";
    case Gate::kApproach:
      return "where people who have come to the border try to get in";
    case Gate::kPortOfEntry:
      return "what becomes of those who come to a port";
    case Gate::kCrossing:
      return "what can end an attempt to cross between ports";
    case Gate::kProcessing:
      return "what the border authorities do with those whom they hold";
    case Gate::kDetention:
      return "whether those sent to detention are held";
    case Gate::kCourt:
      return "how a hearing ends";
    case Gate::kContact:
      return "how people who live here come to the notice of authorities, or move";
    case Gate::kTransfer:
      return "whether those booked or met pass to the immigration authority";
    case Gate::kRemoval:
      return "whether those ordered removed are";
    case Gate::kReturn:
      return "whether those returned try again";
  }
  return "";
}

std::string percent(double share) {
  const double hundred = 100 * share;
  return hundred > 0 && hundred < 0.05 ? fmt::format("{:.2g} %", hundred) : fmt::format("{:.1f} %", hundred);
}

std::string span_of(Day from, Day to) {
  return to == Day::max() ? fmt::format("since {}", to_string(from))
                          : fmt::format("{} to {}", to_string(from), to_string(to - Days{1}));
}

std::string law_text(const Provision& provision, std::string_view word) {
  if (provision.instrument.empty())
    return fmt::format("{}: dates that the scenario sets for {}, {}", word, provision.part,
                       span_of(provision.from, provision.to));
  std::string text = fmt::format("{}: {} [{}], {}", word, provision.title, provision.instrument,
                                 span_of(provision.from, provision.to));
  if (!provision.citation.empty()) text += "; " + provision.citation;
  return text;
}

std::string provision_text(const Provision& provision, std::string_view word) {
  std::string text = wrapped(law_text(provision, word), std::string(kIndent));
  for (const Window* order : provision.orders) {
    text += wrapped(fmt::format("court: {} stops {} of it, {}", order->by.empty() ? "an order" : order->by,
                                percent(order->share), span_of(order->from, order->to)),
                    std::string(kIndent));
  }
  return text;
}

std::string room_text(const RoomNeeded& room) {
  if (room.room == Room::kNone) return "";
  const std::string name = in_words(kRoomNames[static_cast<std::size_t>(room.room)]);
  if (std::isinf(room.places)) return wrapped(fmt::format("room: {}, without limit", name), std::string(kIndent));
  return wrapped(fmt::format("room: {}, {:.6g} {} for {} (set by {}); without room people go on to the next line", name,
                             room.places, room.per_day ? "places a day" : "places in all", room.where, room.by),
                 std::string(kIndent));
}

bool same_law(const ExplainedStep& one, const ExplainedStep& other) {
  return one.by == other.by && std::equal(one.provisions.begin(), one.provisions.end(), other.provisions.begin(),
                                          other.provisions.end(), [](const Provision& a, const Provision& b) {
                                            return a.part == b.part && a.instrument == b.instrument && a.from == b.from;
                                          });
}

/// A step that takes nobody and changes no rate.
bool is_idle(const ChainStep& step) { return step.share == 0 && step.after == step.before; }

/// What stands under a step: room, numbers, law.
std::string reasons(const ExplainedStep& told, const ExplainedStep* before) {
  std::vector<std::string> numbers;
  for (const ParameterUsed& one : told.parameters) numbers.push_back(fmt::format("{} = {:.6g}", one.name, one.value));
  if (is_idle(told.step)) {
    std::vector<std::string> titles;
    for (const Provision& one : told.provisions)
      titles.push_back(one.instrument.empty() ? one.part : fmt::format("{} [{}]", one.title, one.instrument));
    if (titles.empty()) return "";
    return wrapped(
        fmt::format("in force, but changes nothing here ({}): {}", fmt::join(numbers, ", "), fmt::join(titles, "; ")),
        std::string(kIndent));
  }
  std::string text = room_text(told.room);
  if (!numbers.empty()) text += wrapped(fmt::format("made of: {}", fmt::join(numbers, ", ")), std::string(kIndent));
  if (before != nullptr && !told.provisions.empty() && same_law(told, *before))
    return text + fmt::format("{}law: as above\n", kIndent);
  for (const Provision& provision : told.provisions) text += provision_text(provision, "law");
  return text;
}

std::string by_text(const ExplainedStep& told) {
  return told.title.empty() ? told.by : fmt::format("{}: {}", told.by, told.title);
}

std::string claims_text(const ExplainedGate& told) {
  std::string text = fmt::format("  Of 100 who come here:\n  {:>11} {:>9} {:>8}  {:<20} {}\n", "come so far", "share",
                                 "persons", "outcome", "decided by");
  const ExplainedStep* before = nullptr;
  for (const ExplainedStep& step : told.steps) {
    text += fmt::format("  {:>11.1f} {:>9} {:>8.1f}  {:<20} {}\n", 100 * step.reach, percent(step.step.share),
                        100 * step.taken, in_words(name_of(step.step.outcome)), by_text(step));
    text += reasons(step, before);
    before = &step;
  }
  return text;
}

std::string rates_text(const ExplainedGate& told) {
  const Exposure exposure = exposure_at(told.gate);
  std::string text = fmt::format("  Rates {}:\n  {:<20} {:>10} {:>9} {:>10}  {}\n", exposure.rate_unit, "outcome",
                                 "adds", "times", "comes to", "decided by");
  const ExplainedStep* before = nullptr;
  for (const ExplainedStep& step : told.steps) {
    text += fmt::format("  {:<20} {:>10.4g} {:>9.4g} {:>10.4g}  {}\n", in_words(name_of(step.step.outcome)),
                        step.step.add, step.step.scale, step.step.after, by_text(step));
    text += reasons(step, before);
    before = &step;
  }
  return text;
}

/// What befalls those to whom nothing happens at a rate gate.
std::string_view otherwise(Gate gate) {
  switch (gate) {
    case Gate::kCrossing:
      return "got through";
    case Gate::kContact:
      return "neither met nor moved";
    default:
      return "passed on";
  }
}

/// Outcomes in order, each with the policies that it is charged to.
std::string summary_text(const ExplainedGate& told) {
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
      charged.push_back(fmt::format("{} {}", one.by, percent(one.share)));
    }
    parts.push_back(charged.size() == 1 ? fmt::format("{} {}", in_words(name_of(outcome)), percent(sum))
                                        : fmt::format("{} {} ({})", in_words(name_of(outcome)), percent(sum),
                                                      fmt::join(charged, ", ")));
  }
  std::string text;
  if (is_rate_gate(told.gate)) {
    parts.push_back(fmt::format("{} {}", otherwise(told.gate), percent(told.nothing)));
    text = told.gate == Gate::kContact ? "In 365 days at these rates: "
                                       : fmt::format("In one {}: ", exposure_at(told.gate).unit);
  } else {
    const bool needs_room = std::any_of(told.steps.begin(), told.steps.end(), [](const ExplainedStep& one) {
      return one.room.room != Room::kNone && one.taken > 0;
    });
    text = needs_room ? "Together, if there is room: " : "Together: ";
  }
  return wrapped(text + fmt::format("{}.", fmt::join(parts, "; ")), "  ");
}

std::string party_text(const ExplainedGate& told) {
  std::vector<std::string> known, assumed, idle;
  for (const SeenValue& one : told.sees) {
    const std::string text = fmt::format("{}={}", kAttributeNames[index_of(one.attribute)], one.value);
    if (one.from != SeenValue::From::kAssumed) {
      known.push_back(text);
    } else if (one.would_change.empty()) {
      idle.push_back(text);
    } else {
      assumed.push_back(fmt::format("{} (otherwise with {})", text, fmt::join(one.would_change, ", ")));
    }
  }
  std::string text;
  if (!known.empty()) text += wrapped(fmt::format("Who: {}", fmt::join(known, ", ")), "  ");
  if (!assumed.empty()) text += wrapped(fmt::format("Assumed: {}", fmt::join(assumed, ", ")), "  ");
  if (!idle.empty()) text += wrapped(fmt::format("Assumed, but any value does: {}", fmt::join(idle, ", ")), "  ");
  return text;
}

std::string gate_text(const World& world, const ExplainedGate& told) {
  constexpr std::size_t kMost = 4;
  std::vector<std::string> places;
  for (const Id<Jurisdiction> where : told.where) {
    const Jurisdiction& place = world.jurisdictions[where.index()];
    if (places.size() < kMost) places.push_back(fmt::format("{} ({})", place.id, place.name));
  }
  if (told.where.size() > kMost)
    places.push_back(fmt::format("and {} more where it is the same", told.where.size() - kMost));
  std::string text =
      wrapped(fmt::format("{} in {}: {}", name_of(told.gate), fmt::join(places, ", "), what_it_decides(told.gate)), "");
  text += party_text(told);
  if (told.steps.empty()) {
    text += "  Nothing can happen to this kind of party here.\n";
  } else {
    text += is_rate_gate(told.gate) ? rates_text(told) : claims_text(told);
    text += summary_text(told);
  }
  if (!told.stopped.empty()) text += "  Stopped by courts:\n";
  for (const ExplainedGate::Stopped& one : told.stopped) text += provision_text(one.provision, one.by);
  return text;
}

}  // namespace

std::string explanation_as_text(const Scenario& scenario, const Explanation& explanation) {
  std::string text =
      fmt::format("{} ({}) on {}, {}\n", explanation.name, explanation.at, to_string(explanation.on), scenario.name);
  if (explanation.gates.empty()) text += "No gate is met here.\n";
  for (const ExplainedGate& told : explanation.gates) text += '\n' + gate_text(*scenario.world, told);
  return text;
}

}  // namespace corridor
