// The log of results: nothing that was added is lost, whatever happens to its end.
#include "analysis/studies/play/result_log.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "analysis/studies/play/run_index.hpp"
#include "sim/input/errors.hpp"
#include "tests/analysis/run_fixture.hpp"

namespace corridor {
namespace {

using testing::contents;
using testing::ScratchFolder;

RunRecord record(std::uint64_t name, double value) { return {name, 0, false, {value, 1 / value}, {}}; }

std::vector<RunRecord> all_of(ResultLog& log) {
  std::vector<RunRecord> all;
  log.for_each([&](const RunRecord& one, std::uint64_t) { all.push_back(one); });
  return all;
}

TEST(RunRecord, ReadsBackTheSameNumbers) {
  const std::vector<double> hard{0.1, 1e-310, -0.0, 1.0 / 3, std::numeric_limits<double>::max()};
  const std::string line = record_line({0xFEDCBA9876543210ULL, 7, false, hard, {}});
  ASSERT_EQ(line.back(), '\n');
  const auto read = read_record(std::string_view(line).substr(0, line.size() - 1));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->name, 0xFEDCBA9876543210ULL);
  EXPECT_EQ(read->replicate, 7U);
  EXPECT_EQ(read->values, hard);
}

TEST(RunRecord, KeepsAMessageOnOneLine) {
  const std::string line = record_line({1, 0, true, {}, "two\nlines"});
  EXPECT_EQ(read_record(std::string_view(line).substr(0, line.size() - 1))->message, "two lines");
}

TEST(RunRecord, RefusesADamagedLine) {
  std::string line = record_line(record(5, 2));
  line.pop_back();
  for (std::size_t i = 0; i < line.size(); ++i) {
    std::string damaged = line;
    damaged[i] = static_cast<char>(damaged[i] ^ 1);
    EXPECT_FALSE(read_record(damaged)) << damaged;
  }
  EXPECT_FALSE(read_record(""));
}

TEST(ResultLog, GivesBackWhatWasAdded) {
  const ScratchFolder folder;
  std::vector<std::uint64_t> places;
  {
    ResultLog log(folder.path() + "/log", ResultLog::Use::kAdd);
    log.for_each([](const RunRecord&, std::uint64_t) {});
    for (std::uint64_t i = 1; i <= 3000; ++i) places.push_back(log.add(record(i, static_cast<double>(i))));
  }
  ResultLog log(folder.path() + "/log", ResultLog::Use::kRead);
  EXPECT_EQ(all_of(log).size(), 3000U);
  EXPECT_EQ(log.at(places[1234]).name, 1235U);
}

TEST(ResultLog, CutsATornEndOffAndGoesOn) {
  const ScratchFolder folder;
  const std::string file = folder.path() + "/log";
  const std::string whole = record_line(record(1, 3)) + record_line(record(2, 4));
  const std::string last = record_line(record(3, 5));
  for (std::size_t kept = 0; kept < last.size(); ++kept) {
    testing::write(file, whole + last.substr(0, kept));
    {
      ResultLog log(file, ResultLog::Use::kAdd);
      EXPECT_EQ(all_of(log).size(), 2U);
      log.add(record(4, 6));
    }
    EXPECT_EQ(contents(file), whole + record_line(record(4, 6)));
  }
}

TEST(ResultLog, PassesOverADamagedLineInTheMiddle) {
  const ScratchFolder folder;
  const std::string file = folder.path() + "/log";
  std::string middle = record_line(record(2, 4));
  middle[12] = 'x';
  testing::write(file, record_line(record(1, 3)) + middle + record_line(record(3, 5)));
  ResultLog log(file, ResultLog::Use::kAdd);
  const auto all = all_of(log);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[1].name, 3U);
}

TEST(ResultLog, IsAddedToByOneAtATime) {
  const ScratchFolder folder;
  const ResultLog one(folder.path() + "/log", ResultLog::Use::kAdd);
  EXPECT_THROW(ResultLog(folder.path() + "/log", ResultLog::Use::kAdd), ConfigError);
}

TEST(RunIndex, FindsEveryRunOfMany) {
  constexpr std::uint64_t kRuns = 20'000;
  RunIndex index(kRuns);
  const auto key = [](std::uint64_t i) { return (i + 1) * 0x9E3779B97F4A7C15ULL; };
  for (std::uint64_t i = 0; i < kRuns; ++i) index.add(key(i), i);
  EXPECT_EQ(index.size(), kRuns);
  for (std::uint64_t i = 0; i < kRuns; ++i) {
    RunIndex::Place place = index.find(key(i), [&](std::uint64_t there) { return there == i; });
    ASSERT_TRUE(place);
    place.set(i + kRuns);
    EXPECT_EQ(index.find(key(i), [&](std::uint64_t there) { return there == i + kRuns; }).get(), i + kRuns);
  }
  EXPECT_FALSE(index.find(12345, [](std::uint64_t) { return false; }));
}

}  // namespace
}  // namespace corridor
