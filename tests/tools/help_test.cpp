// Help, version and usage errors.
#include <gmock/gmock.h>

#include <sstream>

#include "tests/tools/command.hpp"

namespace corridor::tools {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

const std::vector<std::string> kVerbs{"run",      "compare", "why",       "cases",      "sweep",      "report",
                                      "score",    "explain", "validate",  "resolve",    "schema",     "places",
                                      "policies", "plan",    "calibrate", "departures", "seed-paper", "effects",
                                      "import",   "help",    "completion"};

TEST(Help, NamesEveryVerbAndTheExitStatuses) {
  const Ended help = corridor_command({"--help"});
  EXPECT_EQ(help.status, 0);
  EXPECT_EQ(help.messages, "");
  for (const std::string& verb : kVerbs) EXPECT_THAT(help.output, HasSubstr("\n  " + verb + " "));
  EXPECT_THAT(help.output, HasSubstr("130 interrupted"));
}

TEST(Help, EveryVerbHasAnExample) {
  for (const std::string& verb : kVerbs) {
    const Ended help = corridor_command({verb, "--help"});
    EXPECT_EQ(help.status, 0) << verb;
    EXPECT_THAT(help.output, HasSubstr("Example:\n  corridor " + verb)) << verb;
    EXPECT_THAT(help.output, HasSubstr("--format text|json")) << verb;
  }
}

TEST(Help, FitsEightyColumnsButForExamples) {
  for (const std::string& verb : kVerbs) {
    std::istringstream lines{corridor_command({"--help"}).output + corridor_command({verb, "--help"}).output};
    for (std::string line; std::getline(lines, line) && line != "Example:";)
      EXPECT_LE(line.size(), 80U) << verb << ": " << line;
  }
}

TEST(Help, VersionIsOneLine) {
  const Ended version = corridor_command({"--version"});
  EXPECT_EQ(version.status, 0);
  EXPECT_EQ(version.output, "corridor 0.1.0\n");
}

TEST(Usage, WithoutAVerbPrintsHelpAsAMessage) {
  const Ended bare = corridor_command({});
  EXPECT_EQ(bare.status, 2);
  EXPECT_EQ(bare.output, "");
  EXPECT_THAT(bare.messages, HasSubstr("corridor run scenarios/as-enacted.yaml"));
}

TEST(Usage, UnknownVerbSuggestsTheNearest) {
  const Ended wrong = corridor_command({"valdate", "x.yaml"});
  EXPECT_EQ(wrong.status, 2);
  EXPECT_EQ(wrong.output, "");
  EXPECT_EQ(wrong.messages,
            "corridor: 'valdate' is not a verb; did you mean 'validate'?\ncorridor: see `corridor --help`\n");
}

TEST(Usage, WrongOptionsAreNamedAndPointToTheVerbsHelp) {
  struct Case {
    std::vector<std::string> words;
    std::string part;
  };
  const std::vector<Case> cases{
      {{"run"}, "SCENARIO is required"},
      {{"run", "a.yaml", "--frobnicate"}, "--frobnicate"},
      {{"run", "a.yaml", "--scale", "10"}, "'10' is not a scale; write 1:N, for example 1:10"},
      {{"run", "a.yaml", "--scale", "1:0"}, "'1:0' is not a scale"},
      {{"run", "a.yaml", "--seed", "-1"}, "--seed"},
      {{"run", "a.yaml", "--seed", "1.5"}, "'1.5' is not a whole number"},
      {{"run", "a.yaml", "--replicates", "0"}, "'0' is not a whole number from 1"},
      {{"run", "a.yaml", "--threads", "0"}, "--threads"},
      {{"run", "a.yaml", "--set", "policies.mpp"}, "'policies.mpp' is not PATH=VALUE"},
      {{"run", "a.yaml", "--format", "xml"}, "'xml' is not one of text|json"},
      {{"run", "a.yaml", "--progress", "fancy"}, "'fancy' is not one of auto|plain|none"},
      {{"schema", "planet"}, "planet"},
  };
  for (const Case& wrong : cases) {
    const Ended ended = corridor_command(wrong.words);
    EXPECT_EQ(ended.status, 2) << wrong.part;
    EXPECT_EQ(ended.output, "") << wrong.part;
    EXPECT_THAT(ended.messages, StartsWith("corridor: ")) << wrong.part;
    EXPECT_THAT(ended.messages, HasSubstr(wrong.part));
    EXPECT_THAT(ended.messages, HasSubstr("see `corridor " + wrong.words[0] + " --help`"));
  }
}

}  // namespace
}  // namespace corridor::tools
