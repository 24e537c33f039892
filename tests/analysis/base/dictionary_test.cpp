// The data dictionary: what is written can be read back, and nothing goes unexplained.
#include "analysis/base/dictionary.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "analysis/base/files.hpp"
#include "sim/input/errors.hpp"

namespace corridor {
namespace {

using Measure = Column::Measure;

/// A folder that goes away with the test.
class Scratch {
 public:
  Scratch() { path_ = ::mkdtemp(name_.data()); }
  ~Scratch() { std::filesystem::remove_all(path_); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string name_ = (std::filesystem::temp_directory_path() / "corridor-test-XXXXXX").string(), path_;
};

TableForm fruit_form() {
  using namespace column;
  return {.file = "fruit.csv",
          .about = "what a month brought",
          .columns = {choice("fruit", {"apple", "pear"}, "which").coded({"fruit"}),
                      count("picked", "baskets", "in the month").measures(Measure::kFlow),
                      count("stored", "baskets", "at its end").measures(Measure::kStock),
                      real("price", "1", "of a basket")}};
}

Codes fruit_codes() {
  return {{"fruit", "apple", "Apples", "round, \"red\" & <sweet>", "", "baskets", Measure::kFlow},
          {"fruit", "pear", "Pears", "long, green", "autumn"},
          {"tool", "saw", "Saws", "not of this table"}};
}

TEST(Dictionary, IsReadBackAsItWasWritten) {
  const Scratch folder;
  const std::vector<TableForm> forms{fruit_form()};
  const std::vector<std::string> files = write_dictionary(folder.path(), "fruit", "Fruit", forms, fruit_codes());
  EXPECT_EQ(files, (std::vector<std::string>{"datapackage.json", "codes.csv", "dictionary.html"}));
  const Codes codes = read_codes(folder.path());
  ASSERT_EQ(codes.size(), 2U) << "lists that no column uses are left out";
  EXPECT_EQ(codes[0].meaning, "round, \"red\" & <sweet>");
  EXPECT_EQ(codes[0].measure, Measure::kFlow);
  EXPECT_EQ(codes[1].of, "autumn");
  EXPECT_TRUE(read_codes(folder.path() + "/nowhere").empty());
}

TEST(Dictionary, SaysWhatAddsUp) {
  const Scratch folder;
  const std::vector<TableForm> forms{fruit_form()};
  write_dictionary(folder.path(), "fruit", "Fruit", forms, fruit_codes());
  const auto package = nlohmann::json::parse(read_whole_file(folder.path() + "/datapackage.json"));
  const auto& fields = package["resources"][0]["schema"]["fields"];
  EXPECT_EQ(fields[0]["codeLists"], nlohmann::json::array({"fruit"}));
  EXPECT_EQ(fields[1]["measure"], "flow");
  EXPECT_EQ(fields[1]["aggregation"]["months"], "sum");
  EXPECT_EQ(fields[2]["aggregation"]["months"], "last or mean");
  EXPECT_EQ(fields[2]["aggregation"]["replicates"], "mean");
  EXPECT_FALSE(fields[3].contains("measure"));
}

TEST(Dictionary, TextOfAnyKindStaysTextOnThePage) {
  const std::vector<TableForm> forms{fruit_form()};
  const std::string page = dictionary_page("<script>alert(1)</script>", forms, fruit_codes());
  EXPECT_EQ(page.find("<script>"), std::string::npos);
  EXPECT_NE(page.find("round, &quot;red&quot; &amp; &lt;sweet&gt;"), std::string::npos);
}

TEST(Dictionary, AListWithoutCodesIsADefect) {
  const Scratch folder;
  const std::vector<TableForm> forms{fruit_form()};
  EXPECT_THROW(write_dictionary(folder.path(), "fruit", "Fruit", forms, {}), Defect);
}

}  // namespace
}  // namespace corridor
