// From a user's policy set to the modules of a run.
#include "policies/policy_set.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "policies/all.hpp"
#include "policies/policy_set_merge.hpp"
#include "policies/policy_set_module.hpp"
#include "policies/policy_set_whole.hpp"
#include "policies/windows.hpp"

namespace corridor {
namespace {

std::vector<std::string> module_names(const Register& shipped) {
  std::vector<std::string> names;
  for (const ModuleDescription& module : shipped.modules) names.push_back(module.name);
  return names;
}

/// Why leaving out an act, or a section of one, changes no law; empty where it changes one.
std::string reason_of(const std::string& name, const Reading& reading) {
  if (const ActSection* section = reading.shipped.find_section(name)) return section->reason;
  const Instrument* instrument = reading.shipped.find_instrument(name);
  return instrument == nullptr ? "" : instrument->reason;
}

void refuse_unknown(const std::string& name, const Position& at, Reading& reading) {
  std::vector<std::string> known = module_names(reading.shipped);
  for (const Instrument& one : reading.shipped.instruments) {
    known.push_back(one.id);
    for (const ActSection& section : one.sections) known.push_back(one.id + "." + section.name);
  }
  const std::string nearest = nearest_name(name, known);
  reading.problems.add({at, "", fmt::format("no module or instrument is called '{}'", name),
                        nearest.empty() ? "'corridor policies' lists them" : fmt::format("did you mean '{}'?", nearest),
                        ""});
}

/// `before` is what held before anything was left out: a name said twice, or covered by another, warns of nothing.
void leave_out(const std::string& name, const Position& at, std::vector<ModuleSettings>& all,
               std::vector<ModuleSettings> before, Reading& reading) {
  const auto module = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.name() == name; });
  const bool act = reading.shipped.find_instrument(name) != nullptr || reading.shipped.find_section(name) != nullptr;
  if (module == all.end() && !act) return refuse_unknown(name, at, reading);
  bool matters = false;
  if (act) {
    const std::vector<std::string> ids = reading.shipped.with_all_under({name});
    leave_out_instruments(ids, all, reading.from, reading.to);
    matters = leave_out_instruments(ids, before, reading.from, reading.to);
  }
  if (module != all.end()) {
    const auto number = static_cast<std::size_t>(module - all.begin());
    matters = matters || holds_at_all(before[number], number, {}, reading);
    for (auto& [part, windows] : module->windows) windows.clear();
  }
  const std::string reason = module == all.end() ? reason_of(name, reading) : "";
  if (!reason.empty()) {
    reading.warnings.push_back(
        {at, "", fmt::format("as enacted, leaving out '{}' moves the indicators only: {}", name, reason), "", ""});
  } else if (!matters) {
    reading.warnings.push_back(
        {at, "", fmt::format("leaving out '{}' changes no gate from {}", name, period(reading)), "", ""});
  }
}

/// Instruments left out of this run: named by --without, or with every part that they switch set to never.
std::vector<std::string> left_out_instruments(const Reading& reading, const std::vector<ModuleSettings>& all,
                                              const std::vector<std::string>& without) {
  std::vector<ModuleSettings> standard;
  for (const ModuleDescription& module : reading.shipped.modules) {
    standard.push_back(default_settings(reading.shipped, module, reading.world));
  }
  const std::vector<std::string> left_out = reading.shipped.with_all_under(without);
  std::vector<std::string> off;
  for (const Instrument& instrument : reading.shipped.instruments) {
    bool switches = false;
    bool acts = false;
    for (std::size_t m = 0; m < all.size(); ++m) {
      for (const PartDescription& part : reading.shipped.modules[m].parts) {
        const auto& named = part.instruments;
        if (std::find(named.begin(), named.end(), instrument.id) == named.end()) continue;
        switches = switches || !standard[m].windows.at(part.name).empty();
        acts = acts || !all[m].windows.at(part.name).empty();
      }
    }
    const bool named = std::find(left_out.begin(), left_out.end(), instrument.id) != left_out.end();
    if (named || (switches && !acts)) off.push_back(instrument.id);
  }
  return off;
}

/// `enjoined: never` of the whole set: no court order of the register stops anything.
void drop_orders(YamlReader& set, std::vector<ModuleSettings>& all, Reading& reading) {
  const std::string word = set.choice("enjoined", {std::string{kNever}, std::string{kAsEnacted}}, std::nullopt);
  if (word != kNever || drop_court_orders(all, reading.from, reading.to)) return;
  reading.warnings.push_back({set.position_of("enjoined"), set.path_of("enjoined"),
                              fmt::format("changes nothing: no court order holds from {}", period(reading)), "", ""});
}

