// `corridor import flee DIR`: a case of another simulator as a world and a scenario of ours.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "analysis/import/import.hpp"
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

std::string as_text(const ImportReport& report) {
  std::string text = fmt::format(
      "{}: {} places ({} camps), {} roads, {} windows of events, {} days\n"
      "{} persons in camps at the start, {} set out later\n",
      report.directory, report.places, report.camps, report.roads, report.events, report.days, report.at_start,
      report.set_out);
  if (!report.notes.empty())
    text += fmt::format("{} in the files; what was made of it: {}/IMPORT.md\n",
                        counted(report.notes.size(), "odd thing"), report.directory);
  return text + fmt::format("\nPlay it:  corridor run {}/scenario.yaml -o results/{}\n", report.directory,
                            report.directory.substr(report.directory.find_last_of('/') + 1));
}

ExitStatus import_case(const ImportRequest& request, const Console& console) {
  const ImportReport report = import_flee(request.directory, request.output, request.force, request.divide);
  console.result(console.json() ? as_json(report) : as_text(report));
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
