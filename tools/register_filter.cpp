// A part of the register: what held on a day, what speaks of a topic, what names a place.
#include "tools/register_filter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "tools/register_names.hpp"

namespace corridor::tools {

namespace {

std::string lower(std::string_view text) {
  std::string result{text};
  std::ranges::transform(result, result.begin(), [](unsigned char one) { return std::tolower(one); });
  return result;
}

/// Underscores count as spaces, so that `title 42` finds `title_42`.
bool speaks_of(std::string_view text, std::string_view words) {
  std::string where = lower(text), what = lower(words);
  std::ranges::replace(where, '_', ' ');
  std::ranges::replace(what, '_', ' ');
  return where.find(what) != std::string::npos;
}

std::string texts_of(const ModuleDescription& module) {
  std::string text = module.name + '\n' + module.title + '\n' + module.summary;
  for (const Gate gate : module.gates) text += fmt::format("\n{}", name_of(gate));
  return text;
}

std::string texts_of(const Instrument& act) {
  std::string text = fmt::format("{}\n{}\n{}\n{}\n{}", act.id, act.title, act.citation, kind_name(act.kind),
                                 direction_name(act.direction));
  for (const std::string& institution : act.institutions) text += '\n' + institution;
  return text;
}

bool switches(const ModuleDescription& module, const std::string& act, const Register& shipped) {
  const std::vector<std::string> acts = instruments_of(module, shipped);
  return std::ranges::count(acts, act) > 0;
}

bool is_of_topic(const Instrument& act, const Register& shipped, const std::string& topic) {
  if (speaks_of(texts_of(act), topic)) return true;
  return std::ranges::any_of(shipped.modules, [&](const ModuleDescription& module) {
    return speaks_of(texts_of(module), topic) && switches(module, act.id, shipped);
  });
}

/// An interval that names no place holds wherever the act does.
bool is_at(const RegisterInterval& interval, const std::string& place) {
  return std::ranges::any_of(interval.where, [&](const std::string& id) { return lower(id) == lower(place); });
}

bool holds(const Instrument& act, std::optional<Day> on, const std::string& place) {
  const bool named = std::ranges::any_of(act.places, [&](const auto& text) { return speaks_of(text, place); });
  return std::ranges::any_of(act.in_force, [&](const RegisterInterval& one) {
    const bool then = !on || (one.from <= *on && *on < one.to);
    return then && (place.empty() || named || is_at(one, place));
  });
}

std::optional<Day> day_of(const std::string& text) {
  Day day;
  if (text.empty()) return std::nullopt;
  if (!parse_day(text, day))
    throw ConfigError({{{"--on"}, "", fmt::format("'{}' is not a date that exists", text), "write 2019-08-15"}});
  return day;
}

}  // namespace

Register filtered(const Register& shipped, const RegisterFilter& filter) {
  const std::optional<Day> on = day_of(filter.on);
  Register part;
  for (const Instrument& act : shipped.instruments) {
    const bool dated = on || !filter.place.empty();
    if ((!dated || holds(act, on, filter.place)) && (filter.topic.empty() || is_of_topic(act, shipped, filter.topic)))
      part.instruments.push_back(act);
  }
  for (const ModuleDescription& module : shipped.modules) {
    const bool acts =
        std::ranges::any_of(part.instruments, [&](const Instrument& act) { return switches(module, act.id, shipped); });
    if (acts) part.modules.push_back(module);
  }
  return part;
}

}  // namespace corridor::tools
