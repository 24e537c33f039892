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
  std::size_t columns;

  std::string at(std::string_view text, std::string_view indent) const {
    return wrapped(text, columns, indent, std::string(indent) + "  ");
  }
  /// Prose, whose lines stand below each other.
  std::string prose(std::string_view text, std::string_view indent) const {
    return text.empty() ? "" : wrapped(text, columns, indent, indent);
  }
  std::string list(std::string_view heading, const std::vector<std::string>& lines) const {
    if (lines.empty()) return "";
    std::string text = fmt::format("\n{}\n", heading);
    for (const std::string& line : lines) text += at(line, "  ");
    return text;
  }
};

std::string interval_text(const RegisterInterval& interval) {
  const std::string to = interval.to == Day::max() ? "still open" : to_string(interval.to);
  std::string text = fmt::format("{} to {}", to_string(interval.from), to);
  if (!interval.where.empty()) text += fmt::format(" at {}", fmt::join(interval.where, ", "));
  if (!interval.by.empty()) text += fmt::format(", {}", interval.by);
  if (!interval.ended_by.empty()) {
    text += fmt::format(" (ended by {}; otherwise to {})", fmt::join(interval.ended_by, ", "),
                        interval.otherwise == Day::max() ? "open" : to_string(interval.otherwise));
  }
  if (interval.share < 1) text += fmt::format(" (share stopped: {})", interval.share);
  return text;
}

std::vector<std::string> interval_texts(const std::vector<RegisterInterval>& intervals) {
  std::vector<std::string> lines;
  for (const RegisterInterval& interval : intervals) lines.push_back(interval_text(interval));
  return lines;
}

std::string steps_text(const ParameterValue::Steps& steps) {
  std::string text = exact(steps.value);
  for (const auto& [day, value] : steps.steps) text += fmt::format("; {} from {}", exact(value), to_string(day));
  return text;
}

std::string parameter_text(const ParameterDescription& parameter, const Lines& lines) {
  std::string text = lines.at(fmt::format("{} = {}", parameter.name, steps_text(parameter.standard.general)), "  ");
  text += lines.prose(fmt::format("{}, from {} to {} ({})", parameter.unit, exact(parameter.low), exact(parameter.high),
                                  parameter.status),
                      kUnder);
  text += lines.prose(parameter.meaning, kUnder);
  for (const auto& exception : parameter.standard.exceptions) {
    text += lines.at(fmt::format("{} {}: {}", exception_name(exception), exception.key, steps_text(exception.number)),
                     kUnder);
  }
  return text + lines.prose("source: " + parameter.source, kUnder);
}

std::string gates_text(const ModuleDescription& module) {
  std::vector<std::string_view> names;
  for (const Gate gate : module.gates) names.push_back(name_of(gate));
  return fmt::format("{}", fmt::join(names, ", "));
}

/// An act on the page of a module: what it is, when it held, what courts stopped.
std::string act_text(const Instrument& act, const Lines& lines) {
  std::string text = lines.at(fmt::format("{}: {}", act.id, act.title), "  ") + lines.prose(act.citation, kUnder);
  for (const RegisterInterval& interval : act.in_force) text += lines.at("in force " + interval_text(interval), kUnder);
  for (const RegisterInterval& interval : act.blocked) text += lines.at("blocked " + interval_text(interval), kUnder);
  if (!act.under.empty()) text += lines.at(fmt::format("rests on {}", fmt::join(act.under, ", ")), kUnder);
  return text;
}

/// Each section that can be left out alone, and what goes with it.
std::vector<std::string> section_lines(const Instrument& instrument, const Register& shipped) {
  std::vector<std::string> lines;
  for (const ActSection& section : instrument.sections) {
    const std::string name = instrument.id + "." + section.name;
    std::vector<std::string> acts = shipped.with_all_under({name});
    acts.erase(acts.begin());
    lines.push_back(fmt::format("{}: {}. {}", name, section.title,
                                acts.empty() ? "Nothing goes with it: " + section.reason
                                             : fmt::format("With it go {}", fmt::join(acts, ", "))));
  }
  return lines;
}

/// First and last day in force, for the list.
std::string years_text(const Instrument& instrument) {
  if (instrument.in_force.empty()) return "never in force";
  const RegisterInterval& last = instrument.in_force.back();
  const std::string from = to_string(instrument.in_force.front().from);
  return last.to == Day::max() ? "from " + from : from + " to " + to_string(last.to);
}

