// The verbs of the command, one line each; a verb adds itself to the command line and says what to do when chosen.
#pragma once

#include <functional>
#include <vector>

#include "tools/console.hpp"

namespace CLI {
class App;
}

namespace corridor::tools {

struct Verb {
  CLI::App* app = nullptr;
  std::function<ExitStatus()> act;
};

Verb add_run(CLI::App& corridor, Console& console);
Verb add_cases(CLI::App& corridor, Console& console);
Verb add_why(CLI::App& corridor, Console& console);
Verb add_compare(CLI::App& corridor, Console& console);
Verb add_effects(CLI::App& corridor, Console& console);
Verb add_import(CLI::App& corridor, Console& console);
Verb add_explain(CLI::App& corridor, Console& console);
Verb add_validate(CLI::App& corridor, Console& console);
Verb add_resolve(CLI::App& corridor, Console& console);
Verb add_schema(CLI::App& corridor, Console& console);
Verb add_policies(CLI::App& corridor, Console& console);
Verb add_places(CLI::App& corridor, Console& console);
Verb add_plan(CLI::App& corridor, Console& console);
Verb add_report(CLI::App& corridor, Console& console);
Verb add_score(CLI::App& corridor, Console& console);
Verb add_sweep(CLI::App& corridor, Console& console);
Verb add_calibrate(CLI::App& corridor, Console& console);
Verb add_seed_paper(CLI::App& corridor, Console& console);
Verb add_departures(CLI::App& corridor, Console& console);
Verb add_help(CLI::App& corridor, Console& console);
Verb add_completion(CLI::App& corridor, Console& console);

/// Adds every verb, in the order in which help lists them, each with the common options.
std::vector<Verb> add_verbs(CLI::App& corridor, Console& console);

/// A verb with its help text and an example.
CLI::App& add_verb(CLI::App& corridor, const char* name, const char* what, const char* example);

}  // namespace corridor::tools
