// The manifest hashes the bytes that were read, not those that lie there when it is written.
#include "analysis/run/manifest.hpp"

#include <nlohmann/json.hpp>

#include "analysis/base/files.hpp"
#include "analysis/run/run.hpp"
#include "analysis/scenario/fingerprint.hpp"
#include "analysis/tables/read.hpp"
#include "tests/analysis/run_fixture.hpp"

namespace corridor {
namespace {

namespace fs = std::filesystem;

/// A scenario on a policy set and a tiny world, with published series beside.
class FilesOfARun : public ::testing::Test {
 protected:
  void SetUp() override {
    fs::create_directories(folder_.path() + "/worlds");
    fs::copy(std::string{CORRIDOR_ROOT} + "/tests/data/tiny-world", folder_.path() + "/worlds/tiny",
             fs::copy_options::recursive);
    testing::write(path("scenario.yaml"),
                   "corridor: 1\nextends: base.yaml\nworld: worlds/tiny\nperiod: {from: 2018-01-01, to: 2018-02-01}\n");
    testing::write(path("base.yaml"), "corridor: 1\nseed: 5\n");
    testing::write(path("worlds/tiny/README.md"), "Never read by the program.\n");
    fs::create_directories(path("observed"));
    testing::write(path("observed/deaths.csv"), kDeaths);
  }
  std::string path(const std::string& name) const { return folder_.path() + "/" + name; }
  /// Another number in the first row, as an editor would leave it.
  std::string edit(const std::string& name) {
    const std::string before = testing::contents(path(name));
    std::string after = before;
    const std::size_t digit = after.find_first_of("123456789", after.find('\n'));
    after[digit] = after[digit] == '9' ? '8' : '9';
    testing::write(path(name), after);
    return sha256_of_text(before);
  }
  nlohmann::json manifest_of(const Scenario& scenario) const { return make_manifest(scenario, {}, RunReport{}); }
  Scenario load() const { return load_scenario(path("scenario.yaml")); }

  static constexpr const char* kDeaths =
      "series,granularity,period,place,nationality,party,detail,value,source,used_for\n"
      "deaths,month,2018-01,,,,,12,a test,validation\n";
  testing::ScratchFolder folder_;
};

TEST_F(FilesOfARun, TablesAreHashedAsTheyWereReadThoughTheyWereEditedSince) {
  const Scenario scenario = load();
  const std::string before = fingerprint_of(scenario);
  const std::string routes = edit("worlds/tiny/routes.csv"), base = edit("base.yaml");
  const nlohmann::json manifest = manifest_of(scenario);
  EXPECT_EQ(manifest.at("world").at("sha256").at("routes.csv"), routes);
  EXPECT_EQ(manifest.at("scenario").at("files_sha256").at(path("base.yaml")), base);
  EXPECT_EQ(manifest.at("scenario").at("files_sha256").size(), 2U);
  EXPECT_EQ(fingerprint_of(scenario), before);
  const Scenario edited = load();
  EXPECT_NE(fingerprint_of(edited), before);
  EXPECT_NE(manifest_of(edited).at("world").at("all_sha256"), manifest.at("world").at("all_sha256"));
  EXPECT_EQ(manifest_of(edited).at("world").at("sha256").at("routes.csv"),
            sha256_of_file(path("worlds/tiny/routes.csv")));
}

TEST_F(FilesOfARun, EveryTableThatIsReadHasItsHashAndChangesThatOfTheWorld) {
  const nlohmann::json hashes = manifest_of(load()).at("world").at("sha256");
  for (const auto& entry : fs::directory_iterator(path("worlds/tiny"))) {
    const std::string name = entry.path().filename().string();
    if (name == "README.md") continue;
    ASSERT_TRUE(hashes.contains(name)) << name;
    EXPECT_EQ(hashes.at(name), sha256_of_file(entry.path().string())) << name;
  }
  EXPECT_FALSE(hashes.contains("README.md"));
  const std::string before = world_hash_of(load());
  testing::write(path("worlds/tiny/README.md"), "Another text.\n");
  EXPECT_EQ(world_hash_of(load()), before);
  edit("worlds/tiny/routes.csv");
  EXPECT_NE(world_hash_of(load()), before);
}

TEST_F(FilesOfARun, PublishedSeriesAreHashedAsTheyWereRead) {
  RunOptions options;
  options.output_directory = path("out");
  options.observed_directory = path("observed");
  options.scale = 100;
  options.threads = 1;
  std::string before;
  run_scenario(load(), options, [&](const RunProgress&) {
    if (before.empty()) before = edit("observed/deaths.csv");  // while it is played
    return true;
  });
  ASSERT_FALSE(before.empty());
  EXPECT_EQ(read_manifest(path("out")).at("observed").at("sha256"), (nlohmann::json{{"deaths.csv", before}}));
}

TEST_F(FilesOfARun, AScenarioIsLoadedAgainFromTheFilesThatWereKept) {
  const Scenario scenario = load();
  edit("worlds/tiny/routes.csv");
  edit("base.yaml");
  const Scenario again = load_scenario(path("scenario.yaml"), {}, *scenario.read);
  EXPECT_EQ(fingerprint_of(again), fingerprint_of(scenario));
  EXPECT_EQ(again.seed, scenario.seed);
  EXPECT_EQ(again.world->routes.front().km, scenario.world->routes.front().km);
}

}  // namespace
}  // namespace corridor
