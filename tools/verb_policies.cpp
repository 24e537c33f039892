// `corridor policies [NAME]`: the policy modules and the register of legal instruments.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "policies/register.hpp"
#include "tools/register_text.hpp"
#include "tools/verbs.hpp"

namespace corridor::tools {

namespace {

std::vector<std::string> all_names(const Register& shipped) {
  std::vector<std::string> names;
  for (const ModuleDescription& module : shipped.modules) names.push_back(module.name);
  for (const Instrument& instrument : shipped.instruments) names.push_back(instrument.id);
  return names;
}

ExitStatus print_one(const Register& shipped, const std::string& name, const Console& console) {
  if (const ModuleDescription* module = shipped.find_module(name)) {
    console.result(console.json() ? page_as_json(*module, shipped).dump(2) : as_text(*module, shipped));
    return ExitStatus::kDone;
  }
  if (const Instrument* instrument = shipped.find_instrument(name)) {
    console.result(console.json() ? as_json(*instrument).dump(2) : as_text(*instrument, shipped));
    return ExitStatus::kDone;
  }
  const std::string nearest = nearest_name(name, all_names(shipped));
  console.complain(fmt::format("'{}' is neither a module nor an instrument; {}", name,
                               nearest.empty() ? "`corridor policies` lists them" : "did you mean '" + nearest + "'?"));
  return ExitStatus::kWrongInput;
}

}  // namespace

Verb add_policies(CLI::App& corridor, Console& console) {
  CLI::App& app = add_verb(corridor, "policies", "List policy modules and legal instruments, or tell all about one",
                           "corridor policies mpp");
  const auto name = std::make_shared<std::string>();
  app.add_option("NAME", *name, "A module or an instrument")->type_name("");
  return {&app, [name, &console] {
            const Register& shipped = shipped_register();
            if (!name->empty()) return print_one(shipped, *name, console);
            console.result(console.json() ? as_json(shipped).dump(2) : as_text(shipped));
            return ExitStatus::kDone;
          }};
}

}  // namespace corridor::tools