/// What is said of policies that are never in force, when all has been read.
void warn_of_idle(const std::vector<ModuleSettings>& all, Reading& reading) {
  for (const Dependent& one : reading.dependents) {
    const ModuleSettings& settings = all[one.module];
    const bool open = in_force_at_all(settings, one.module, one.parts, reading);
    if (open && (one.is_order || holds_at_all(settings, one.module, one.parts, reading))) continue;
    const bool several = one.parts.size() > 1;
    Problem warning = one.warning;
    warning.problem +=
        open ? fmt::format(": courts stop {} from {}", subject(settings.name(), one.parts), period(reading))
             : fmt::format(": {} {} not in force from {}", subject(settings.name(), one.parts), several ? "are" : "is",
                           period(reading));
    reading.warnings.push_back(std::move(warning));
  }
}

}  // namespace

std::vector<std::string> parts_of_number(const std::string& module, const std::string& parameter) {
  const ModuleDescription* found = shipped_register().find_module(module);
  if (found == nullptr) return {};
  for (const ParameterDescription& one : found->parameters) {
    if (one.name == parameter) return one.parts;
  }
  return {};
}

std::string policy_of_number(const std::string& module, const std::string& parameter) {
  return subject(module, parts_of_number(module, parameter));
}

bool in_force_within(const PolicySetResult& set, const std::string& module, const std::string& parameter, Day from,
                     Day to) {
  const std::vector<std::string> parts = parts_of_number(module, parameter);
  const auto meant = [&](const std::string& part) {
    return parts.empty() || std::find(parts.begin(), parts.end(), part) != parts.end();
  };
  for (std::size_t m = 0; m < set.settings.size(); ++m) {
    if (set.settings[m].name() != module) continue;
    return std::any_of(set.triggers.begin(), set.triggers.end(),
                       [&](const TriggerText& rule) { return rule.module == m && meant(rule.part); }) ||
           std::any_of(set.settings[m].windows.begin(), set.settings[m].windows.end(), [&](const auto& one) {
             return meant(one.first) && holds_within(set.settings[m], one.first, from, to);
           });
  }
  return false;
}

std::shared_ptr<const Policy> make_policy(const ModuleSettings& settings) {
  for (const PolicyRoom& room : policy_rooms()) {
    for (const ModuleEntry& entry : room.modules) {
      if (entry.name == settings.name()) return entry.make(settings);
    }
  }
  throw Defect("no room of policies lists the module " + settings.name());
}

PolicySetResult make_policy_set(const Register& shipped, const World& world, const YamlTree& policies,
                                const std::vector<std::string>& without, Day from, Day to, Problems& problems) {
  PolicySetResult result;
  Reading reading{shipped, world, from, to, problems, result.warnings, result.triggers};
  YamlReader set(policies, "policies", problems);
  set.allow({"corridor", "name", "description", "extends"});
  for (const ModuleDescription& module : shipped.modules) {
    reading.module = result.settings.size();
    result.settings.push_back(default_settings(shipped, module, world));
    apply_module(set, module, result.settings.back(), reading);
  }
  set.allow({"enjoined"});
  if (set.has("enjoined")) drop_orders(set, result.settings, reading);
  const std::vector<YamlText> in_files = set.items("without");
  set.finish();
  const std::vector<ModuleSettings> before = result.settings;
  std::vector<std::string> left_out;
  for (const YamlText& name : in_files) {
    leave_out(name.text, name.at, result.settings, before, reading);
    left_out.push_back(name.text);
  }
  for (const std::string& name : without) leave_out(name, {"--without", 0, 0}, result.settings, before, reading);
  left_out.insert(left_out.end(), without.begin(), without.end());
  std::erase_if(result.triggers, [&](const TriggerText& rule) {
    return std::find(left_out.begin(), left_out.end(), result.settings[rule.module].name()) != left_out.end();
  });
  warn_of_idle(result.settings, reading);
  result.instruments_off = left_out_instruments(reading, result.settings, left_out);
  for (const ModuleSettings& settings : result.settings) result.policies.push_back(make_policy(settings));
  return result;
}

}  // namespace corridor
