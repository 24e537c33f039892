// `corridor plan`: what a day of the simulation does, in order.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "sim/engine.hpp"
#include "tools/verbs.hpp"

namespace corridor::tools {

namespace {

ExitStatus print_plan(const Console& console) {
  if (console.json()) {
    nlohmann::ordered_json steps = nlohmann::ordered_json::array();
    for (const PlanStep& step : day_plan()) steps.push_back({{"name", step.name}, {"what", step.what}});
    console.result(nlohmann::ordered_json{{"day", steps}}.dump(2));
    return ExitStatus::kDone;
  }
  std::string text;
  std::size_t number = 0;
  for (const PlanStep& step : day_plan()) text += fmt::format("{:>2}. {:<22} {}\n", ++number, step.name, step.what);
  console.result(text);
  return ExitStatus::kDone;
}

}  // namespace

Verb add_plan(CLI::App& corridor, Console& console) {
  CLI::App& app = add_verb(corridor, "plan", "Print what a simulated day does, in order", "corridor plan");
  return {&app, [&console] { return print_plan(console); }};
}

}  // namespace corridor::tools
