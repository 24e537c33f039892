// The register as text, a screen for each entry.
#include "tools/register_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "analysis/base/layout.hpp"
#include "analysis/base/words.hpp"
#include "tools/register_names.hpp"

namespace corridor::tools {

namespace {

constexpr std::string_view kUnder = "      ";  ///< What stands below a name.

/// What pages of an entry are written with: text that is broken at the width of the terminal.
struct Lines {
  const Screen& screen;

  std::string at(std::string_view text, std::string_view indent) const {
    return wrapped(text, screen.columns, indent, std::string(indent) + "  ");
  }
  /// Prose, whose lines stand below each other.
  std::string prose(std::string_view text, std::string_view indent) const {
    return text.empty() ? "" : wrapped(text, screen.columns, indent, indent);
  }
  /// `heading`: a key of the catalogue.
  std::string list(std::string_view heading, const std::vector<std::string>& lines) const {
    if (lines.empty()) return "";
    std::string text = fmt::format("\n{}\n", screen.say(heading));
    for (const std::string& line : lines) text += at(line, "  ");
    return text;
  }
};

std::string joined(const std::vector<std::string>& names) { return fmt::format("{}", fmt::join(names, ", ")); }

/// A word of the register's own ("court_order") in the reader's language.
std::string word_of(const Screen& screen, std::string_view name) {
  return screen.say(fmt::format("policies.word_{}", name));
}

std::string end_text(Day to, const Screen& screen) {
  return to == Day::max() ? screen.say("policies.open") : to_string(to);
}

std::string interval_text(const RegisterInterval& interval, const Screen& screen) {
  const std::string from = to_string(interval.from);
  std::string text = interval.to == Day::max()
                         ? screen.say("explain.since", {{"from", from}})
                         : screen.say("policies.from_to", {{"from", from}, {"to", to_string(interval.to)}});
  if (!interval.where.empty()) text += " " + screen.say("policies.at", {{"places", joined(interval.where)}});
  if (!interval.by.empty()) text += fmt::format(", {}", interval.by);
  if (!interval.ended_by.empty()) {
    text += " " + screen.say("policies.ended",
                             {{"acts", joined(interval.ended_by)}, {"to", end_text(interval.otherwise, screen)}});
  }
  if (interval.share < 1)
    text += " " + screen.say("policies.share_stopped", {{"share", fmt::to_string(interval.share)}});
  return text;
}

std::vector<std::string> interval_texts(const std::vector<RegisterInterval>& intervals, const Screen& screen) {
  std::vector<std::string> lines;
  for (const RegisterInterval& interval : intervals) lines.push_back(interval_text(interval, screen));
  return lines;
}

std::string steps_text(const ParameterValue::Steps& steps, const Screen& screen) {
  std::string text = exact(steps.value);
  for (const auto& [day, value] : steps.steps)
    text += "; " + screen.say("policies.value_from", {{"value", exact(value)}, {"from", to_string(day)}});
  return text;
}

std::string parameter_text(const ParameterDescription& parameter, const Lines& lines) {
  std::string text =
      lines.at(fmt::format("{} = {}", parameter.name, steps_text(parameter.standard.general, lines.screen)), "  ");
  text += lines.prose(lines.screen.say("policies.range", {{"unit", parameter.unit},
                                                          {"low", exact(parameter.low)},
                                                          {"high", exact(parameter.high)},
                                                          {"status", parameter.status}}),
                      kUnder);
  text += lines.prose(parameter.meaning, kUnder);
  for (const auto& exception : parameter.standard.exceptions) {
    text += lines.at(
        fmt::format("{} {}: {}", exception_name(exception), exception.key, steps_text(exception.number, lines.screen)),
        kUnder);
  }
  return text + lines.prose(lines.screen.say("policies.source", {{"source", parameter.source}}), kUnder);
}

std::string gates_text(const ModuleDescription& module) {
  std::vector<std::string_view> names;
  for (const Gate gate : module.gates) names.push_back(name_of(gate));
  return fmt::format("{}", fmt::join(names, ", "));
}

/// An act on the page of a module: what it is, when it held, what courts stopped.
std::string act_text(const Instrument& act, const Lines& lines) {
  std::string text = lines.at(fmt::format("{}: {}", act.id, act.title), "  ") + lines.prose(act.citation, kUnder);
  for (const RegisterInterval& interval : act.in_force)
    text +=
        lines.at(lines.screen.say("policies.in_force_when", {{"when", interval_text(interval, lines.screen)}}), kUnder);
  for (const RegisterInterval& interval : act.blocked)
    text +=
        lines.at(lines.screen.say("policies.blocked_when", {{"when", interval_text(interval, lines.screen)}}), kUnder);
  if (!act.under.empty())
    text += lines.at(lines.screen.say("policies.rests_on", {{"acts", joined(act.under)}}), kUnder);
  return text;
}

/// Each section that can be left out alone, and what goes with it.
std::vector<std::string> section_lines(const Instrument& instrument, const Register& shipped, const Screen& screen) {
  std::vector<std::string> lines;
  for (const ActSection& section : instrument.sections) {
    const std::string name = instrument.id + "." + section.name;
    std::vector<std::string> acts = shipped.with_all_under({name});
    acts.erase(acts.begin());
    lines.push_back(fmt::format("{}: {}. {}", name, section.title,
                                acts.empty() ? screen.say("policies.nothing_goes", {{"reason", section.reason}})
                                             : screen.say("policies.with_it", {{"acts", joined(acts)}})));
  }
  return lines;
}

/// First and last day in force, for the list.
std::string years_text(const Instrument& instrument, const Screen& screen) {
  if (instrument.in_force.empty()) return screen.say("policies.never");
  const RegisterInterval& last = instrument.in_force.back();
  const std::string from = to_string(instrument.in_force.front().from);
  return last.to == Day::max() ? screen.say("policies.from", {{"from", from}})
                               : screen.say("policies.from_to", {{"from", from}, {"to", to_string(last.to)}});
}

/// What courts stop of an act on a day; of no day, whether they ever did.
std::string stopped_text(const Instrument& act, std::optional<Day> on, const Screen& screen) {
  if (!on) return act.blocked.empty() ? "" : " " + screen.say("policies.blocked_once");
  for (const RegisterInterval& order : act.blocked) {
    if (order.from > *on || *on >= order.to) continue;
    if (order.share == 1 && order.parts.empty() && order.where.empty())
      return " " + screen.say("policies.stopped", {{"order", order.by}});
    const std::string where =
        order.where.empty() ? "" : " " + screen.say("policies.at", {{"places", joined(order.where)}});
    return " " + screen.say("policies.stopped_part", {{"where", where}, {"order", order.by}});
  }
  return "";
}

std::string modules_text(const std::vector<ModuleDescription>& modules, std::size_t columns) {
  TextTable table({{"", TextTable::Holds::kCodes}, {"", TextTable::Holds::kWords}}, "  ");
  for (const ModuleDescription& module : modules)
    table.add({module.name, fmt::format("{} [{}]", module.title, gates_text(module))});
  return table.text(columns);
}

std::string acts_text(const std::vector<Instrument>& acts, std::optional<Day> on, const Screen& screen) {
  constexpr auto kCodes = TextTable::Holds::kCodes;
  TextTable table({{"", kCodes}, {"", kCodes}, {"", kCodes}}, "  ");
  for (const Instrument& act : acts) {
    table.add({act.id, years_text(act, screen), word_of(screen, direction_name(act.direction))});
    table.note(act.title + (act.indicators_only ? " " + screen.say("policies.indicators_only") : "") +
               stopped_text(act, on, screen));
  }
  return table.text(screen.columns);
}

}  // namespace

std::string as_text(const Register& part, std::optional<Day> on, const Screen& screen) {
  if (part.instruments.empty()) return screen.say("policies.none") + "\n";
  const std::string acts = screen.say("policies.acts", {{"n", fmt::to_string(part.instruments.size())}});
  return fmt::format("{}\n{}\n{}\n{}\n{}", screen.say("policies.modules"), modules_text(part.modules, screen.columns),
                     acts, acts_text(part.instruments, on, screen), screen.lines(screen.say("policies.how")));
}

std::string as_text(const ModuleDescription& module, const Register& shipped, const Screen& screen) {
  const Lines lines{screen};
  std::string text = lines.at(fmt::format("{}: {}", module.name, module.title), "") + lines.prose(module.summary, "  ");
  text += fmt::format("\n{}\n  {}\n", screen.say("policies.gates"), gates_text(module));
  std::vector<std::string> parts;
  for (const PartDescription& part : module.parts) {
    parts.push_back(fmt::format("{}{}: {}", part.name, part.limits ? " " + screen.say("policies.limits") : "",
                                fmt::join(part.instruments, ", ")));
  }
  text += lines.list("policies.parts", parts);
  if (!module.parameters.empty()) text += fmt::format("\n{}\n", screen.say("policies.parameters"));
  for (const ParameterDescription& parameter : module.parameters) text += parameter_text(parameter, lines);
  text += fmt::format("\n{}\n", screen.say("policies.instruments"));
  for (const std::string& id : instruments_of(module, shipped)) text += act_text(*shipped.find_instrument(id), lines);
  return text + lines.list("policies.not_modelled", module.not_modelled);
}

std::string as_text(const Instrument& instrument, const Register& shipped, const Screen& screen) {
  const Lines lines{screen};
  std::string text =
      lines.at(fmt::format("{}: {}", instrument.id, instrument.title), "") + lines.prose(instrument.citation, "  ");
  text +=
      '\n' + lines.at(screen.say("policies.kind", {{"kind", word_of(screen, kind_name(instrument.kind))},
                                                   {"direction", word_of(screen, direction_name(instrument.direction))},
                                                   {"framing", word_of(screen, framing_name(instrument.framing))}}),
                      "  ");
  text += lines.prose(instrument.framing_words, "  ");
  text += lines.list("policies.in_force", interval_texts(instrument.in_force, screen)) +
          lines.list("policies.blocked", interval_texts(instrument.blocked, screen));
  text +=
      lines.list("policies.institutions", instrument.institutions) + lines.list("policies.places", instrument.places);
  if (instrument.indicators_only) text += lines.list("policies.acts_on_indicators", {instrument.reason});
  text += lines.list("policies.rests", instrument.under) +
          lines.list("policies.sections", section_lines(instrument, shipped, screen));
  text += lines.list("policies.switches", instrument.switches) +
          lines.list("policies.not_modelled", instrument.not_modelled);
  std::vector<std::string> references;
  for (const auto& reference : instrument.references) references.push_back(reference.title + " " + reference.url);
  return text + lines.list("policies.references", references);
}

}  // namespace corridor::tools
