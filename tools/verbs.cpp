// The list of verbs.
#include "tools/verbs.hpp"

#include <CLI/CLI.hpp>

namespace corridor::tools {

std::vector<Verb> add_verbs(CLI::App& corridor, Console& console) {
  std::vector<Verb> verbs{
      add_run(corridor, console),        add_compare(corridor, console),    add_why(corridor, console),
      add_cases(corridor, console),      add_sweep(corridor, console),      add_report(corridor, console),
      add_score(corridor, console),      add_explain(corridor, console),    add_validate(corridor, console),
      add_resolve(corridor, console),    add_schema(corridor, console),     add_places(corridor, console),
      add_policies(corridor, console),   add_plan(corridor, console),       add_calibrate(corridor, console),
      add_departures(corridor, console), add_seed_paper(corridor, console), add_effects(corridor, console),
      add_help(corridor, console),       add_completion(corridor, console), add_import(corridor, console),
  };
  for (const Verb& verb : verbs) add_common_options(*verb.app, console);
  return verbs;
}

CLI::App& add_verb(CLI::App& corridor, const char* name, const char* what, const char* example) {
  CLI::App& verb = *corridor.add_subcommand(name, what)->group("Verbs");
  verb.footer(std::string("Example:\n  ") + example);
  return verb;
}

}  // namespace corridor::tools
