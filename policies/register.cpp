// Reads the register: descriptors of modules and legal instruments.
#include "policies/register.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "policies/parameters.hpp"
#include "sim/input/yaml.hpp"

namespace corridor {
namespace {

const std::vector<std::string> kDirections{"restrictive", "protective", "mixed"};
const std::vector<std::string> kFramings{"none", "implicit", "explicit"};
const std::vector<std::string> kStatuses{"sourced", "calibrated", "judgement"};

std::vector<std::string> instrument_kinds() { return {kInstrumentKindNames.begin(), kInstrumentKindNames.end()}; }

template <class Enum>
Enum enum_of(const std::vector<std::string>& names, const std::string& name) {
  return static_cast<Enum>(std::find(names.begin(), names.end(), name) - names.begin());
}

/// Calls `read` with a reader for each item of a list.
template <class Read>
void for_each_item(YamlReader& map, const std::string& key, Read read) {
  const YamlTree list = map.child(key);
  if (!list) return;
  if (list->kind != YamlNode::Kind::kSequence) {
    map.complain(key, "is " + kind_name(*list), "give a list");
    return;
  }
  for (std::size_t i = 0; i < list->items.size(); ++i) {
    YamlReader item(list->items[i], fmt::format("{}[{}]", map.path_of(key), i + 1), map.problems());
    read(item);
    item.finish();
  }
}

RegisterInterval read_interval(YamlReader& item, bool blocked) {
  RegisterInterval interval;
  interval.from = item.day("from");
  interval.to = item.day("to", Day::max());
  interval.where = item.texts("where");
  interval.source = item.text("source", "");
  item.allow({"note"});
  if (blocked) {
    interval.by = item.text("by");
    interval.share = item.number("share", 0, 1, 1);
    interval.parts = item.texts("parts");
  }
  if (interval.to <= interval.from)
    item.complain("to", "ends on or before it begins", "intervals are half-open, [from, to)");
  return interval;
}

Instrument read_instrument(const YamlTree& tree, Problems& problems) {
  YamlReader map(tree, "", problems);
  Instrument one;
  one.id = map.text("instrument");
  one.title = map.text("title");
  one.citation = map.text("citation");
  one.kind = enum_of<InstrumentKind>(instrument_kinds(), map.choice("kind", instrument_kinds()));
  one.direction = enum_of<Direction>(kDirections, map.choice("direction", kDirections));
  YamlReader framing = map.map("framing");
  one.framing = enum_of<Framing>(kFramings, framing.choice("level", kFramings));
  one.framing_words = framing.text("words", "");
  framing.allow({"source"});
  framing.finish();
  one.scope = map.number("scope", 0, 1);
  one.institutions = map.texts("institutions");
  one.places = map.texts("places");
  for_each_item(map, "in_force", [&](YamlReader& item) { one.in_force.push_back(read_interval(item, false)); });
  for_each_item(map, "blocked", [&](YamlReader& item) { one.blocked.push_back(read_interval(item, true)); });
  one.switches = map.texts("switches");
  one.under = map.texts("under");
  one.not_modelled = map.texts("not_modelled");
  for_each_item(map, "references", [&](YamlReader& item) {
    one.references.push_back({item.text("title"), item.text("url", "")});
    item.allow({"note"});
  });
  map.finish();
  return one;
}

/// The parts whose number a parameter is.
std::vector<std::string> read_parts_of(YamlReader& map, const std::vector<PartDescription>& known) {
  std::vector<std::string> names, parts;
  for (const PartDescription& part : known) names.push_back(part.name);
  for (const YamlText& item : map.items("parts")) {
    if (std::find(names.begin(), names.end(), item.text) == names.end())
      map.complain(item, fmt::format("the module has no part '{}'", item.text), suggest_name(item.text, names));
    parts.push_back(item.text);
  }
  return parts;
}

ParameterDescription read_parameter_description(YamlReader map, std::string name,
                                                const std::vector<PartDescription>& parts) {
  ParameterDescription one;
  one.name = std::move(name);
  one.unit = map.text("unit");
  one.source = map.text("source");
  one.meaning = map.text("meaning");
  one.parts = read_parts_of(map, parts);
  one.status = map.choice("status", kStatuses);
  one.low = map.number("low", -1e12, 1e12);
  one.high = map.number("high", one.low, 1e12);
  one.standard.general.value = map.number("default", one.low, one.high);
  read_exceptions(map, {one.unit, one.low, one.high}, nullptr, one.standard);
  for (const std::string key : {"unit", "source", "meaning"}) {
    if (map.has(key) && map.text(key).empty())
      map.complain(key, "is empty", "every parameter says its unit, source and meaning");
  }
  map.finish();
  return one;
}

std::vector<Gate> read_gates(YamlReader& map) {
  std::vector<Gate> gates;
  const std::vector<std::string> names(kGateNames.begin(), kGateNames.end());
  for (const YamlText& item : map.items("gates")) {
    const auto found = std::find(names.begin(), names.end(), item.text);
    if (found == names.end())
      map.complain(item, fmt::format("unknown gate '{}'", item.text), suggest_name(item.text, names));
    else
      gates.push_back(static_cast<Gate>(found - names.begin()));
  }
  return gates;
}

ModuleDescription read_module(const YamlTree& tree, Problems& problems) {
  YamlReader map(tree, "", problems);
  ModuleDescription one;
  one.name = map.text("module");
  one.title = map.text("title");
  one.summary = map.text("summary");
  one.gates = read_gates(map);
  YamlReader parts = map.map("parts");
  for (const std::string& name : parts.keys()) {
    YamlReader part = parts.map(name);
    one.parts.push_back({name, part.texts("instruments"), part.boolean("limits", false)});
    part.finish();
  }
  if (one.parts.empty()) map.complain("parts", "are missing", "a module has at least one part that instruments switch");
  YamlReader parameters = map.map("parameters");
  for (const std::string& name : parameters.keys()) {
    one.parameters.push_back(read_parameter_description(parameters.map(name), name, one.parts));
  }
  one.not_modelled = map.texts("not_modelled");
  map.finish();
  return one;
}

/// A mistake in one of a list of names, at that name.
Problem problem_at_name(const YamlTree& map, const std::string& key, const std::string& name, std::string path,
                        std::string problem, std::string suggestion = "") {
  const YamlTree list = find_field(map, key);
  YamlTree at = list ? list : map;
  if (list) {
    for (const YamlTree& item : list->items) {
      if (item->scalar == name) at = item;
    }
  }
  return problem_at(*at, std::move(path), std::move(problem), std::move(suggestion));
}

/// The files by the names of what they describe; a module and an instrument may have the same.
struct Trees {
  std::map<std::string, YamlTree> instruments, modules;
};

/// Joins what modules say of their instruments and what instruments say they switch; each may name the other.
void join(Register& all, const Trees& trees, Problems& problems) {
  for (const Instrument& instrument : all.instruments) {
    for (const std::string& name : instrument.switches) {
      const std::size_t dot = name.find('.');
      const std::string wanted = dot == std::string::npos ? "" : name.substr(dot + 1);
      const auto module = std::find_if(all.modules.begin(), all.modules.end(),
                                       [&](const auto& one) { return one.name == name.substr(0, dot); });
      PartDescription* part = nullptr;
      if (module != all.modules.end()) {
        for (PartDescription& one : module->parts) {
          if (one.name == wanted || (wanted.empty() && module->parts.size() == 1)) part = &one;
        }
      }
      if (part == nullptr) {
        problems.add(problem_at_name(trees.instruments.at(instrument.id), "switches", name, "switches",
                                     fmt::format("no module has the part '{}'", name),
                                     "name MODULE.PART; policies/README.md lists them"));
      } else if (std::find(part->instruments.begin(), part->instruments.end(), instrument.id) ==
                 part->instruments.end()) {
        part->instruments.push_back(instrument.id);
      }
    }
  }
  for (const ModuleDescription& module : all.modules) {
    for (const PartDescription& part : module.parts) {
      for (const std::string& id : part.instruments) {
        if (all.find_instrument(id) != nullptr) continue;
        problems.add(problem_at_name(find_field(find_field(trees.modules.at(module.name), "parts"), part.name),
                                     "instruments", id, fmt::format("parts.{}.instruments", part.name),
                                     fmt::format("the register has no instrument '{}'", id)));
      }
    }
  }
}

/// An act rests on acts that exist, and not on itself by a detour.
void check_grounds(const Register& all, const Trees& trees, Problems& problems) {
  for (const Instrument& instrument : all.instruments) {
    for (const std::string& id : instrument.under) {
      if (all.find_instrument(id) == nullptr) {
        problems.add(problem_at_name(trees.instruments.at(instrument.id), "under", id, "under",
                                     fmt::format("the register has no instrument '{}'", id)));
        continue;
      }
      const std::vector<std::string> resting = all.with_all_under({instrument.id});
      if (std::find(resting.begin(), resting.end(), id) != resting.end()) {
        problems.add(problem_at_name(trees.instruments.at(instrument.id), "under", id, "under",
                                     fmt::format("'{}' rests on '{}', which rests on it", instrument.id, id)));
      }
    }
  }
}

void check_file_name(const std::string& file, const std::string& id, const YamlTree& tree, Problems& problems) {
  if (std::filesystem::path(file).stem() == id) return;
  problems.add(problem_at(*tree, "", fmt::format("'{}' lies in {}", id, file), "name the file after it"));
}

}  // namespace

double Instrument::activity(Day day) const {
  const auto holds = [day](const RegisterInterval& interval) { return interval.from <= day && day < interval.to; };
  if (std::none_of(in_force.begin(), in_force.end(), holds)) return 0;
  double left = 1;
  for (const RegisterInterval& interval : blocked) {
    if (holds(interval)) left *= 1 - interval.share;
  }
  return left;
}

const Instrument* Register::find_instrument(const std::string& id) const {
  const auto found =
      std::find_if(instruments.begin(), instruments.end(), [&](const auto& one) { return one.id == id; });
  return found == instruments.end() ? nullptr : &*found;
}

const ModuleDescription* Register::find_module(const std::string& name) const {
  const auto found = std::find_if(modules.begin(), modules.end(), [&](const auto& one) { return one.name == name; });
  return found == modules.end() ? nullptr : &*found;
}

std::vector<std::string> Register::with_all_under(const std::vector<std::string>& ids) const {
  std::vector<std::string> all = ids;
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (const Instrument& one : instruments) {
      const bool rests = std::find(one.under.begin(), one.under.end(), all[i]) != one.under.end();
      if (rests && std::find(all.begin(), all.end(), one.id) == all.end()) all.push_back(one.id);
    }
  }
  return all;
}

Register read_register(const std::vector<std::pair<std::string, std::string>>& module_files,
                       const std::vector<std::pair<std::string, std::string>>& instrument_files, Problems& problems) {
  Register all;
  Trees trees;
  for (const auto& [file, text] : instrument_files) {
    const YamlTree tree = parse_yaml(text, file, problems);
    if (!tree) continue;
    all.instruments.push_back(read_instrument(tree, problems));
    check_file_name(file, all.instruments.back().id, tree, problems);
    trees.instruments[all.instruments.back().id] = tree;
  }
  for (const auto& [file, text] : module_files) {
    const YamlTree tree = parse_yaml(text, file, problems);
    if (!tree) continue;
    all.modules.push_back(read_module(tree, problems));
    check_file_name(file, all.modules.back().name, tree, problems);
    trees.modules[all.modules.back().name] = tree;
  }
  std::sort(all.instruments.begin(), all.instruments.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  join(all, trees, problems);
  check_grounds(all, trees, problems);
  return all;
}

}  // namespace corridor
