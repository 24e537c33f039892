// `corridor explain SCENARIO --on DATE --at PLACE`: what the law of a day does to a kind of party, step by step, and
// why.
#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "analysis/explain/explain.hpp"
#include "analysis/explain/json.hpp"
#include "analysis/explain/text.hpp"
#include "tools/answer.hpp"
#include "tools/camp_verbs.hpp"
#include "tools/scenario_options.hpp"
#include "tools/verbs.hpp"

namespace corridor::tools {

Verb add_explain(CLI::App& corridor, Console& console) {
  CLI::App& app =
      add_verb(corridor, "explain", "Tell what the law of a day does to a kind of party at a place, and why",
               "corridor explain scenarios/as-enacted.yaml --on 2019-08-15 --at SEC-RGV "
               "--who nationality=HND,party=family_unit --gate processing");
  const auto options = add_scenario_options(app);
  const auto request = std::make_shared<ExplainRequest>();
  app.add_option("--on", request->on, "The day")->required()->type_name("DATE");
  app.add_option("--at", request->at, "A town, port, sector, state, county or area, by id or name")
      ->required()
      ->type_name("PLACE");
  app.add_option("--who", request->who, "The party; what is not said is assumed, and the answer says so")
      ->type_name("NAME=VALUE[,...]")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->take_all();
  app.add_option("--gate", request->gate, "One gate instead of all that can be met there")->type_name("GATE");
  return {&app, [options, request, &console] {
            if (is_camp_scenario(options->file)) return explain_camp_choice(*options, *request, console);
            const Scenario scenario = load_scenario(options->file, options->changes());
            console.warnings(scenario.warnings);
            const Explanation explanation = explain(scenario, *request);
            answer(
                console, [&] { return explanation_as_json(scenario, explanation); },
                [&] { return explanation_as_text(scenario, explanation, console.screen()); });
            return ExitStatus::kDone;
          }};
}

}  // namespace corridor::tools
