// Windows in force and court orders, from the register and from a user's policy set.
#include "policies/windows.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "policies/parameters.hpp"

namespace corridor {
namespace {

const Id<Jurisdiction> kEverywhere{std::size_t{0}};

/// The register's interval as a window in this world; `where` stays empty when the world has none of its places. An act
/// that others ended stands until the day on which it would have ended without them: their parts hold it back.
Window window_of(const RegisterInterval& interval, const std::string& instrument, const World& world) {
  Window window{interval.from, std::max(interval.to, interval.otherwise), {}, instrument, interval.by, interval.share};
  if (interval.where.empty()) window.where.push_back(kEverywhere);
  for (const std::string& id : interval.where) {
    if (const auto place = jurisdiction_of(world, id)) window.where.push_back(place);
  }
  return window;
}

void take_instrument(const Instrument& instrument, const std::string& module, const std::string& part,
                     const World& world, ModuleSettings& settings) {
  for (const RegisterInterval& interval : instrument.in_force) {
    Window window = window_of(interval, instrument.id, world);
    if (!window.where.empty()) settings.windows[part].push_back(std::move(window));
  }
  for (const RegisterInterval& interval : instrument.blocked) {
    Window block = window_of(interval, instrument.id, world);
    if (!interval.parts.empty()) {
      if (std::find(interval.parts.begin(), interval.parts.end(), module + "." + part) == interval.parts.end())
        continue;
      block.share = 1;
    }
    if (!block.where.empty() && block.share > 0) settings.blocks[part].push_back(std::move(block));
  }
}

std::vector<Id<Jurisdiction>> read_where(YamlReader& map, const World& world) {
  std::vector<Id<Jurisdiction>> where;
  for (const YamlText& item : map.items("where")) {
    const auto place = jurisdiction_of(world, item.text);
    if (place)
      where.push_back(place);
    else
      map.complain(item, fmt::format("unknown place '{}'", item.text), suggest_place(world, item.text));
  }
  if (where.empty()) where.push_back(kEverywhere);
  return where;
}

bool overlap(const Window& one, const Window& other, const World& world) {
  if (one.to <= other.from || other.to <= one.from) return false;
  for (const auto a : one.where) {
    for (const auto b : other.where) {
      if (world.within(a, b) || world.within(b, a)) return true;
    }
  }
  return false;
}

Window read_window(const YamlTree& node, const std::string& path, bool block, const World& world, Problems& problems) {
  YamlReader map(node, path, problems);
  Window window;
  window.from = map.day("from");
  window.to = map.day("to", Day::max());
  window.where = read_where(map, world);
  if (block) {
    window.by = map.text("by", "");
    window.share = map.number("share", 0, 1, 1);
  }
  map.finish();
  if (window.to <= window.from) {
    map.complain("to",
                 fmt::format("ends {}, on or before it begins ({})", to_string(window.to), to_string(window.from)),
                 "intervals are half-open, [from, to)");
  }
  return window;
}

}  // namespace

void take_register_windows(const Register& shipped, const ModuleDescription& module, ModuleSettings& settings) {
  for (const PartDescription& part : module.parts) {
    settings.windows[part.name];
    settings.blocks[part.name];
    for (const std::string& id : part.instruments) {
      const Instrument* instrument = shipped.find_instrument(id);
      if (instrument != nullptr) take_instrument(*instrument, module.name, part.name, settings.world(), settings);
    }
  }
}

std::vector<Window> read_windows(const YamlTree& list, const std::string& path, bool blocks, const World& world,
                                 Problems& problems) {
  std::vector<Window> windows;
  if (list->kind != YamlNode::Kind::kSequence) {
    problems.add(problem_at(*list, path, "is " + kind_name(*list),
                            "give never, as_enacted, or a list such as [{from: 2019-01-29}]"));
    return windows;
  }
  for (std::size_t i = 0; i < list->items.size(); ++i) {
    const std::string item_path = fmt::format("{}[{}]", path, i + 1);
    const std::size_t before = problems.size();
    Window window = read_window(list->items[i], item_path, blocks, world, problems);
    if (problems.size() > before) continue;  // of wrong days nothing more can be said
    const auto other =
        std::find_if(windows.begin(), windows.end(), [&](const Window& one) { return overlap(one, window, world); });
    if (other != windows.end()) {
      problems.add(problem_at(
          *list->items[i], item_path,
          fmt::format("overlaps {}[{}], which begins {}", path, other - windows.begin() + 1, to_string(other->from)),
          "end one before the other begins, or join them"));
    }
    windows.push_back(std::move(window));
  }
  return windows;
}

bool holds_within(const ModuleSettings& settings, const std::string& part, Day from, Day to) {
  const auto windows = settings.windows.find(part);
  if (windows == settings.windows.end() || !touches(windows->second, from, to)) return false;
  if (settings.active(part, from)) return true;
  const std::vector<Day> days = settings.changes();
  return std::any_of(days.begin(), days.end(),
                     [&](Day day) { return day > from && day < to && settings.active(part, day); });
}

bool touches(const std::vector<Window>& windows, Day from, Day to) {
  return std::any_of(windows.begin(), windows.end(), [&](const Window& one) { return one.from < to && one.to > from; });
}

}  // namespace corridor
