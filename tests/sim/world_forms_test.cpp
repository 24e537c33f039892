// Every column that a world's tables declare is read strictly: one damaged cell, one lost row, one row twice.
#include "sim/world_forms.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "sim/input/csv_records.hpp"
#include "sim/input/table.hpp"
#include "sim/input/text_file.hpp"
#include "sim/world_loader.hpp"
#include "tests/sim/changed_world.hpp"

namespace corridor {
namespace {

namespace fs = std::filesystem;

using Cells = std::vector<std::string>;

std::vector<Cells> cells_of(const std::string& text) {
  std::vector<Cells> all;
  CsvRecords records(text);
  while (records.next()) all.emplace_back(records.fields().begin(), records.fields().end());
  return all;
}

std::string text_of(const std::vector<Cells>& table) {
  std::string text;
  for (const Cells& row : table) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const bool quote = row[i].find(',') != std::string::npos;
      text += (i > 0 ? "," : "") + (quote ? '"' + row[i] + '"' : row[i]);
    }
    text += '\n';
  }
  return text;
}

/// Tables that a world may leave out, as the tiny world would have them.
const std::map<std::string, std::string>& optional_tables() {
  static const std::map<std::string, std::string> tables{
      {"beds.csv", "place,share,source\nSNA,1,test\n"},
      {"went_before.csv", "sector,nationality,persons,source\nSEC-RGV,HND,10,test\nSEC-RGV,MEX,20,test\n"},
      {"late_fears.csv", "nationality,share,source\nHND,0.2,test\n"},
      {"port_turns.csv", "port,turns,source\nPOE-HID,5,test\n"},
      {"port_draws.csv", "sector,utility,source\nSEC-RGV,0.5,test\n"},
      {"port_use.csv", "nationality,before,usual,source\nHND,0.1,0.2,test\nMEX,0.3,0.3,test\n"},
      {"seasons.csv", "sector,month,party,utility\nSEC-RGV,1,single_adult,0.5\n"}};
  return tables;
}

class WorldForms : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    form_ = world_form(GetParam());
    fs::copy(fs::path(CORRIDOR_ROOT) / "tests/data/tiny-world", folder_, fs::copy_options::recursive);
    if (form_.may_be_missing) std::ofstream(folder_ / form_.file) << optional_tables().at(form_.file);
    rows_ = cells_of(read_text_file((folder_ / form_.file).string()).text);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::vector<Problem> read(const std::vector<Cells>& rows) const {
    std::ofstream(folder_ / form_.file) << text_of(rows);
    Problems problems;
    load_world(folder_.string(), problems);
    return problems.all();
  }

  const fs::path folder_ = fs::temp_directory_path() / ("corridor_" + GetParam() + std::to_string(getpid()));
  TableForm form_;
  std::vector<Cells> rows_;
};

bool told_of(const std::vector<Problem>& problems, const std::string& file, const std::string& column, int line) {
  return std::ranges::any_of(problems, [&](const Problem& one) {
    return one.at.file.ends_with(file) && one.path == column && one.at.line == line;
  });
}

TEST_P(WorldForms, TheTableIsWhole) { EXPECT_TRUE(read(rows_).empty()); }

TEST_P(WorldForms, ADamagedCellIsToldByLineAndColumn) {
  ASSERT_GE(rows_.size(), 2U);
  for (std::size_t c = 0; c < rows_.front().size(); ++c) {
    const Column* column = form_.find(rows_.front()[c]);
    ASSERT_NE(column, nullptr) << rows_.front()[c];
    for (const std::string wrong : {"roaD?", "", "1e999", "-7", "0123"}) {
      const bool text = column->type == Column::Type::kText || column->type == Column::Type::kName;
      if (text && !wrong.empty()) continue;
      if (wrong.empty() && column->may_be_empty) continue;
      if (wrong == "-7" && column->low <= -7) continue;
      std::vector<Cells> rows = rows_;
      rows[1][c] = wrong;
      EXPECT_TRUE(told_of(read(rows), form_.file, column->name, 2)) << column->name << " = '" << wrong << "'";
    }
  }
}

TEST_P(WorldForms, ALostColumnIsTold) {
  for (std::size_t c = 0; c < rows_.front().size(); ++c) {
    const std::string name = rows_.front()[c];
    if (form_.find(name)->may_be_absent) continue;
    std::vector<Cells> rows = rows_;
    for (Cells& row : rows) row.erase(row.begin() + static_cast<std::ptrdiff_t>(c));
    EXPECT_TRUE(told_of(read(rows), form_.file, name, 1)) << name;
  }
}

TEST_P(WorldForms, ARepeatedRowIsRefused) {
  std::vector<Cells> rows = rows_;
  rows.push_back(rows.back());
  EXPECT_FALSE(read(rows).empty());
}

TEST_P(WorldForms, ATableWithoutRowsIsRefused) {
  const std::vector<Problem> problems = read({rows_.front()});
  EXPECT_EQ(problems.empty(), form_.may_have_no_rows);
}

/// Forms whose rows belong together; those of all others stand for themselves.
class WholeWorldForms : public WorldForms {};

TEST_P(WholeWorldForms, ALostRowIsNoticed) {
  for (std::size_t r = 1; r < rows_.size(); ++r) {
    if (rows_.size() == 2 && form_.may_have_no_rows) continue;
    std::vector<Cells> rows = rows_;
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(r));
    EXPECT_FALSE(read(rows).empty()) << form_.file << " without line " << r + 1;
  }
}

std::vector<std::string> files(bool only_whole) {
  std::vector<std::string> names;
  for (const TableForm& form : world_forms()) {
    if (!only_whole || form.whole || !form.complete.empty()) names.push_back(form.file);
  }
  return names;
}

std::string name_of(const testing::TestParamInfo<std::string>& one) { return one.param.substr(0, one.param.find('.')); }

INSTANTIATE_TEST_SUITE_P(Tables, WorldForms, testing::ValuesIn(files(false)), name_of);
INSTANTIATE_TEST_SUITE_P(Tables, WholeWorldForms, testing::ValuesIn(files(true)), name_of);

}  // namespace
}  // namespace corridor
