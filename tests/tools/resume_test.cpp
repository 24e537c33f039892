// What a stopped run is gone on from, and what is refused in one line.
#include <gmock/gmock.h>

#include <fstream>
#include <regex>

#include "analysis/base/files.hpp"
#include "tests/tools/checkpoint.hpp"

namespace corridor::tools {
namespace {

using testing::HasSubstr;

/// A run that was stopped, with two checkpoints.
class Stopped : public testing::Test {
 protected:
  Stopped() : scenario_(scenario_in(folder_, 1)), out_(folder_ / "out") {
    EXPECT_EQ(corridor_command(run_of(scenario_, folder_ / "whole")).status, 0);
    // A table that cannot be written ends it: whole months and checkpoints are left.
    fs::create_directories(folder_.path() / "out");
    fs::create_symlink("/dev/full", folder_ / "out/.fit.csv.part");
    const Ended ended = corridor_command(run_of(scenario_, out_, {"--checkpoint-every", "100"}));
    EXPECT_EQ(ended.status, 1) << ended.messages;
    fs::remove(folder_ / "out/.fit.csv.part");
    EXPECT_EQ(checkpoints_in(out_).size(), 2U);
  }
  Ended resume(const Words& more = {}) const {
    Words words{"run", "--resume", out_, "--quiet"};
    words.insert(words.end(), more.begin(), more.end());
    return corridor_command(words);
  }
  /// One line that says what is wrong, one that says that nothing was written; and so it is.
  void expect_refused(const std::string& problem) const {
    const std::string before = read_file(out_ + "/stocks.csv");
    const Ended ended = resume();
    EXPECT_EQ(ended.status, 2);
    EXPECT_EQ(ended.output, "");
    EXPECT_THAT(ended.messages, HasSubstr(problem));
    EXPECT_EQ(count_of(ended.messages, "\n"), 2U) << ended.messages;
    EXPECT_EQ(read_file(out_ + "/stocks.csv"), before);
    EXPECT_FALSE(checkpoints_in(out_).empty());
  }
  void change(const fs::path& file, std::size_t at, char by) const {
    std::string text = read_file(file);
    text.at(at) = static_cast<char>(text.at(at) ^ by);
    std::ofstream(file, std::ios::binary) << text;
  }
  fs::path last() const { return checkpoints_in(out_).back(); }
  fs::path before() const { return checkpoints_in(out_).front(); }
  void only_the_last() const { fs::remove(before()); }

