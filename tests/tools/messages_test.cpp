// Messages that could mislead: who is blamed, what is advised, what a terminal is handed.
#include <gmock/gmock.h>
#include <sched.h>
#include <sys/mount.h>

#include "tests/tools/command.hpp"
#include "tests/tools/limit.hpp"

namespace corridor::tools {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
namespace fs = std::filesystem;

TEST(Messages, WhatAFileLacksIsNotBlamedOnASetting) {
  const TemporaryFolder folder;
  const std::string file =
      folder.write("lacks.yaml", "corridor: 1\nname: A test\nworld: " + project_file("tests/data/tiny-world") + "\n");
  const Ended ended = corridor_command({"resolve", file, "--set", "seed=3"});
  EXPECT_EQ(ended.status, 2);
  EXPECT_THAT(ended.messages, StartsWith(file + ":1:1: period: is missing"));
}

TEST(Messages, WhatASettingLacksIsBlamedOnIt) {
  const TemporaryFolder folder;
  const std::string file =
      folder.write("lacks.yaml", "corridor: 1\nname: A test\nworld: " + project_file("tests/data/tiny-world") + "\n");
  EXPECT_THAT(corridor_command({"resolve", file, "--set", "period.from=2018-01-01"}).messages,
              StartsWith("--set: period.to: is missing"));
}

TEST(Messages, OfTooLittleMemoryNameNoScaleThatMayBeTheOneAsked) {
  const TemporaryFolder folder;
  const Limit limit(RLIMIT_AS, rlim_t{400} << 20);
  const Ended ended = corridor_command(
      {"run", project_file("scenarios/as-enacted.yaml"), "--threads", "1", "--quiet", "-o", folder / "out"});
  if (ended.messages.find("out of memory") == std::string::npos)
    GTEST_SKIP() << "the limit is not met in the right place here: " << ended.messages;
  EXPECT_EQ(ended.status, 1);
  EXPECT_THAT(ended.messages, Not(HasSubstr("1:10")));
  EXPECT_THAT(ended.messages, HasSubstr("a larger N in --scale 1:N"));
}

TEST(Messages, OfAShardThatIsNoPartOfAWhole) {
  const TemporaryFolder folder;
  const std::string study = project_file("scenarios/studies/practice.yaml");
  for (const char* shard : {"1/4294967296", "4294967297/4294967298", "1/1000001", "0/2", "3/2", "1/", "/2", "1", "x"}) {
    const Ended ended = corridor_command({"sweep", study, "-o", folder / "out", "--shard", shard});
    EXPECT_EQ(ended.status, 2) << shard;
    EXPECT_THAT(ended.messages, HasSubstr("is no part of a whole")) << shard;
    EXPECT_FALSE(fs::exists(folder.path() / "out")) << shard;
  }
}

TEST(Messages, NoLibrarySpeaksOfMoreThreadsThanCores) {
  const TemporaryFolder folder;
  const Ended ended = corridor_command(small_run(folder / "out", {"--quiet", "--threads", "64"}));
  EXPECT_EQ(ended.status, 0);
  EXPECT_EQ(ended.messages, "");
}

TEST(Messages, AreAtMostFiftyAndTheRestIsCounted) {
  const TemporaryFolder folder;
  std::string text = "corridor: 1\n";
  for (int i = 0; i < 70; ++i) text += "key" + std::to_string(i) + ": 1\n";
  const Ended ended = corridor_command({"validate", folder.write("many.yaml", text)});
  EXPECT_EQ(count_of(ended.messages, "many.yaml:"), 50U);
  EXPECT_THAT(ended.messages, HasSubstr("and 22 more mistakes\n"));
  EXPECT_THAT(ended.output, HasSubstr("72 mistakes"));
}

TEST(Messages, OfAFullDiskSaySo) {
  const TemporaryFolder folder;
  fs::create_directory(folder / "disk");
  const std::string disk = folder / "disk";
  if (unshare(CLONE_NEWNS) != 0 || mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
      mount("none", disk.c_str(), "tmpfs", 0, "size=200k") != 0)
    GTEST_SKIP() << "no right to mount a small disk";
  bool sized = true;
  for (const int kib : {40, 200, 230, 260, 290, 320, 400, 500}) {  // full at one table or another, and in results.nc
    sized =
        sized && mount("none", disk.c_str(), "tmpfs", MS_REMOUNT, ("size=" + std::to_string(kib) + "k").c_str()) == 0;
    const Ended ended = corridor_command(small_run(disk + "/out", {"--quiet"}));
    EXPECT_EQ(ended.status, 1) << kib;
    EXPECT_THAT(ended.messages, HasSubstr("No space left on device")) << kib;
    fs::remove_all(disk + "/out");
  }
  EXPECT_TRUE(sized);
  umount(disk.c_str());
}

TEST(Messages, HandNoControlCharacterToATerminal) {
  const TemporaryFolder folder;
  const std::string red = "\x1b[31m", title = "\x1b]0;x\x07",
                    c1 = "\xC2\x9B"
                         "31m";
  const std::string scenario = project_file("scenarios/as-enacted.yaml");
  const std::string named = folder.write("a" + red + ".yaml", read_file(scenario));
  const std::vector<std::vector<std::string>> commands{
      {"run", "no" + red + title + c1 + "\r.yaml", "-o", folder / "out"},
      {"validate", "no" + red + ".yaml", named},
      small_run(folder / ("out" + red + c1)),
      small_run(folder / ("out" + red + c1)),  // now refused, since it holds results
      small_run(folder / "out2", {"--set", "name=" + red}),
      small_run(folder / "out3", {"--set", "policies.mpp." + red + "=1"}),
      small_run(folder / "out4", {"--without", "mpp" + title}),
      small_run(folder / "out5", {"--scale", "1:" + red}),
      {"r" + red + "n"},
      {"sweep", scenario, "--shard", "1/" + red, "-o", folder / "out6"},
      {"report", folder / ("none" + red)},
      {"policies", "mpp" + red},
      {"explain", scenario, "--on", "2019-06-07", "--at", "POE" + red, "--who", "party" + c1 + "=x"},
  };
  for (const auto& words : commands) {
    const Ended ended = corridor_command(words, folder.path().string());
    for (const std::string& text : {ended.output, ended.messages}) {
      for (const char* raw : {"\x1b", "\x07", "\xC2\x9B", "\r"}) EXPECT_EQ(count_of(text, raw), 0U) << words[0] << text;
    }
  }
}

TEST(Messages, OfWordsThatAreNoTextComeBeforeAnythingIsPlayed) {
  const TemporaryFolder folder;
  folder.write("a\xFF.yaml", read_file(project_file("scenarios/as-enacted.yaml")));
  for (const auto& words : {std::vector<std::string>{"run", "a\xFF.yaml", "-o", folder / "out"},
                            small_run(folder / "out\xFF"), small_run(folder / "out", {"--set", "name=\x01"})}) {
    const Ended ended = corridor_command(words, folder.path().string());
    EXPECT_EQ(ended.status, 2);
    EXPECT_THAT(ended.messages, HasSubstr("give names and values in UTF-8, without control characters"));
    EXPECT_EQ(count_of(ended.messages, "\xFF"), 0U);
    EXPECT_FALSE(fs::exists(folder.path() / "out"));
  }
}

}  // namespace
}  // namespace corridor::tools
