// The strict CSV reader: header, quotes, values, and the place of each mistake.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "sim/input/table.hpp"

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

/// day,month,count,kind
TableForm values_form() {
  return {.file = "values.csv",
          .about = "a value of each type",
          .columns = {column::day("day", "a day"), column::month("month", "a month"),
                      column::integer("count", 0, 100, "persons", "how many"),
                      column::choice("kind", {"rail", "road"}, "how"), column::text("note", "more").or_absent()}};
}

/// id,km
TableForm places_form() {
  return {.file = "places.csv",
          .about = "a place",
          .columns = {column::name("id", "its short name"), column::number("km", 0, 10, "km", "how far")},
          .key = {"id"}};
}

TEST_F(Csv, ReadsQuotesLineEndsAndByteOrderMarks) {
  TableForm form = places_form();
  form.columns.push_back(column::text("name", "what it is called"));
  const CsvTable table =
      read_table(write("\xEF\xBB\xBF"
                       "id,name,km\r\na,\"Tapachula, \"\"Chiapas\"\"\",1.5\r\n\r\nb,\"two\nlines\",2\n"),
                 form, problems_);
  ASSERT_EQ(table.rows(), 2U);
  EXPECT_EQ(table.text(0, "name"), "Tapachula, \"Chiapas\"");
  EXPECT_EQ(table.number(0, "km"), 1.5);
  EXPECT_EQ(table.text(1, "name"), "two\nlines");
  EXPECT_EQ(table.position(1).line, 4);
  EXPECT_TRUE(problems_.empty());
}

TEST_F(Csv, ReadsValues) {
  const CsvTable table =
      read_table(write("day,month,count,kind\n2019-06-07,2019-06,12,road\n"), values_form(), problems_);
  EXPECT_EQ(to_string(table.day(0, "day")), "2019-06-07");
  EXPECT_EQ(to_string(table.month(0, "month")), "2019-06");
  EXPECT_EQ(table.integer(0, "count"), 12);
  EXPECT_EQ(table.choice(0, "kind"), 1U);
  EXPECT_FALSE(table.has("note"));
  EXPECT_EQ(table.text(0, "note"), "");
  EXPECT_TRUE(problems_.empty());
  EXPECT_THROW(table.number(0, "count"), Defect) << "declared as a whole number";
  EXPECT_THROW(table.day(0, "date"), Defect) << "not declared";
}

TEST_F(Csv, ChecksTheHeader) {
  const CsvTable table = read_table(write("id,kmm,id\na,1,b\n"), places_form(), problems_);
  EXPECT_EQ(headlines(),
            (Lines{":1: kmm: unknown column; did you mean 'km'?", ":1: id: duplicate column; keep one of them",
                   ":1: km: missing column; the header needs id,km"}));
  EXPECT_EQ(table.number(0, "km"), 0);
  EXPECT_EQ(headlines().size(), 3U) << "a missing column is told once, not for each row";
}

TEST_F(Csv, ReportsEveryWrongCell) {
  const CsvTable table =
      read_table(write("day,month,count,kind\n2019-02-29,2019-13,1.5,raod\n,,,\n1,2\n2019-01-01,2019-01,700,rail\n"),
                 values_form(), problems_);
  ASSERT_EQ(table.rows(), 3U);
  Lines lines = headlines();
  std::ranges::sort(lines);
  EXPECT_EQ(
      lines,
      (Lines{":2: count: 1.5 is not a whole number", ":2: day: 2019-02-29 does not exist; February 2019 has 28 days",
             ":2: kind: unknown value 'raod'; did you mean 'road'?",
             ":2: month: '2019-13' is not a month; give a month such as 2019-06",
             ":3: count: is empty; give a whole number such as 10", ":3: day: is empty; give a date such as 2019-01-29",
             ":3: kind: is empty; known: rail, road", ":3: month: is empty; give a month such as 2019-06",
             ":4: has 2 cells, but the header has 4; an empty cell needs its comma too",
             ":5: count: 700 is out of range; give a whole number from 0 to 100"}));
  EXPECT_EQ(problems_.all()[1].full(),
            file_ + ":2: day: 2019-02-29 does not exist; February 2019 has 28 days\n  2019-02-29,2019-13,1.5,raod");
}

