// `corridor report DIR`: writes the page of a finished run anew, or that of a study.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "analysis/camps/camp_run.hpp"
#include "analysis/page/report.hpp"
#include "analysis/studies/page.hpp"
#include "analysis/studies/play/folder.hpp"
#include "analysis/tables/extent.hpp"
#include "tools/verbs.hpp"

namespace corridor::tools {

Verb add_report(CLI::App& corridor, Console& console) {
  CLI::App& app = add_verb(corridor, "report", "Write the report of a run or a study as one offline page",
                           "corridor report results/as-enacted");
  const auto directory = std::make_shared<std::string>();
  app.add_option("DIR", *directory, "Folder of a run or of a study")->required()->type_name("");
  return {&app, [directory, &console] {
            if (is_camp_run(*directory))
              throw ConfigError({{{*directory},
                                  "",
                                  "holds a run in which people move by attraction, of which there is no page yet",
                                  "`corridor score` tells its fit; its tables open in any spreadsheet"}});
            const bool study = read_note(*directory).has_value();
            const std::string missing = study ? missing_runs_in(*directory) : stopped_early_in(*directory);
            if (!missing.empty())
              console.note(fmt::format("warning: {}{} {}", *directory, study ? ":" : " was", missing));
            const std::string path = study ? write_study_page(*directory) : write_report(*directory);
            console.result(console.json() ? nlohmann::ordered_json{{"report", path}}.dump(2) : path);
            return ExitStatus::kDone;
          }};
}

}  // namespace corridor::tools
