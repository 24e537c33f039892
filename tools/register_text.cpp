// The register as text, a screen for each entry.
#include "tools/register_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "tools/register_names.hpp"

namespace corridor::tools {

namespace {

/// Breaks text into lines of at most 100 columns, each after the indent.
std::string wrapped(std::string_view text, std::string_view indent) {
  constexpr std::size_t kColumns = 100;
  std::string result;
  while (!text.empty()) {
    std::size_t cut = text.size();
    if (cut > kColumns) {
      cut = text.rfind(' ', kColumns);
      if (cut == std::string_view::npos || cut == 0) cut = kColumns;
    }
    result += fmt::format("{}{}\n", indent, text.substr(0, cut));
    text.remove_prefix(cut);
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  }
  return result;
}

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

std::string intervals_text(std::string_view heading, const std::vector<RegisterInterval>& intervals) {
  if (intervals.empty()) return "";
  std::string text = fmt::format("\n{}\n", heading);
  for (const RegisterInterval& interval : intervals) text += wrapped(interval_text(interval), "  ");
  return text;
}

std::string list_text(std::string_view heading, const std::vector<std::string>& lines) {
  if (lines.empty()) return "";
  std::string text = fmt::format("\n{}\n", heading);
  for (const std::string& line : lines) text += wrapped(line, "  ");
  return text;
}

std::string steps_text(const ParameterValue::Steps& steps) {
  std::string text = fmt::format("{}", steps.value);
  for (const auto& [day, value] : steps.steps) text += fmt::format("; {} from {}", value, to_string(day));
  return text;
}

std::string parameter_text(const ParameterDescription& parameter) {
  std::string text = fmt::format("  {} = {}\n", parameter.name, steps_text(parameter.standard.general));
  text += wrapped(
      fmt::format("{}, from {} to {} ({})", parameter.unit, parameter.low, parameter.high, parameter.status), "      ");
  if (!parameter.meaning.empty()) text += wrapped(parameter.meaning, "      ");
  for (const auto& exception : parameter.standard.exceptions) {
    text += fmt::format("      {} {}: {}\n", exception_name(exception), exception.key, steps_text(exception.number));
  }
  return text + wrapped("source: " + parameter.source, "      ");
}

std::string gates_text(const ModuleDescription& module) {
  std::vector<std::string_view> names;
  for (const Gate gate : module.gates) names.push_back(name_of(gate));
  return fmt::format("{}", fmt::join(names, ", "));
}

/// An act on the page of a module: what it is, when it held, what courts stopped.
std::string act_text(const Instrument& act) {
  std::string text = fmt::format("  {}: {}\n", act.id, act.title) + wrapped(act.citation, "      ");
  for (const RegisterInterval& interval : act.in_force)
    text += wrapped("in force " + interval_text(interval), "      ");
  for (const RegisterInterval& interval : act.blocked) text += wrapped("blocked " + interval_text(interval), "      ");
  if (!act.under.empty()) text += fmt::format("      rests on {}\n", fmt::join(act.under, ", "));
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

}  // namespace

std::string as_text(const Register& shipped) {
  std::string text = "Modules, in order of legal precedence\n";
  for (const ModuleDescription& module : shipped.modules) {
    text += fmt::format("  {:<24} {} [{}]\n", module.name, module.title, gates_text(module));
  }
  text += "\nLegal instruments\n";
  for (const Instrument& instrument : shipped.instruments) {
    text += fmt::format("  {:<32} {:<24} {:<12} {}{}\n", instrument.id, years_text(instrument),
                        direction_name(instrument.direction), instrument.title,
                        instrument.indicators_only   ? " (indicators only)"
                        : instrument.blocked.empty() ? ""
                                                     : " (blocked for a time)");
  }
  return text + "\n`corridor policies NAME` tells all about one.\n";
}

std::string as_text(const ModuleDescription& module, const Register& shipped) {
  std::string text = fmt::format("{}: {}\n", module.name, module.title) + wrapped(module.summary, "  ");
  text += fmt::format("\nGates\n  {}\n", gates_text(module));
  std::vector<std::string> parts;
  for (const PartDescription& part : module.parts) {
    parts.push_back(fmt::format("{}{}: {}", part.name, part.limits ? " (limits the others)" : "",
                                fmt::join(part.instruments, ", ")));
  }
  text += list_text("Parts, and the instruments that switch them", parts);
  if (!module.parameters.empty()) text += "\nParameters\n";
  for (const ParameterDescription& parameter : module.parameters) text += parameter_text(parameter);
  text += "\nLegal instruments\n";
  for (const std::string& id : instruments_of(module, shipped)) text += act_text(*shipped.find_instrument(id));
  return text + list_text("Not modelled", module.not_modelled);
}

std::string as_text(const Instrument& instrument, const Register& shipped) {
  std::string text = fmt::format("{}: {}\n", instrument.id, instrument.title) + wrapped(instrument.citation, "  ");
  text += fmt::format("\n  {}, {}; security framing: {}\n", kind_name(instrument.kind),
                      direction_name(instrument.direction), framing_name(instrument.framing));
  text += wrapped(instrument.framing_words, "  ");
  text += intervals_text("In force", instrument.in_force) + intervals_text("Blocked", instrument.blocked);
  text += list_text("Institutions", instrument.institutions) + list_text("Places", instrument.places);
  if (instrument.indicators_only) text += list_text("Acts on the indicators only", {instrument.reason});
  text += list_text("Rests on", instrument.under) + list_text("Sections", section_lines(instrument, shipped));
  text += list_text("Switches", instrument.switches) + list_text("Not modelled", instrument.not_modelled);
  std::vector<std::string> references;
  for (const auto& reference : instrument.references) references.push_back(reference.title + " " + reference.url);
  return text + list_text("References", references);
}

}  // namespace corridor::tools
