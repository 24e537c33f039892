// The dashboard of a run, as SimWrapper reads it: every file that it names is there, every column is in it. SimWrapper
// itself is not played here: it is a page of the network.
#include <gmock/gmock.h>
#include <yaml-cpp/yaml.h>

#include <sstream>

#include "tests/tools/command.hpp"

namespace corridor::tools {
namespace {

namespace fs = std::filesystem;

/// The first line, in fields; no name of a column holds a comma.
std::vector<std::string> columns_of(const std::string& file) {
  std::istringstream line(read_file(file).substr(0, read_file(file).find('\n')));
  std::vector<std::string> columns;
  for (std::string column; std::getline(line, column, ',');) columns.push_back(column);
  return columns;
}

void expect_panel(const std::string& folder, const YAML::Node& panel) {
  EXPECT_EQ(panel["type"].as<std::string>(), "line");
  EXPECT_FALSE(panel["title"].as<std::string>().empty());
  const YAML::Node props = panel["props"];
  const std::string file = folder + "/" + props["dataset"].as<std::string>();
  ASSERT_TRUE(fs::exists(file)) << file;
  const std::vector<std::string> columns = columns_of(file);
  EXPECT_THAT(columns, testing::Contains(props["x"].as<std::string>()));
  ASSERT_GT(props["columns"].size(), 0U);
  for (const YAML::Node& column : props["columns"]) EXPECT_THAT(columns, testing::Contains(column.as<std::string>()));
}

TEST(SimWrapper, FindsEveryFileAndColumnThatTheDashboardNames) {
  const TemporaryFolder folder;
  ASSERT_EQ(corridor_command(small_run(folder / "run", {"--replicates", "2"})).status, 0);
  const YAML::Node dashboard = YAML::LoadFile(folder / "run/dashboard-1-corridor.yaml");
  EXPECT_FALSE(dashboard["header"]["title"].as<std::string>().empty());
  std::size_t panels = 0;
  for (const auto& row : dashboard["layout"]) {
    for (const YAML::Node& panel : row.second) {
      expect_panel(folder / "run", panel);
      ++panels;
    }
  }
  EXPECT_GE(panels, 10U);
}

TEST(SimWrapper, TitlesOfAnyTextStayText) {
  const TemporaryFolder folder;
  const std::string scenario = folder.write(
      "hostile.yaml",
      "corridor: 1\nname: \"a: [b] # \\\"c\\\" <script>\"\nextends: " + project_file("scenarios/as-enacted.yaml") +
          "\nperiod: {from: 2013-10-01, to: 2013-11-01}\nscale: 1:5000\n");
  ASSERT_EQ(corridor_command({"run", scenario, "--quiet", "-o", folder / "run"}).status, 0);
  const YAML::Node dashboard = YAML::LoadFile(folder / "run/dashboard-1-corridor.yaml");
  EXPECT_EQ(dashboard["header"]["title"].as<std::string>(), "a: [b] # \"c\" <script>");
  EXPECT_THAT(read_file(folder / "run/dictionary.html"), testing::Not(testing::HasSubstr("<script>")));
}

}  // namespace
}  // namespace corridor::tools
