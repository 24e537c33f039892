// `corridor cases FILE`: cases side by side on the indicators.
#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "analysis/cases/cases.hpp"
#include "tools/answer.hpp"
#include "tools/scenario_options.hpp"
#include "tools/verbs.hpp"

namespace corridor::tools {

namespace {

struct CasesRequest {
  std::string file, directory;
  bool force = false;
};

ExitStatus lay_side_by_side(const CasesRequest& request, const Console& console) {
  const CaseTable table = lay_out(read_cases(request.file));
  const std::vector<std::string> files = write_cases(table, request.directory, request.force);
  const Screen screen = console.screen();
  answer(
      console,
      [&] {
        return nlohmann::ordered_json{{"directory", request.directory}, {"files", files}}.dump(2);
      },
      [&] {
        return cases_text(table, screen) + screen.say("cases_screen.page", {{"directory", request.directory}});
      });
  return ExitStatus::kDone;
}

}  // namespace

Verb add_cases(CLI::App& corridor, Console& console) {
  CLI::App& app = add_verb(corridor, "cases", "Lay runs, periods or places side by side on the indicators",
                           "corridor cases scenarios/cases/administrations.yaml -o results/administrations");
  const auto request = std::make_shared<CasesRequest>();
  takes_input(app.add_option("FILE", request->file, "File of cases"))->required()->type_name("");
  app.add_option("-o,--output", request->directory, "Folder for the results")->required()->type_name("DIR");
  add_force(app, request->force);
  return {&app, [request, &console] { return lay_side_by_side(*request, console); }};
}

}  // namespace corridor::tools
