// `corridor seed-paper`: plays what the page of the seed paper needs, and writes it.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "analysis/base/files.hpp"
#include "analysis/base/result_folder.hpp"
#include "analysis/base/version.hpp"
#include "analysis/paper/seed_paper.hpp"
#include "analysis/run/run.hpp"
#include "tools/scenario_options.hpp"
#include "tools/verbs.hpp"

namespace corridor::tools {

namespace {

/// What to type to write the page again.
std::string command_of(const ScenarioOptions& scenario, const std::string& output) {
  return "corridor seed-paper " + scenario.file + options_text(scenario) + " -o " + output;
}

ExitStatus write_page(const ScenarioOptions& scenario, const std::string& output, const Console& console) {
  namespace fs = std::filesystem;
  const fs::path path{output};
  std::error_code error;
  if (fs::symlink_status(path, error).type() != fs::file_type::not_found &&
      (!fs::is_regular_file(fs::symlink_status(path, error)) || !is_seed_paper_page(read_whole_file(output))))
    throw ConfigError({{{output, 0, 0}, "", "is a file that corridor did not write", "name another page"}});
  const SeedTables tables = read_seed_tables((fs::path{scenario.file}.parent_path() / "facts").generic_string());
  const SeedResults results =
      play_seed_paper({scenario.file, scenario.changes(), 0}, tables, [&](const std::string& what) {
        console.note("playing " + what);
        return true;
      });
  const std::string folder = path.has_parent_path() ? path.parent_path().string() : ".";
  make_folder(folder);
  const FolderLock lock(folder, FolderUse::kTogether);
  write_whole_file(folder, path.filename().string(),
                   seed_paper_page(tables, results, command_of(scenario, output), program_version()));
  console.result(console.json() ? nlohmann::ordered_json{{"page", output}}.dump(2) : output);
  return ExitStatus::kDone;
}

}  // namespace

Verb add_seed_paper(CLI::App& corridor, Console& console) {
  CLI::App& app = add_verb(
      corridor, "seed-paper", "Set the seed paper's figures beside published and simulated ones",
      "corridor seed-paper scenarios/as-enacted.yaml --scale 1:4 --replicates 8 -o analysis/paper/SEED-PAPER.md");
  const auto scenario = add_scenario_options(app);
  const auto output = std::make_shared<std::string>();
  app.add_option("-o,--output", *output, "The page to write")->required()->type_name("FILE");
  return {&app, [scenario, output, &console] { return write_page(*scenario, *output, console); }};
}

}  // namespace corridor::tools