TEST_F(Csv, ReportsFilesThatAreNoTable) {
  const CsvTable missing = read_table(file_ + "x", places_form(), problems_);
  EXPECT_EQ(problems_.all().back().headline(), file_ + "x: no such file");
  const CsvTable empty = read_table(write(""), places_form(), problems_);
  EXPECT_EQ(problems_.all().back().headline(), file_ + ": is empty; the first line names the columns: id,km");
  const CsvTable latin = read_table(write("id\ncaf\xE9\n"), places_form(), problems_);
  EXPECT_EQ(problems_.all().back().headline(), file_ + ":2: is not UTF-8 text; save the file as UTF-8");
  const CsvTable header = read_table(write("id,\"km\na,1\n"), places_form(), problems_);
  EXPECT_EQ(problems_.all().back().headline(), file_ + ":1: a quote is never closed; end the cell with '\"'");
  EXPECT_EQ(problems_.size(), 4U) << "such a file is not empty";
  const CsvTable open = read_table(write("id,km\na,1\n\"x\n"), places_form(), problems_);
  EXPECT_EQ(problems_.all().back().headline(), file_ + ":3: a quote is never closed; end the cell with '\"'");
  const CsvTable nothing = read_table(write("id,km\n"), places_form(), problems_);
  EXPECT_EQ(problems_.all().back().headline(), file_ + ":1: has no rows; it needs at least one: a place");
}

// One message each, that says what the file is and what to do.
TEST_F(Csv, KnowsTablesOfSpreadsheets) {
  const CsvTable semicolons = read_table(write("id;km\na;1,5\n"), places_form(), problems_);
  EXPECT_EQ(headlines(), (Lines{":1: its cells are parted by semicolons or tabs; save it with commas; numbers take a "
                                "point: 0.25"}));
  const CsvTable tabs = read_table(write("id\tkm\na\t1.5\n"), places_form(), problems_);
  EXPECT_EQ(problems_.size(), 2U);
  const CsvTable workbook = read_table(write("PK\x03\x04rest"), places_form(), problems_);
  EXPECT_EQ(problems_.all().back().headline(),
            file_ + ": is a spreadsheet's own file, not a table as text; save it as CSV (UTF-8, with commas)");
  const CsvTable dates = read_table(write("day,month,count,kind\n6/7/2019,Jun-19,1,rail\n"), values_form(), problems_);
  EXPECT_EQ(problems_.all().back().problem, "'Jun-19' is a date as a spreadsheet writes it");
  EXPECT_EQ(problems_.size(), 5U);
}

TEST_F(Csv, ARepeatedKeyIsRefused) {
  const CsvTable table = read_table(write("id,km\na,1\nb,1\na,2\n"), places_form(), problems_);
  EXPECT_EQ(headlines(), (Lines{":4: id: a second row for the same id; the first is in line 2"}));
}

class CsvShares : public Csv {
 protected:
  Lines read(const std::string& text, const KnownNames& known) {
    const TableForm form{.file = "shares.csv",
                         .about = "a share",
                         .columns = {column::reference("who", "nationality", "of whom"),
                                     column::choice("party", {"one", "many"}, "with whom"),
                                     column::number("share", 0, 1, "share", "of all")},
                         .key = {"who", "party"},
                         .complete = {"party"},
                         .whole = Whole{"share", {"who"}}};
    const CsvTable table = read_table(write(text), form, problems_, known);
    return headlines();
  }
  const KnownNames known_{{"nationality", {"ABC", "DEF"}}, {"sector", {"SEC"}}};
};

TEST_F(CsvShares, AllIsWell) {
  EXPECT_EQ(read("who,party,share\nABC,one,0.4\nABC,many,0.6\nDEF,one,1\nDEF,many,0\n", known_), Lines{});
}

TEST_F(CsvShares, NamesAreKnownOrTold) {
  EXPECT_EQ(read("who,party,share\nABD,one,0.4\nSEC,many,0.6\n,one,1\n", known_),
            (Lines{":2: who: unknown nationality 'ABD'; did you mean 'ABC'?", ":3: who: 'SEC' is no nationality",
                   ":4: who: is empty; known: ABC, DEF"}));
}

TEST_F(CsvShares, ALostRowIsNoticed) {
  EXPECT_EQ(read("who,party,share\nABC,one,0.4\nABC,many,0.6\nDEF,one,1\n", known_),
            (Lines{":4: party: no row for party many with who DEF; every party needs one, if only with 0"}));
}

TEST_F(CsvShares, SumsAreToldWhereTheirRowsBegin) {
  EXPECT_EQ(read("who,party,share\nABC,one,0.4\nDEF,one,0.5\nABC,many,0.7\nDEF,many,0.5\n", known_),
            (Lines{":2: share: the shares of who ABC sum to 1.1, not to 1; they stand in lines 2 and 4"}));
}

TEST_F(CsvShares, WhatHasNoSharesIsTold) {
  EXPECT_EQ(read("who,party,share\nABC,one,0.4\nABC,many,0.6\n", known_),
            (Lines{":1: share: no row for who DEF; its shares must sum to 1"}));
}

}  // namespace
}  // namespace corridor