  TemporaryFolder folder_;
  std::string scenario_, out_;
};

TEST_F(Stopped, GoesOn) {
  EXPECT_EQ(resume().status, 0);
  expect_same_results(folder_ / "whole", out_);
}

TEST_F(Stopped, GoesOnFromTheOneBeforeWhereTheLastIsDamaged) {
  const std::string good = read_file(last());
  const std::string file = last().string();
  const auto spoil = [&](int how) {
    if (how == 0) change(last(), good.size() / 2, 1);
    if (how == 1) fs::resize_file(last(), good.size() / 3);
    if (how == 2) fs::resize_file(last(), 0);
    if (how == 3) std::ofstream(last(), std::ios::binary) << "my thesis\n";
  };
  const fs::path copy = folder_.path() / "copy";
  fs::copy(out_, copy, fs::copy_options::recursive);
  for (int how = 0; how < 4; ++how) {
    fs::remove_all(out_);
    fs::copy(copy, out_, fs::copy_options::recursive);
    spoil(how);
    const Ended ended = resume();
    EXPECT_EQ(ended.status, 0) << ended.messages;
    EXPECT_EQ(count_of(ended.messages, "\n"), 1U) << ended.messages;
    EXPECT_THAT(ended.messages, HasSubstr(file)) << "one line says which";
    if (how == 3) {
      EXPECT_EQ(read_file(file), "my thesis\n") << "what is not ours stays";
      fs::remove_all(out_ + "/checkpoints");
    }
    expect_same_results(folder_ / "whole", out_);
  }
}

TEST_F(Stopped, RefusesOneThatWasCutShort) {
  only_the_last();
  fs::resize_file(last(), fs::file_size(last()) - 1);
  expect_refused(last().string() + ": is damaged or was cut short");
}

TEST_F(Stopped, RefusesOneThatIsDamaged) {
  only_the_last();
  change(last(), fs::file_size(last()) / 2, 4);
  expect_refused(last().string() + ": is damaged or was cut short");
}

TEST_F(Stopped, RefusesAFileThatIsNone) {
  only_the_last();
  std::ofstream(last(), std::ios::binary) << "my thesis\n";
  expect_refused(last().string() + ": is no checkpoint of corridor");
}

TEST_F(Stopped, RefusesOneOfAnotherFormat) {
  only_the_last();
  change(last(), std::string("corridor checkpoint ").size(), '1' ^ '2');
  expect_refused("has format 2; this program knows format 1");
}

TEST_F(Stopped, RefusesOneOfAnotherBuild) {
  only_the_last();
  const std::string text = read_file(last());
  const std::size_t at = text.find("\"sources\":\"") + 11;
  std::string other = text.substr(0, text.size() - 64);
  other[at] = other[at] == '0' ? '1' : '0';
  const std::string file = last().string();
  std::ofstream(file, std::ios::binary) << other;
  const std::string digest = sha256_of_file(file);
  std::ofstream(file, std::ios::binary | std::ios::app) << digest;
  expect_refused("another build of corridor wrote this checkpoint (version ");
}

TEST_F(Stopped, RefusesAnotherInputAndNamesIt) {
  std::ofstream(scenario_, std::ios::app) << "# a thought\n";
  expect_refused(scenario_ + " has changed since; bring it back as it was");
}

TEST_F(Stopped, RefusesTablesThatAreNotAsTheyWere) {
  only_the_last();
  change(out_ + "/observables.csv", fs::file_size(out_ + "/observables.csv") / 4, 1);
  expect_refused("observables.csv");
}

TEST_F(Stopped, RefusesAWorldThatIsGone) {
  const std::string text =
      std::regex_replace(read_file(scenario_), std::regex("tests/data/tiny-world"), "tests/data/gone");
  std::ofstream(scenario_) << text;
  const Ended ended = resume();
  EXPECT_EQ(ended.status, 2);
  EXPECT_THAT(ended.messages, HasSubstr("tests/data/gone"));
  EXPECT_EQ(checkpoints_in(out_).size(), 2U);
}

TEST_F(Stopped, TakesAllThatDecidesTheRunFromItsFolder) {
  for (const Words& other :
       {Words{scenario_}, Words{"--seed", "7"}, Words{"--set", "seed=7"}, Words{"--scale", "1:2"},
        Words{"--without", "mpp"}, Words{"--replicates", "2"}, Words{"-o", "x"}, Words{"--force"}}) {
    const Ended ended = resume(other);
    EXPECT_EQ(ended.status, 2) << other[0];
    EXPECT_THAT(ended.messages, HasSubstr("the folder tells all that decides the run; leave out")) << other[0];
  }
  EXPECT_EQ(resume({"--threads", "2", "--checkpoint-every", "7"}).status, 0);
}

TEST_F(Stopped, IsBegunAfreshOnlyByForce) {
  EXPECT_EQ(corridor_command(run_of(scenario_, out_)).status, 2);
  EXPECT_EQ(corridor_command(run_of(scenario_, out_, {"--force"})).status, 0);
  expect_same_results(folder_ / "whole", out_);
}

TEST(Checkpoints, AFolderWithoutOneIsRefused) {
  const TemporaryFolder folder;
  const Ended ended = corridor_command({"run", "--resume", folder / "none"});
  EXPECT_EQ(ended.status, 2);
  EXPECT_THAT(ended.messages, HasSubstr(folder / "none: the folder holds no checkpoint"));
  EXPECT_TRUE(folder.empty());
  EXPECT_THAT(corridor_command({"run"}).messages, HasSubstr("SCENARIO is required"));
  EXPECT_THAT(corridor_command({"run", "x.yaml", "--checkpoint-every", "0"}).messages,
              HasSubstr("whole number from 1"));
}

}  // namespace
}  // namespace corridor::tools
