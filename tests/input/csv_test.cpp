// The strict CSV reader: header, quotes, values, and the place of each mistake.
#include "sim/input/csv.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace corridor {
namespace {

using Lines = std::vector<std::string>;

class Csv : public testing::Test {
 protected:
  std::string write(const std::string& text) {
    std::ofstream(file_, std::ios::binary) << text;
    return file_;
  }
  void TearDown() override { std::filesystem::remove(file_); }

  Lines headlines() const {
    Lines lines;
    for (const Problem& problem : in_file_order(problems_.all()))
      lines.push_back(problem.headline().substr(file_.size()));
    return lines;
  }

  const std::string file_ =
      (std::filesystem::temp_directory_path() /
       (std::string("corridor_csv_") + testing::UnitTest::GetInstance()->current_test_info()->name()))
          .string();
  Problems problems_;
};

TEST_F(Csv, ReadsQuotesLineEndsAndByteOrderMarks) {
  const CsvTable table(write("\xEF\xBB\xBF"
                             "id,name,km\r\na,\"Tapachula, \"\"Chiapas\"\"\",1.5\r\n\r\nb,\"two\nlines\",2\n"),
                       {"id", "name", "km"}, problems_);
  ASSERT_EQ(table.rows(), 2U);
  EXPECT_EQ(table.text(0, "name"), "Tapachula, \"Chiapas\"");
  EXPECT_EQ(table.number(0, "km", 0, 10), 1.5);
  EXPECT_EQ(table.text(1, "name"), "two\nlines");
  EXPECT_EQ(table.position(1, "name").line, 4);
  EXPECT_TRUE(problems_.empty());
}

TEST_F(Csv, ReadsValues) {
  const CsvTable table(write("day,month,count,kind\n2019-06-07,2019-06,12,road\n"), {"day", "month", "count", "kind"},
                       problems_, {"note"});
  EXPECT_EQ(to_string(table.day(0, "day")), "2019-06-07");
  EXPECT_EQ(to_string(table.month(0, "month")), "2019-06");
  EXPECT_EQ(table.integer(0, "count", 0, 100), 12);
  EXPECT_EQ(table.choice(0, "kind", {"rail", "road"}), 1U);
  EXPECT_FALSE(table.has("note"));
  EXPECT_EQ(table.text(0, "note"), "");
  EXPECT_TRUE(problems_.empty());
}

TEST_F(Csv, ChecksTheHeader) {
  const CsvTable table(write("id,kmm,id\na,1,b\n"), {"id", "km"}, problems_);
  EXPECT_EQ(headlines(),
            (Lines{":1: kmm: unknown column; did you mean 'km'?", ":1: id: duplicate column; keep one of them",
                   ":1: km: missing column; the header needs id,km"}));
  EXPECT_EQ(table.number(0, "km", 0, 1), 0);
  EXPECT_EQ(headlines().size(), 3U) << "a missing column is told once, not for each row";
}

TEST_F(Csv, ReportsEveryWrongCell) {
  const CsvTable table(
      write("day,month,count,kind\n2019-02-29,2019-13,1.5,raod\n,,,\n1,2\n2019-01-01,2019-01,700,rail\n"),
      {"day", "month", "count", "kind"}, problems_);
  ASSERT_EQ(table.rows(), 3U);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    table.day(row, "day");
    table.month(row, "month");
    table.integer(row, "count", 0, 100);
    table.choice(row, "kind", {"rail", "road"});
  }
  EXPECT_EQ(
      headlines(),
      (Lines{":2: day: 2019-02-29 does not exist; February 2019 has 28 days",
             ":2: month: '2019-13' is not a month; give a month such as 2019-06",
             ":2: count: 1.5 is not a whole number", ":2: kind: unknown value 'raod'; did you mean 'road'?",
             ":3: day: is empty; give a date such as 2019-01-29", ":3: month: is empty; give a month such as 2019-06",
             ":3: count: is empty; give a whole number such as 10", ":3: kind: is empty; known: rail, road",
             ":4: has 2 cells, but the header has 4; an empty cell needs its comma too",
             ":5: count: 700 is out of range; give a whole number from 0 to 100"}));
  EXPECT_EQ(problems_.all()[1].full(),
            file_ + ":2: day: 2019-02-29 does not exist; February 2019 has 28 days\n  2019-02-29,2019-13,1.5,raod");
}

TEST_F(Csv, ReportsFilesThatAreNoTable) {
  const CsvTable missing(file_ + "x", {"id"}, problems_);
  EXPECT_EQ(problems_.all().back().headline(), file_ + "x: no such file");
  const CsvTable empty(write(""), {"id", "km"}, problems_);
  EXPECT_EQ(problems_.all().back().headline(), file_ + ": is empty; the first line names the columns: id,km");
  const CsvTable latin(write("id\ncaf\xE9\n"), {"id"}, problems_);
  EXPECT_EQ(problems_.all().back().headline(), file_ + ":2: is not UTF-8 text; save the file as UTF-8");
  const CsvTable open(write("id\n\"x\n"), {"id"}, problems_);
  EXPECT_EQ(problems_.all().back().headline(), file_ + ":2: a quote is never closed; end the cell with '\"'");
  const CsvTable header(write("id,\"km\na,1\n"), {"id", "km"}, problems_);
  EXPECT_EQ(problems_.all().back().headline(), file_ + ":1: a quote is never closed; end the cell with '\"'");
  EXPECT_EQ(problems_.size(), 5U) << "such a file is not empty";
}

}  // namespace
}  // namespace corridor
