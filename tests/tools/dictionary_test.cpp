// The data dictionary of every verb's folder: each column of each table is in it and the reverse, and each code that
// occurs in a table is explained.
#include <gmock/gmock.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "sim/input/csv_records.hpp"
#include "tests/tools/command.hpp"

namespace corridor::tools {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;
using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(const std::string& file) {
  const std::string text = read_file(file);
  CsvRecords records(text);
  Rows rows;
  while (records.next()) rows.emplace_back(records.fields().begin(), records.fields().end());
  return rows;
}

/// Codes by list.
std::map<std::string, std::set<std::string>> codes_in(const std::string& folder) {
  std::map<std::string, std::set<std::string>> codes;
  for (const auto& row : rows_of(folder + "/codes.csv")) {
    codes[row.at(0)].insert(row.at(1));
    EXPECT_FALSE(row.at(3).empty() || row.at(4).empty()) << row.at(0) << " " << row.at(1) << " is not explained";
  }
  return codes;
}

bool is_explained(const std::string& code, const json& lists,
                  const std::map<std::string, std::set<std::string>>& codes) {
  for (const auto& list : lists) {
    const auto known = codes.find(list.get<std::string>());
    if (known != codes.end() && known->second.contains(code)) return true;
  }
  return false;
}

void expect_codes_explained(const std::string& file, const json& field, const Rows& rows, std::size_t column,
                            const std::map<std::string, std::set<std::string>>& codes) {
  if (!field.contains("codeLists")) {
    EXPECT_FALSE(field.contains("constraints") && field["constraints"].contains("enum"))
        << file << ": " << field["name"] << " has codes that no list explains";
    return;
  }
  std::set<std::string> unexplained;
  for (std::size_t row = 1; row < rows.size(); ++row) {
    const std::string& code = rows[row].at(column);
    if (!code.empty() && !is_explained(code, field["codeLists"], codes)) unexplained.insert(code);
  }
  EXPECT_THAT(unexplained, testing::IsEmpty()) << file << ": " << field["name"];
}

/// Both directions: what is described is there, and what is there is described.
void expect_dictionary(const std::string& folder) {
  const json package = json::parse(read_file(folder + "/datapackage.json"));
  const auto codes = codes_in(folder);
  const std::string page = read_file(folder + "/dictionary.html");
  EXPECT_THAT(page, testing::Not(testing::HasSubstr("-inf")));
  std::set<std::string> described;
  for (const json& resource : package["resources"]) {
    const std::string file = resource["path"];
    described.insert(file);
    EXPECT_THAT(page, testing::HasSubstr("<code>" + file + "</code>"));
    if (!fs::exists(folder + "/" + file)) continue;
    const Rows rows = rows_of(folder + "/" + file);
    std::vector<std::string> columns;
    for (const json& field : resource["schema"]["fields"]) columns.push_back(field["name"]);
    ASSERT_EQ(rows.at(0), columns) << file;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const json& field = resource["schema"]["fields"][c];
      EXPECT_FALSE(field["description"].get<std::string>().empty()) << file << ": " << columns[c];
      expect_codes_explained(file, field, rows, c, codes);
    }
  }
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".csv") continue;
    EXPECT_TRUE(described.contains(entry.path().filename().string())) << entry.path() << " is not described";
  }
}

void play(const std::vector<std::string>& words) {
  const Ended ended = corridor_command(words);
  ASSERT_EQ(ended.status, 0) << ended.messages;
}

TEST(Dictionary, ExplainsARunAndItsCases) {
  const TemporaryFolder folder;
  play({"run", project_file("scenarios/as-enacted.yaml"), "--scale", "1:200", "--set", "period.from=2019-01-01",
        "--set", "period.to=2019-07-01", "--replicates", "2", "--quiet", "-o", folder / "run"});
  expect_dictionary(folder / "run");
  play({"cases",
        folder.write("cases.yaml", "corridor: 1\ncases: [{name: A, run: run}, {name: B, run: run, scope: border}]\n"),
        "-o", folder / "cases"});
  expect_dictionary(folder / "cases");
}

TEST(Dictionary, ExplainsComparisons) {
  const TemporaryFolder folder;
  const std::vector<std::string> few{"--scale",
                                     "1:1000",
                                     "--replicates",
                                     "2",
                                     "--quiet",
                                     "--set",
                                     "period.from=2019-03-01",
                                     "--set",
                                     "period.to=2019-07-01"};
  std::vector<std::string> compare{"compare",
                                   project_file("scenarios/as-enacted.yaml"),
                                   project_file("scenarios/no-mpp.yaml"),
                                   "--agents",
                                   "-o",
                                   folder / "compared"};
  std::vector<std::string> factorial{"compare",     project_file("scenarios/as-enacted.yaml"),
                                     "--factorial", "mpp,zero_tolerance",
                                     "-o",          folder / "factorial"};
  for (std::vector<std::string>* words : {&compare, &factorial}) {
    words->insert(words->end(), few.begin(), few.end());
    play(*words);
  }
  expect_dictionary(folder / "compared");
  expect_dictionary(folder / "factorial");
}

TEST(Dictionary, ExplainsStudies) {
  const TemporaryFolder folder;
  for (const char* design : {"method: sobol, base: 16, second_order: true",
                             "method: morris, trajectories: 4, levels: 4", "method: oat", "method: lhs, size: 8"}) {
    const std::string study = folder.write(
        "study.yaml", "corridor: 1\nmodel: {function: linear}\ndesign: {" + std::string(design) +
                          "}\nparameters:\n  x1: {uniform: [0, 1]}\n  x2: {uniform: [0, 1]}\nresponses: [y]\n");
    play({"sweep", study, "--force", "--quiet", "-o", folder / "study"});
    expect_dictionary(folder / "study");
  }
}

TEST(Dictionary, ExplainsEffects) {
  const TemporaryFolder folder;
  play({"effects", project_file("scenarios/effects/daca-minors.yaml"), "--scale", "1:5000", "--replicates", "2",
        "--quiet", "-o", folder / "effects"});
  expect_dictionary(folder / "effects");
}

TEST(Dictionary, ExplainsACalibration) {
  const TemporaryFolder folder;
  fs::create_directories(folder.path() / "observed");
  folder.write("observed/made.csv",
               "series,granularity,period,place,nationality,party,detail,value,source,used_for\n"
               "encounters_between_ports,month,2018-02,,,,,280,constructed,calibration\n"
               "encounters_between_ports,month,2018-03,,,,,280,constructed,calibration\n");
  folder.write("tiny.yaml", "corridor: 1\nname: Tiny\nworld: " + project_file("tests/data/tiny-world") +
                                "\nperiod: {from: 2018-01-01, to: 2018-05-01}\n");
  const std::string study = folder.write(
      "study.yaml",
      "corridor: 1\nname: Small study\nscenario: tiny.yaml\ncalibrate:\n  rounds: 1\n  observed: observed\n"
      "  replicates: 1\n  parameters:\n    mechanism.retry_days: {low: 2, high: 30}\n"
      "  targets: [{series: encounters_between_ports, granularity: month}]\n");
  play({"calibrate", study, "--quiet", "-o", folder / "fitted"});
  expect_dictionary(folder / "fitted");
}

}  // namespace
}  // namespace corridor::tools
