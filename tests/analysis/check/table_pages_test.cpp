// The pages that tell what tables hold are those that the forms make; CORRIDOR_REFRESH=1 writes them anew.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "analysis/base/data_package.hpp"
#include "analysis/check/schema.hpp"
#include "analysis/record/forms.hpp"
#include "analysis/run/run.hpp"
#include "sim/world_forms.hpp"

namespace corridor {
namespace {

struct Page {
  const char *file, *head;
  std::vector<TableForm> forms;
};

std::vector<Page> pages() {
  return {
      {"scenarios/worlds/TABLES.md",
       "# The tables of a world\n\nMade from what the reader checks; `corridor schema world` says the same to "
       "programs.\n\n",
       world_forms()},
      {"scenarios/observed/TABLES.md",
       "# The tables of what is known\n\nMade from what the reader checks; `corridor schema observed` says the same "
       "to programs.\n\n",
       {observed_form(), facts_form()}},
      {"analysis/tables/TABLES.md",
       "# The tables of a run\n\nMade from what the writer writes; `datapackage.json` in each folder of results says "
       "the same to programs, of all tables\nthere; `corridor schema results` prints it.\n\n",
       run_forms()}};
}

TEST(TablePages, SayWhatTheFormsSay) {
  for (const Page& page : pages()) {
    const std::string path = std::string(CORRIDOR_ROOT) + "/" + page.file, text = page.head + as_markdown(page.forms);
    if (std::getenv("CORRIDOR_REFRESH") != nullptr) std::ofstream(path) << text;
    std::ostringstream there;
    there << std::ifstream(path).rdbuf();
    EXPECT_EQ(there.str(), text) << page.file << ": CORRIDOR_REFRESH=1 writes it anew";
  }
}

TEST(TablePages, EverySchemaIsJson) {
  for (const std::string& name : schema_names())
    EXPECT_TRUE(nlohmann::json::parse(json_schema(name)).is_object()) << name;
}

TEST(TablePages, ADataPackageHasTypesUnitsAndBounds) {
  const auto package = nlohmann::json::parse(json_schema("world"));
  EXPECT_EQ(package["profile"], "tabular-data-package");
  for (const auto& resource : package["resources"]) {
    if (resource["path"] != "routes.csv") continue;
    const auto& km = resource["schema"]["fields"][3];
    EXPECT_EQ(km["name"], "km");
    EXPECT_EQ(km["type"], "number");
    EXPECT_EQ(km["unit"], "km");
    EXPECT_EQ(km["constraints"]["maximum"], 20000);
    EXPECT_EQ(km["constraints"]["required"], true);
  }
}

}  // namespace
}  // namespace corridor