/// What courts stop of an act on a day; of no day, whether they ever did.
std::string stopped_text(const Instrument& act, std::optional<Day> on) {
  if (!on) return act.blocked.empty() ? "" : " (blocked for a time)";
  for (const RegisterInterval& order : act.blocked) {
    if (order.from > *on || *on >= order.to) continue;
    const std::string where = order.where.empty() ? "" : fmt::format(" at {}", fmt::join(order.where, ", "));
    return order.share < 1 || !order.parts.empty() || !order.where.empty()
               ? fmt::format(" (stopped in part{} by {})", where, order.by)
               : fmt::format(" (stopped by {})", order.by);
  }
  return "";
}

std::string modules_text(const std::vector<ModuleDescription>& modules, std::size_t columns) {
  TextTable table({{"", TextTable::Holds::kCodes}, {"", TextTable::Holds::kWords}}, "  ");
  for (const ModuleDescription& module : modules)
    table.add({module.name, fmt::format("{} [{}]", module.title, gates_text(module))});
  return table.text(columns);
}

std::string acts_text(const std::vector<Instrument>& acts, std::optional<Day> on, std::size_t columns) {
  constexpr auto kCodes = TextTable::Holds::kCodes;
  TextTable table({{"", kCodes}, {"", kCodes}, {"", kCodes}}, "  ");
  for (const Instrument& act : acts) {
    table.add({act.id, years_text(act), std::string(direction_name(act.direction))});
    table.note(act.title + (act.indicators_only ? " (indicators only)" : "") + stopped_text(act, on));
  }
  return table.text(columns);
}

}  // namespace

std::string as_text(const Register& part, std::optional<Day> on, std::size_t columns) {
  if (part.instruments.empty()) return "No legal instrument of the register meets that.\n";
  return fmt::format(
      "Modules, in order of legal precedence\n{}\nLegal instruments ({})\n{}\n"
      "`corridor policies NAME` tells all about one; --on, --topic and --place choose among them.\n",
      modules_text(part.modules, columns), part.instruments.size(), acts_text(part.instruments, on, columns));
}

std::string as_text(const ModuleDescription& module, const Register& shipped, std::size_t columns) {
  const Lines lines{columns};
  std::string text = lines.at(fmt::format("{}: {}", module.name, module.title), "") + lines.prose(module.summary, "  ");
  text += fmt::format("\nGates\n  {}\n", gates_text(module));
  std::vector<std::string> parts;
  for (const PartDescription& part : module.parts) {
    parts.push_back(fmt::format("{}{}: {}", part.name, part.limits ? " (limits the others)" : "",
                                fmt::join(part.instruments, ", ")));
  }
  text += lines.list("Parts, and the instruments that switch them", parts);
  if (!module.parameters.empty()) text += "\nParameters\n";
  for (const ParameterDescription& parameter : module.parameters) text += parameter_text(parameter, lines);
  text += "\nLegal instruments\n";
  for (const std::string& id : instruments_of(module, shipped)) text += act_text(*shipped.find_instrument(id), lines);
  return text + lines.list("Not modelled", module.not_modelled);
}

std::string as_text(const Instrument& instrument, const Register& shipped, std::size_t columns) {
  const Lines lines{columns};
  std::string text =
      lines.at(fmt::format("{}: {}", instrument.id, instrument.title), "") + lines.prose(instrument.citation, "  ");
  text += '\n' + lines.at(fmt::format("{}, {}; security framing: {}", kind_name(instrument.kind),
                                      direction_name(instrument.direction), framing_name(instrument.framing)),
                          "  ");
  text += lines.prose(instrument.framing_words, "  ");
  text += lines.list("In force", interval_texts(instrument.in_force)) +
          lines.list("Blocked", interval_texts(instrument.blocked));
  text += lines.list("Institutions", instrument.institutions) + lines.list("Places", instrument.places);
  if (instrument.indicators_only) text += lines.list("Acts on the indicators only", {instrument.reason});
  text += lines.list("Rests on", instrument.under) + lines.list("Sections", section_lines(instrument, shipped));
  text += lines.list("Switches", instrument.switches) + lines.list("Not modelled", instrument.not_modelled);
  std::vector<std::string> references;
  for (const auto& reference : instrument.references) references.push_back(reference.title + " " + reference.url);
  return text + lines.list("References", references);
}

}  // namespace corridor::tools
