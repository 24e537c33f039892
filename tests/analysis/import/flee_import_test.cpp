// Cases of FLEE as they lie there: all twelve load; what makes no sense is refused where it stands.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "analysis/import/flee_case.hpp"
#include "analysis/import/import.hpp"
#include "sim/attraction/world_loader.hpp"

namespace corridor {
namespace {

namespace fs = std::filesystem;

const fs::path kCases = fs::path(CORRIDOR_ROOT) / "scenarios/flee";

/// A folder that goes away.
class Import : public testing::Test {
 protected:
  Import()
      : folder_(fs::temp_directory_path() /
                ("corridor-import-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()) +
                 std::to_string(getpid()))) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~Import() override { fs::remove_all(folder_); }

  std::string in(const std::string& name) const { return (folder_ / name).string(); }

  /// A copy of the smallest case in which one file has a part replaced.
  std::string spoilt(const std::string& file, const std::string& part, const std::string& by) const {
    fs::copy(kCases / "mali2012", folder_ / "case", fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    std::ostringstream text;
    text << std::ifstream(folder_ / "case" / file, std::ios::binary).rdbuf();
    std::string all = text.str();
    const auto at = all.find(part);
    EXPECT_NE(at, std::string::npos) << part;
    if (at != std::string::npos) all.replace(at, part.size(), by);
    std::ofstream(folder_ / "case" / file, std::ios::binary) << all;
    return (folder_ / "case").string();
  }

  /// The headline of the first mistake, without the folder.
  std::string refusal(const std::string& directory) const {
    try {
      import_flee(directory, in("world"), false);
    } catch (const ConfigError& error) {
      EXPECT_FALSE(fs::exists(in("world"))) << "nothing is written";
      std::string line = error.problems().front().headline();
      return line.starts_with(directory) ? line.substr(directory.size() + 1) : line;
    }
    return "taken";
  }

  fs::path folder_;
};

struct Size {
  const char* name;
  int days;
  std::size_t places, camps;
  std::int64_t at_start;
};

TEST_F(Import, EveryCaseLoadsWithTheSizesThatItsPageStates) {
  const std::vector<Size> sizes{
      {"burundi2015", 396, 30, 5, 191},   {"car2013", 820, 63, 14, 66984},    {"ethiopia2020", 146, 77, 9, 0},
      {"mali2012", 300, 23, 7, 10838},    {"mali2017", 1230, 65, 10, 0},      {"mali2022", 732, 20, 10, 118922},
      {"nigeria2022", 395, 41, 4, 0},     {"ssudan2013", 604, 51, 10, 0},     {"syria2013", 1095, 18, 4, 0},
      {"syria2022", 732, 34, 21, 366645}, {"ukraine2022", 554, 37, 6, 41024}, {"venezuela2022", 303, 43, 18, 0}};
  for (const Size& size : sizes) {
    const ImportReport report = import_flee((kCases / size.name).string(), in(size.name), false);
    EXPECT_EQ(report.days, size.days) << size.name;
    EXPECT_EQ(report.places, size.places) << size.name;
    EXPECT_EQ(report.camps, size.camps) << size.name;
    EXPECT_EQ(report.at_start, size.at_start) << size.name;
    EXPECT_TRUE(fs::exists(in(size.name) + "/LICENSE-FabFlee.txt")) << size.name;
  }
}

TEST_F(Import, OddThingsAreToldAndPlayed) {
  const auto notes = [&](const char* name) {
    std::string all;
    for (const std::string& note : import_flee((kCases / name).string(), in(name), false).notes) all += note + "\n";
    return all;
  };
  const std::string venezuela = notes("venezuela2022");
  EXPECT_NE(venezuela.find("75 pairs of places are listed twice"), std::string::npos) << venezuela;
  EXPECT_NE(venezuela.find("Distrito Capital"), std::string::npos);
  EXPECT_NE(notes("car2013").find("Bossobolo is no place; it counts in arrivals alone"), std::string::npos);
  EXPECT_NE(notes("burundi2015").find("'remove_forced_redirection' has no effect"), std::string::npos);
  EXPECT_NE(notes("syria2022").find("Bardarash is listed again"), std::string::npos);
}

TEST_F(Import, CountsOfTwoFilesAreAddedAndCorrected) {
  import_flee((kCases / "car2013").string(), in("car2013"), false);
  Problems problems;
  const attraction::World world = attraction::load_world(in("car2013"), problems);
  EXPECT_TRUE(problems.empty());
  Persons last = 0;
  for (const auto& series : world.series()) last += series.at(world.days() - 1);
  EXPECT_LE(std::abs(last - 415174), 1);  // as the page of the cases states it; each camp is cut to whole persons here
}

TEST_F(Import, RefusesWhatMakesNoSenseWhereItStands) {
  EXPECT_EQ(refusal(spoilt("sim_period.csv", "2012-02-29", "2012-02-30")),
            "sim_period.csv:1:11: StartDate: 2012-02-30 does not exist; February 2012 has 29 days");
  EXPECT_EQ(refusal(spoilt("routes.csv", "Kidal", "Kidall")),
            "routes.csv:17:1: name1: unknown place 'Kidall'; did you mean 'Kidal'?");
  EXPECT_EQ(refusal(spoilt("closures.csv", "Burkina_Faso", "Burkina")).substr(0, 52),
            "closures.csv:2:14: name2: unknown country 'Burkina';");
  EXPECT_EQ(refusal(spoilt("source_data/data_layout.csv", "total", "\"total")).substr(0, 28),
            "source_data/data_layout.csv:");
  EXPECT_EQ(refusal(spoilt("locations.csv", "\"conflict_zone\",0,25617", "\"conflict\",zero,25617")).substr(0, 33),
            "locations.csv:2:54: conflict_date");
  EXPECT_EQ(refusal(spoilt("simsetting.yml", "max_move_speed: 200.0", "max_move_speed: fast")).substr(0, 14),
            "simsetting.yml");
}

TEST_F(Import, AFolderMayHaveAnyName) {
  for (const char* name : {"a: b", "it's \"so\"", "# no", "yes"}) {
    import_flee((kCases / "mali2012").string(), in(name), false);
    Problems problems;
    EXPECT_EQ(attraction::load_world(in(name), problems).name, name);
    EXPECT_TRUE(problems.empty()) << name;
  }
}

TEST_F(Import, RefusesAFolderThatIsNone) {
  EXPECT_EQ(refusal(in("nowhere")).substr(0, 0), "");
  EXPECT_NE(refusal(in("nowhere")).find("is no folder"), std::string::npos);
}

TEST_F(Import, NeverReplacesTheCaseItself) {
  const std::string directory = spoilt("sim_period.csv", "Length", "Length");
  EXPECT_THROW(import_flee(directory, directory, true), ConfigError);
}

}  // namespace
}  // namespace corridor
