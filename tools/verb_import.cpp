// `corridor import flee DIR`: a case of another simulator as a world and a scenario of ours.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "analysis/base/words.hpp"
#include "analysis/import/import.hpp"
#include "sim/input/shipped.hpp"
#include "tools/answer.hpp"
#include "tools/scenario_options.hpp"
#include "tools/verbs.hpp"

namespace corridor::tools {

namespace {

struct ImportRequest {
  std::string format, directory, output;
  std::int64_t divide = 1;
  bool force = false;
};

std::string as_json(const ImportReport& report) {
  return nlohmann::ordered_json{{"directory", report.directory}, {"days", report.days},       {"places", report.places},
                                {"camps", report.camps},         {"roads", report.roads},     {"events", report.events},
                                {"at_start", report.at_start},   {"set_out", report.set_out}, {"files", report.files},
                                {"notes", report.notes}}
      .dump(2);
}

std::string as_text(const ImportReport& report, const Screen& screen) {
  const auto of = [](auto number) { return grouped(static_cast<double>(number)); };
  std::string text =
      screen.lines(screen.say("import.read", {{"directory", report.directory},
                                              {"places", of(report.places)},
                                              {"camps", of(report.camps)},
                                              {"roads", of(report.roads)},
                                              {"events", of(report.events)},
                                              {"days", of(report.days)}})) +
      screen.lines(screen.say("import.persons", {{"start", of(report.at_start)}, {"later", of(report.set_out)}}));
  if (!report.notes.empty())
    text += screen.lines(
        screen.say("import.odd", {{"n", of(report.notes.size())}, {"file", report.directory + "/IMPORT.md"}}));
  const auto name = std::filesystem::path(report.directory).lexically_normal().filename().string();
  return text +
         fmt::format(
             "\n{0}\n  corridor run {1}/scenario.yaml -o results/{2}\n\n{3}\n  corridor run {1}/own-movement.yaml -o "
             "results/{2}-own\n",
             screen.say("import.play"), report.directory, name, screen.say("import.play_own"));
}

ExitStatus import_case(const ImportRequest& request, const Console& console) {
  const ImportReport report =
      import_flee(here_or_shipped(request.directory), request.output, request.force, request.divide);
  answer(
      console, [&] { return as_json(report); }, [&] { return as_text(report, console.screen()); });
  return ExitStatus::kDone;
}

}  // namespace

Verb add_import(CLI::App& corridor, Console& console) {
  CLI::App& app = add_verb(corridor, "import", "Read a case of another simulator as a world and a scenario",
                           "corridor import flee scenarios/flee/mali2012 -o scenarios/worlds/mali2012");
  const auto request = std::make_shared<ImportRequest>();
  app.add_option("FORMAT", request->format, "What the files are: flee")
      ->required()
      ->type_name("")
      ->check(CLI::IsMember(std::vector<std::string>{"flee"}));
  app.add_option("DIR", request->directory, "Folder of the case: locations.csv, routes.csv, ...")
      ->required()
      ->type_name("");
  app.add_option("-o,--output", request->output, "Folder for the world")->required()->type_name("DIR");
  app.add_option("--divide", request->divide,
                 "Divide all persons by N, as FLEE's `hasten` has it, to lay a run beside one of FLEE's")
      ->check(whole_number(1, 1'000'000))
      ->type_name("N");
  add_force(app, request->force);
  return {&app, [request, &console] { return import_case(*request, console); }};
}

}  // namespace corridor::tools
