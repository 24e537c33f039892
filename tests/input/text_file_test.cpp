// What is read as a file of input, and what is not: pipes, devices, control characters; and how many mistakes are told.
#include "sim/input/text_file.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "sim/input/errors.hpp"
#include "sim/input/files_read.hpp"
#include "sim/input/table.hpp"
#include "sim/input/yaml.hpp"

namespace corridor {
namespace {

class Folder {
 public:
  Folder() : path_(std::filesystem::temp_directory_path() / ("corridor-text-" + std::to_string(getpid()))) {
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

std::string told(const Problems& problems) {
  std::string text;
  for (const Problem& problem : problems.all()) text += problem.headline() + "\n";
  return text;
}

TableForm one_column() { return {.file = "t.csv", .about = "a text", .columns = {column::text("a", "anything")}}; }

TEST(TextFileTest, PipesAndDevicesAreNotWaitedFor) {
  const Folder folder;
  ASSERT_EQ(mkfifo((folder / "pipe").c_str(), 0600), 0);
  for (const std::string& file : {folder / "pipe", std::string("/dev/zero")}) {
    Problems problems;
    EXPECT_EQ(read_yaml(file, problems), nullptr);
    const CsvTable table = read_table(file, one_column(), problems);
    EXPECT_EQ(told(problems),
              file + ": is a device or a pipe; give a file on disk, of which a run can keep the hash\n" + file +
                  ": is a device or a pipe; give a file on disk, of which a run can keep the hash\n");
  }
}

TEST(TextFileTest, SaysWhatStandsInPlaceOfAFile) {
  const Folder folder;
  std::ofstream(folder / "table.csv") << "a\n";
  EXPECT_EQ(read_text_file(folder / "table.csv").text, "a\n");
  EXPECT_EQ(read_text_file(folder / "").wrong->problem, "is a folder, not a file");
  const TextFile missing = read_text_file(folder / "tabel.csv");
  EXPECT_EQ(missing.wrong->problem + "; " + missing.wrong->suggestion, "no such file; did you mean 'table.csv'?");
  std::ofstream(folder / "empty") << "";
  EXPECT_FALSE(read_text_file(folder / "empty").wrong);
}

TEST(TextFileTest, AFileTooLargeToBeMeantIsNotRead) {
  const Folder folder;
  std::ofstream(folder / "huge") << "a";
  std::filesystem::resize_file(folder / "huge", kMostBytes + 1);  // a hole: takes no room
  EXPECT_EQ(read_text_file(folder / "huge").wrong->problem, "has 64 MiB");
}

// A terminal obeys them: names and values reach it.
TEST(TextFileTest, ControlCharactersAreRefused) {
  EXPECT_FALSE(first_control_character("a\tb\r\nä €"));
  EXPECT_EQ(first_control_character("ab\x1b[31m"), 2U);
  EXPECT_EQ(first_control_character("a\x7f"), 1U);
  EXPECT_EQ(first_control_character("a\xc2\x9b"), 1U) << "U+009B";
  Problems problems;
  EXPECT_EQ(parse_yaml("name: a\nother: b\x1b[2J\n", "x.yaml", problems), nullptr);
  parse_yaml("name: \"a\\e[31m\"\n", "y.yaml", problems);
  EXPECT_EQ(told(problems),
            "x.yaml:2:9: a control character stands here; take it away\n"
            "y.yaml:1:7: name: the text holds a control character; take it away\n");
  const Folder folder;
  std::ofstream(folder / "t.csv") << "a\n1\n\x1b\n";
  Problems of_table;
  const CsvTable table = read_table(folder / "t.csv", one_column(), of_table);
  EXPECT_EQ(told(of_table), (folder / "t.csv") + std::string(":3: a control character stands here; take it away\n"));
}

TEST(TextFileTest, FiftyMistakesAreToldAndTheRestCounted) {
  Problems problems;
  for (int i = 1; i <= 60; ++i) problems.add({{"x.yaml", i, 1}, "", "is wrong"});
  try {
    problems.throw_if_any();
    FAIL();
  } catch (const ConfigError& error) {
    const std::string text = error.what();
    EXPECT_NE(text.find("x.yaml:50:1"), std::string::npos);
    EXPECT_EQ(text.find("x.yaml:51:1"), std::string::npos);
    EXPECT_NE(text.find("\nand 10 more mistakes"), std::string::npos);
    EXPECT_EQ(error.problems().size(), 60U);
  }
}

TEST(TextFileTest, WhatIsKeptIsWhatWasReadAndIsNotReadAgain) {
  const Folder folder;
  const std::string file = folder / "table.csv";
  std::ofstream(file) << "\xEF\xBB\xBF"
                      << "a\n1\n";
  FilesRead files;
  {
    const KeepFiles keep{files};
    EXPECT_EQ(read_text_file(file).text, "a\n1\n");
    EXPECT_TRUE(read_text_file(folder / "none.csv").wrong);
    std::ofstream(file) << "a\n2\n";
    EXPECT_EQ(read_text_file(file).text, "a\n1\n") << "read twice, the same twice";
    FilesRead others;
    const KeepFiles inner{others};
    EXPECT_EQ(read_text_file(file).text, "a\n2\n") << "the inner of two holds alone";
  }
  EXPECT_EQ(files, (FilesRead{{file,
                               "\xEF\xBB\xBF"
                               "a\n1\n"}}));
  EXPECT_EQ(read_text_file(file).text, "a\n2\n");
}

}  // namespace
}  // namespace corridor
