// Cases from files of runs: means over their months, ranks, mistakes.
#include "analysis/cases/cases.hpp"

#include "sim/input/errors.hpp"
#include "tests/analysis/run_fixture.hpp"

namespace corridor {
namespace {

using testing::ScratchFolder;

/// A run of two replicates and four months of P-1 and P-2.
void write_run(const std::string& folder, double level) {
  std::filesystem::create_directories(folder);
  std::string text = "replicate,month,indicator,scope,value\n";
  for (const int replicate : {0, 1}) {
    for (int month = 1; month <= 4; ++month) {
      for (const char* indicator : {"P-1", "P-2"})
        text += std::to_string(replicate) + ",2019-0" + std::to_string(month) + "," + indicator + ",overall," +
                std::to_string(level + 0.1 * month + 0.02 * replicate) + "\n";
    }
  }
  testing::write(folder + "/indicators.csv", text);
}

TEST(Cases, AreMeansOverTheirMonths) {
  const ScratchFolder folder;
  write_run(folder.path() + "/one", 0);
  testing::write(
      folder.path() + "/cases.yaml",
      "corridor: 1\ncases:\n  - {name: Whole, run: one}\n  - {name: End, run: one, from: 2019-03, to: 2019-05}\n");
  const CaseTable table = lay_out(read_cases(folder.path() + "/cases.yaml"));
  ASSERT_EQ(table.cases.size(), 2U);
  EXPECT_NEAR(table.find(0, "P-1")->mean, 0.26, 1e-9);
  EXPECT_EQ(table.find(0, "P-1")->months, 4);
  EXPECT_NEAR(table.find(1, "P-1")->mean, 0.36, 1e-9);
  EXPECT_NEAR(table.find(1, "P-1")->low, 0.31, 1e-9);
  EXPECT_NEAR(table.find(1, "P-1")->high, 0.41, 1e-9);
  EXPECT_EQ(table.find(0, "I-1"), nullptr) << "no value is not zero";
  EXPECT_FALSE(rank_correlation(table, "P-1", "P-2")) << "two cases show no pattern";
}

TEST(Cases, PatternsAreRankCorrelations) {
  CaseTable table;
  table.cases.resize(5);
  const std::vector<double> one{1, 2, 3, 4, 5}, other{2, 1, 4, 3, 5};  // 1 - 6 x 4 / (5 x 24) = 0.8
  for (std::size_t c = 0; c < 5; ++c) {
    table.values[{c, "P-1"}].mean = one[c];
    table.values[{c, "P-2"}].mean = other[c];
  }
  EXPECT_NEAR(*rank_correlation(table, "P-1", "P-2"), 0.8, 1e-12);
}

TEST(Cases, SayWhatIsWrong) {
  const ScratchFolder folder;
  testing::write(folder.path() + "/cases.yaml",
                 "corridor: 1\ncases:\n  - {name: A, run: none}\n  - {name: B, rum: one}\n  - {name: A, run: none}\n");
  try {
    read_cases(folder.path() + "/cases.yaml");
    FAIL();
  } catch (const ConfigError& error) {
    const std::string text = error.what();
    EXPECT_NE(text.find("cases.yaml:3:20: cases[1].run: "), std::string::npos) << text;
    EXPECT_NE(text.find("holds no run; play it first"), std::string::npos) << text;
    EXPECT_NE(text.find("did you mean 'run'?"), std::string::npos) << text;
    EXPECT_NE(text.find("cases[3].name: 'A' is the name of another case"), std::string::npos) << text;
  }
}

TEST(Cases, WriteTheirFilesOnce) {
  const ScratchFolder folder;
  write_run(folder.path() + "/one", 0.2);
  testing::write(folder.path() + "/cases.yaml", "corridor: 1\ncases:\n  - {name: Only, run: one}\n");
  const CaseTable table = lay_out(read_cases(folder.path() + "/cases.yaml"));
  const std::string out = folder.path() + "/out";
  EXPECT_EQ(write_cases(table, out, false),
            (std::vector<std::string>{"cases.csv", "patterns.csv", "cases.html", "datapackage.json", "codes.csv",
                                      "dictionary.html"}));
  EXPECT_NE(testing::contents(out + "/cases.csv").find("Only,"), std::string::npos);
  EXPECT_THROW(write_cases(table, out, false), ConfigError);
  EXPECT_NE(cases_text(table).find("P-1 interdiction"), std::string::npos) << cases_text(table);
}

}  // namespace
}  // namespace corridor
