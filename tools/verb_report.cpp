// `corridor report DIR`: writes the report of a finished run anew.
#include <memory>
#include <nlohmann/json.hpp>

#include "analysis/report.hpp"
#include "tools/verbs.hpp"

namespace corridor::tools {

Verb add_report(CLI::App& corridor, Console& console) {
  CLI::App& app = add_verb(corridor, "report", "Write the report of a run's folder anew, as one offline page",
                           "corridor report results/as-enacted");
  const auto directory = std::make_shared<std::string>();
  app.add_option("DIR", *directory, "Folder of a run")->required()->type_name("");
  return {&app, [directory, &console] {
            const std::string path = write_report(*directory);
            console.result(console.json() ? nlohmann::ordered_json{{"report", path}}.dump(2) : path);
            return ExitStatus::kDone;
          }};
}

}  // namespace corridor::tools
