// What the command prints for people fits the terminal, in both languages.
#include <gmock/gmock.h>

#include <cstdlib>
#include <sstream>

#include "analysis/base/layout.hpp"
#include "tests/tools/command.hpp"

namespace corridor::tools {
namespace {

using testing::HasSubstr;
using Words = std::vector<std::string>;

Words with(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

/// Whether a line could have been broken: an address or a path stays whole.
bool is_one_word(const std::string& line) {
  const std::size_t begin = line.find_first_not_of(' ');
  return begin == std::string::npos || line.find(' ', begin) == std::string::npos;
}

/// Plays a verb as a pipe sees it and looks at every line.
std::string expect_fits(const Words& words, std::size_t columns = 80) {
  const Ended ended = corridor_command(words);
  EXPECT_EQ(ended.status, 0) << ::testing::PrintToString(words) << ended.messages;
  std::istringstream lines(ended.output);
  for (std::string line; std::getline(lines, line);)
    EXPECT_TRUE(width_of(line) <= columns || is_one_word(line)) << words.front() << ": " << line;
  return ended.output;
}

const Words kLanguages{"en", "es"};

const std::string kAsEnacted = "scenarios/as-enacted.yaml";
const Words kSmall{"--set", "period={from: 2019-06-01, to: 2019-08-01}", "--scale", "1:2000", "--progress", "none"};

TEST(Columns, ListsFit) {
  for (const std::string& language : kLanguages) {
    expect_fits({"policies", "--lang", language});
    expect_fits({"policies", "mpp", "--lang", language});
    expect_fits({"policies", "eo_13767", "--lang", language});
    expect_fits({"policies", "anti_sanctuary_states", "--lang", language});
    expect_fits({"places", project_file(kAsEnacted), "--lang", language});
  }
  EXPECT_THAT(expect_fits({"policies", "mpp", "--lang", "es"}), HasSubstr("No modelado"));
  expect_fits({"plan"});
  expect_fits({"help"});
  for (const char* topic : {"scenarios", "results", "worlds", "run"}) expect_fits({"help", topic});
}

TEST(Columns, WorldsOfAttractionFitInBothLanguages) {
  const TemporaryFolder folder;
  const std::string world = folder / "mali", run = folder / "run", scenario = world + "/scenario.yaml";
  for (const std::string& language : kLanguages) {
    const Words said{"--lang", language, "--force"};
    const Words import{"import", "flee", project_file("scenarios/flee/mali2012"), "-o", world};
    EXPECT_THAT(expect_fits(with(import, said)), HasSubstr(language == "es" ? "lugares" : "places"));
    expect_fits(with({"run", scenario, "--without", "border-Mali-Niger", "-o", run}, said));
    expect_fits({"score", run, "--lang", language});
    expect_fits({"explain", scenario, "--on", "2012-03-05", "--at", "Kidal", "--lang", language});
    expect_fits(with({"compare", scenario, scenario, "-o", folder / "two"}, said));
  }
  EXPECT_EQ(corridor_command({"explain", scenario, "--on", "2012-03-05", "--at", "Kidal", "--gate", "court"}).status,
            2);
  for (const Words& words : {Words{"places", scenario}, Words{"resolve", scenario},
                             Words{"compare", project_file(kAsEnacted), scenario, "-o", folder / "mixed"}}) {
    const Ended ended = corridor_command(words);
    EXPECT_EQ(ended.status, 2) << words.front();
    EXPECT_EQ(count_of(ended.messages, "move by attraction"), 1U)
        << words.front() << " says so once: " << ended.messages;
  }
}

TEST(Columns, StudiesFitInBothLanguages) {
  const TemporaryFolder folder;
  for (const std::string& language : kLanguages) {
    const std::string said = expect_fits({"sweep", project_file("scenarios/studies/practice.yaml"), "-o",
                                          folder / "study", "--progress", "none", "--lang", language});
    EXPECT_THAT(said, HasSubstr(language == "es" ? "corridas previstas" : "runs in plan"));
  }
}

TEST(Columns, ExplanationsFitAndTellEachChainOnce) {
  for (const std::string& language : kLanguages) {
    const std::string said = expect_fits({"explain", project_file(kAsEnacted), "--on", "2018-03-01", "--at", "US-CA",
                                          "--who", "criminality=convicted", "--lang", language});
    EXPECT_EQ(count_of(said, "consequence delivery system from"), 1U) << "a law is told in full once";
  }
}

TEST(Columns, ExplainSaysWhatARemovalOrderDoesAndDoesNotDo) {
  const Words court{"explain", project_file(kAsEnacted), "--on", "2019-08-15", "--at", "SEC-RGV", "--gate", "court"};
  const std::string free = expect_fits(court);
  EXPECT_THAT(free, HasSubstr("person who is free removes nobody"));
  EXPECT_THAT(expect_fits(with(court, {"--who", "docket=detained"})),
              HasSubstr("`removal`, where it is carried out or not"));
}

TEST(Columns, RunScoreAndCasesFitInBothLanguages) {
  const TemporaryFolder folder;
  const std::string run = folder / "run";
  const Words words =
      with({"run", project_file(kAsEnacted), "--without", "mpp", "-o", run, "--force", "--lang"}, {"es"});
  EXPECT_THAT(expect_fits(with(words, kSmall)), HasSubstr("pero sin")) << "what was changed is named";
  const std::string english =
      expect_fits(with({"run", project_file(kAsEnacted), "--without", "mpp", "-o", run, "--force"}, kSmall));
  EXPECT_THAT(english, HasSubstr("but without"));
  for (const std::string& language : kLanguages) expect_fits({"score", run, "--lang", language});
  const std::string cases =
      folder.write("cases.yaml", "corridor: 1\ncases:\n  - {name: A long name of a case of two months, run: " + run +
                                     "}\n  - {name: Another, run: " + run + "}\n");
  for (const std::string& language : kLanguages)
    expect_fits({"cases", cases, "-o", folder / "cases", "--force", "--lang", language});
}

TEST(Columns, ComparisonsFitInBothLanguages) {
  const TemporaryFolder folder;
  const std::string out = folder / "out";
  const Words words = with({"compare", project_file(kAsEnacted), project_file("scenarios/no-mpp.yaml"), "--agents",
                            "--replicates", "2", "-o", out, "--force"},
                           kSmall);
  for (const std::string& language : kLanguages) expect_fits(with(words, {"--lang", language}));
  std::istringstream parties(read_file(folder.path() / "out" / "parties.csv"));
  std::string header, first;
  std::getline(parties, header);
  if (!std::getline(parties, first)) return;
  std::istringstream cells(first);
  std::string scenario, replicate, party;
  std::getline(std::getline(std::getline(cells, scenario, ','), replicate, ','), party, ',');
  for (const std::string& language : kLanguages)
    expect_fits({"why", out, "--party", party, "--replicate", replicate, "--lang", language});
}

TEST(Columns, CombinationsOfPoliciesFit) {
  const TemporaryFolder folder;
  const Words words = with({"compare", project_file(kAsEnacted), "--factorial", "mpp,mexico_enforcement",
                            "--replicates", "2", "-o", folder / "out"},
                           kSmall);
  expect_fits(words);
  EXPECT_TRUE(std::filesystem::exists(folder.path() / "out" / "factorial.html"));
}

TEST(Columns, StudiesAndEffectsFit) {
  const TemporaryFolder folder;
  expect_fits({"sweep", project_file("scenarios/studies/practice.yaml"), "-o", folder / "study", "--progress", "none"});
  expect_fits({"effects", project_file("scenarios/effects/zero-tolerance-2018.yaml"), "--scale", "1:5000", "-o",
               folder / "effects", "--replicates", "1", "--progress", "none"});
}

TEST(Columns, TheUserMaySayAnotherWidth) {
  setenv("COLUMNS", "60", 1);
  expect_fits({"plan"}, 60);
  unsetenv("COLUMNS");
}

TEST(Language, FollowsTheLocaleUnlessToldAndRefusesOthers) {
  const Words words{"explain", project_file(kAsEnacted), "--on", "2019-08-15", "--at", "SEC-RGV", "--gate", "approach"};
  setenv("LC_ALL", "es_MX.UTF-8", 1);
  EXPECT_THAT(corridor_command(words).output, HasSubstr("De 100 personas"));
  EXPECT_THAT(corridor_command(with(words, {"--lang", "en"})).output, HasSubstr("Of 100 persons"));
  unsetenv("LC_ALL");
  const Ended wrong = corridor_command(with(words, {"--lang", "fr"}));
  EXPECT_EQ(wrong.status, 2);
  EXPECT_THAT(wrong.messages, HasSubstr("'fr' is not one of en, es"));
}

TEST(PoliciesFilter, ChoosesByDayTopicAndPlace) {
  const std::string then = corridor_command({"policies", "--on", "2019-08-15"}).output;
  EXPECT_THAT(then, HasSubstr("mpp_expansion_2019"));
  EXPECT_THAT(then, testing::Not(HasSubstr("mpp_restart_2021"))) << "not yet in force";
  EXPECT_THAT(then, HasSubstr("stopped")) << "a court held the transit bar back that day";
  const std::string there = corridor_command({"policies", "--place", "California"}).output;
  EXPECT_THAT(there, HasSubstr("ca_sb54"));
  EXPECT_THAT(there, testing::Not(HasSubstr("ct_trust_act")));
  EXPECT_THAT(corridor_command({"policies", "--place", "us-ca"}).output, HasSubstr("ca_sb54"));
  const std::string topic = corridor_command({"policies", "--topic", "separation"}).output;
  EXPECT_THAT(topic, HasSubstr("eo_13841"));
  EXPECT_THAT(topic, testing::Not(HasSubstr("ca_sb54")));
  EXPECT_THAT(corridor_command({"policies", "--topic", "no such thing"}).output, HasSubstr("No legal instrument"));
  EXPECT_EQ(corridor_command({"policies", "--on", "2019-02-30"}).status, 2);
}

}  // namespace
}  // namespace corridor::tools
