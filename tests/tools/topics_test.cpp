// What `corridor help`, the completions and the manual page tell.
#include "tools/topics.hpp"

#include <gmock/gmock.h>

#include <sstream>

#include "tests/tools/command.hpp"

namespace corridor::tools {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Topics, FitATerminalOfEightyColumns) {
  ASSERT_GE(topics().size(), 10U);
  for (const Topic& topic : topics()) {
    EXPECT_GT(title_of(topic).size(), 5U) << topic.name;
    std::istringstream lines{topic_text(topic)};
    for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 80U) << topic.name << ": " << line;
  }
}

TEST(Topics, AreToldWithoutTheMarksOfPages) {
  const std::string text =
      topic_text({"x", "# The title\n\nA **strong** [word](../y.md).\n\n```sh\ncorridor run x\n```\n"});
  EXPECT_EQ(text, "The title\n=========\n\nA strong word.\n\n    corridor run x\n");
}

TEST(Topics, AreListedAndPrinted) {
  const Ended list = corridor_command({"help"});
  EXPECT_EQ(list.status, 0);
  for (const Topic& topic : topics()) EXPECT_THAT(list.output, HasSubstr("\n  " + topic.name + " "));
  EXPECT_EQ(corridor_command({"help", "glossary"}).output.find("Glossary"), 0U);
  EXPECT_EQ(corridor_command({"help", "run"}).output, corridor_command({"run", "--help"}).output);
}

TEST(Topics, AnUnknownOneSuggestsTheNearest) {
  const Ended wrong = corridor_command({"help", "indicator"});
  EXPECT_EQ(wrong.status, 2);
  EXPECT_EQ(wrong.messages, "corridor: 'indicator' is neither a topic nor a verb; did you mean 'indicators'?\n");
}

TEST(Manual, NamesEveryOptionOnceForEachVerb) {
  const std::string page = corridor_command({"help", "--roff"}).output;
  EXPECT_EQ(page.find(".TH CORRIDOR 1"), 0U);
  for (const char* part :
       {".SS run", "\\fB\\-\\-without\\fR \\fINAME[,NAME]\\fR", ".SH OPTIONS OF EVERY VERB", ".B glossary"})
    EXPECT_THAT(page, HasSubstr(part));
  EXPECT_EQ(count_of(page, "\\fB\\-\\-format\\fR"), 1U);
}

TEST(Completion, KnowsVerbsOptionsPoliciesAndFilesThatShip) {
  for (const char* shell : {"bash", "zsh", "fish"}) {
    const std::string script = corridor_command({"completion", shell}).output;
    for (const char* part : {"compare", "checkpoint-every", "metering", "scenarios/no-mpp.yaml", "exit-status"})
      EXPECT_THAT(script, HasSubstr(part)) << shell;
  }
  EXPECT_EQ(corridor_command({"completion", "tcsh"}).status, 2);
}

}  // namespace
}  // namespace corridor::tools
