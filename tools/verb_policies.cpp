// `corridor policies [NAME]`: the policy modules and the register of legal instruments.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "policies/all.hpp"
#include "policies/register.hpp"
#include "tools/answer.hpp"
#include "tools/command_words.hpp"
#include "tools/register_filter.hpp"
#include "tools/register_text.hpp"
#include "tools/verbs.hpp"

namespace corridor::tools {

namespace {

ExitStatus print_one(const Register& shipped, const std::string& name, const Console& console) {
  if (const ModuleDescription* module = shipped.find_module(name)) {
    answer(
        console, [&] { return page_as_json(*module, shipped).dump(2); },
        [&] { return as_text(*module, shipped, console.screen()); });
    return ExitStatus::kDone;
  }
  if (const Instrument* instrument = shipped.find_instrument(name)) {
    answer(
        console, [&] { return as_json(*instrument).dump(2); },
        [&] { return as_text(*instrument, shipped, console.screen()); });
    return ExitStatus::kDone;
  }
  const std::string nearest = nearest_name(name, policy_words());
  console.complain(fmt::format("'{}' is neither a module nor an instrument; {}", name,
                               nearest.empty() ? "`corridor policies` lists them" : "did you mean '" + nearest + "'?"));
  return ExitStatus::kWrongInput;
}

/// Corridor by corridor, or one alone.
ExitStatus list(const std::string& corridor, const RegisterFilter& filter, const Console& console) {
  if (console.json()) {
    const Register& shipped = corridor.empty() ? shipped_register() : shipped_register(corridor);
    console.result(as_json(filtered(shipped, filter)).dump(2));
    return ExitStatus::kDone;
  }
  std::optional<Day> on;
  if (Day day; parse_day(filter.on, day)) on = day;
  for (const PolicyRoom& room : policy_rooms()) {
    if (!corridor.empty() && corridor != room.name) continue;
    const Register part = filtered(shipped_register(room.name), filter);
    if (corridor.empty() && policy_rooms().size() > 1) console.tell(fmt::format("== {} ==", room.name));
    console.tell(as_text(part, on, console.screen()));
  }
  return ExitStatus::kDone;
}

std::vector<std::string> corridor_names() {
  std::vector<std::string> names;
  for (const PolicyRoom& room : policy_rooms()) names.emplace_back(room.name);
  return names;
}

}  // namespace

Verb add_policies(CLI::App& corridor, Console& console) {
  CLI::App& app = add_verb(corridor, "policies", "List policy modules and legal instruments, or tell all about one",
                           "corridor policies --on 2019-08-15 --place California --topic jails");
  const auto name = std::make_shared<std::string>();
  const auto filter = std::make_shared<RegisterFilter>();
  CLI::Option* one = app.add_option("NAME", *name, "A module or an instrument")->type_name("");
  const auto choose = [&](const char* option, std::string& value, const char* type, const char* what) {
    app.add_option(option, value, what)->type_name(type)->excludes(one);
  };
  choose("--on", filter->on, "DATE", "List the instruments in force on a day, and what courts stop of them");
  choose("--topic", filter->topic, "WORDS",
         "List those that speak of it: a gate, a module, a word of title or citation");
  choose("--place", filter->place, "PLACE", "List those that name a place: California, US-CA, El Paso");
  const auto chosen = std::make_shared<std::string>();
  app.add_option("--corridor", *chosen, "List the policies of one corridor")
      ->type_name("CORRIDOR")
      ->check(CLI::IsMember(corridor_names()))
      ->excludes(one);
  return {&app, [name, chosen, filter, &console] {
            return name->empty() ? list(*chosen, *filter, console) : print_one(shipped_register(), *name, console);
          }};
}

}  // namespace corridor::tools
