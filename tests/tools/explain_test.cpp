// `corridor explain`: one document on standard output, and wrong questions.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/tools/command.hpp"

namespace corridor::tools {
namespace {

using nlohmann::json;
using testing::HasSubstr;

std::vector<std::string> question(const std::vector<std::string>& more) {
  std::vector<std::string> words{"explain", project_file("scenarios/as-enacted.yaml"), "--on", "2019-08-15"};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

TEST(Explain, TellsTheSameStepsInTextAndJson) {
  const std::vector<std::string> words =
      question({"--at", "SEC-RGV", "--who", "nationality=HND,party=family_unit", "--gate", "processing"});
  const Ended text = corridor_command(words);
  ASSERT_EQ(text.status, 0) << text.messages;
  std::vector<std::string> in_json = words;
  in_json.insert(in_json.end(), {"--format", "json"});
  const Ended told = corridor_command(in_json);
  ASSERT_EQ(told.status, 0) << told.messages;
  const json chain = json::parse(told.output)["gates"][0];
  EXPECT_EQ(chain["where"], json::array({"SEC-RGV"}));
  double sum = 0;
  for (const json& one : chain["outcomes"]) sum += one["share"].get<double>();
  EXPECT_NEAR(sum, 1, 1e-9) << "everyone meets some outcome";
  for (const json& step : chain["steps"]) EXPECT_THAT(text.output, HasSubstr(step["by"].get<std::string>()));
  EXPECT_THAT(text.output, HasSubstr("intent=evades"));
}

TEST(Explain, APolicyLeftOutLeavesTheChain) {
  const std::vector<std::string> at{"--at", "SEC-RGV", "--gate", "processing"};
  std::vector<std::string> without = at;
  without.insert(without.end(), {"--without", "expedited_removal"});
  EXPECT_THAT(corridor_command(question(at)).output, HasSubstr("expedited_removal"));
  EXPECT_THAT(corridor_command(question(without)).output, testing::Not(HasSubstr("expedited_removal")));
}

TEST(Explain, WrongQuestionsWriteNothingToStandardOutput) {
  const Ended wrong = corridor_command(question({"--at", "SEC-RVG", "--who", "party=famly_unit"}));
  EXPECT_EQ(wrong.status, 2);
  EXPECT_EQ(wrong.output, "");
  EXPECT_THAT(wrong.messages, HasSubstr("did you mean 'SEC-RGV'?"));
  EXPECT_THAT(wrong.messages, HasSubstr("did you mean 'family_unit'?"));
  EXPECT_EQ(corridor_command({"explain", project_file("scenarios/as-enacted.yaml"), "--at", "SEC-RGV"}).status, 2)
      << "the day is not said";
}

}  // namespace
}  // namespace corridor::tools
