// Reads the register: descriptors of modules and legal instruments.
#include "policies/register.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "policies/parameters.hpp"

namespace corridor {
namespace {

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
  one.status = map.choice("status", {"sourced", "calibrated", "judgement"});
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

/// An act rests on acts, or sections of acts, that exist, and not on itself by a detour.
void check_grounds(const Register& all, const Trees& trees, Problems& problems) {
  for (const Instrument& instrument : all.instruments) {
    for (const std::string& id : instrument.under) {
      const std::vector<std::string> resting = all.with_all_under({instrument.id});
      const bool exists = all.find_instrument(id) != nullptr || all.find_section(id) != nullptr;
      const bool circle = std::find(resting.begin(), resting.end(), id.substr(0, id.find('.'))) != resting.end();
      if (exists && !circle) continue;
      const std::string problem = exists ? fmt::format("'{}' rests on '{}', which rests on it", instrument.id, id)
                                         : fmt::format("the register has no instrument '{}'", id);
      problems.add(problem_at_name(trees.instruments.at(instrument.id), "under", id, "under", problem));
    }
  }
}

/// A section does what rests on it, or says why nothing does; what ended an act is an act.
void check_sections_and_ends(const Register& all, const Trees& trees, Problems& problems) {
  for (const Instrument& instrument : all.instruments) {
    const YamlTree& tree = trees.instruments.at(instrument.id);
    for (const ActSection& section : instrument.sections) {
      const bool acts = all.with_all_under({instrument.id + "." + section.name}).size() > 1;
      if (acts != section.reason.empty()) {
        problems.add(problem_at(
            *find_field(tree, "sections"), "sections." + section.name,
            acts ? "gives a reason why it acts on nothing, and acts rest on it" : "acts on nothing and gives no reason",
            "name it under 'under' of an act, or say why it does nothing with 'reason'"));
      }
    }
    for (const RegisterInterval& interval : instrument.in_force) {
      for (const std::string& id : interval.ended_by) {
        if (all.find_instrument(id) != nullptr) continue;
        problems.add(problem_at(*find_field(tree, "in_force"), "in_force.ended_by",
                                fmt::format("the register has no instrument '{}'", id)));
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

const ActSection* Register::find_section(const std::string& name) const {
  const std::size_t dot = name.find('.');
  const Instrument* one = dot == std::string::npos ? nullptr : find_instrument(name.substr(0, dot));
  if (one == nullptr) return nullptr;
  const auto found = std::find_if(one->sections.begin(), one->sections.end(),
                                  [&](const ActSection& section) { return section.name == name.substr(dot + 1); });
  return found == one->sections.end() ? nullptr : &*found;
}

const ModuleDescription* Register::find_module(const std::string& name) const {
  const auto found = std::find_if(modules.begin(), modules.end(), [&](const auto& one) { return one.name == name; });
  return found == modules.end() ? nullptr : &*found;
}

std::vector<std::string> Register::with_all_under(const std::vector<std::string>& ids) const {
  std::vector<std::string> all = ids;
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (const Instrument& one : instruments) {
      const bool rests = std::any_of(one.under.begin(), one.under.end(), [&](const std::string& ground) {
        return ground == all[i] || ground.starts_with(all[i] + ".");
      });
      if (rests && std::find(all.begin(), all.end(), one.id) == all.end()) all.push_back(one.id);
    }
  }
  return all;
}

Register read_register(const NamedTexts& module_files, const NamedTexts& instrument_files, Problems& problems) {
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
  check_sections_and_ends(all, trees, problems);
  return all;
}

}  // namespace corridor
