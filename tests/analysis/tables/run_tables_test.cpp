// The tables, the manifest and the NetCDF file of a run.
#include "analysis/tables/run_tables.hpp"

#include <netcdf.h>

#include <array>
#include <nlohmann/json.hpp>
#include <thread>

#include "analysis/base/csv.hpp"
#include "analysis/base/files.hpp"
#include "analysis/tables/netcdf.hpp"
#include "analysis/tables/read.hpp"
#include "sim/input/errors.hpp"
#include "tests/analysis/run_fixture.hpp"

namespace corridor {
namespace {

using testing::contents;
using testing::ScratchFolder;

TEST(Outputs, ObservablesCarryTheWorldsNamesInAFixedOrder) {
  const ScratchFolder folder;
  const auto world = testing::small_world();
  RunTables tables{folder.path(), *world, {}};
  tables.add_month(0, testing::small_month(*world, testing::kJune, 0));
  tables.keep();
  EXPECT_EQ(contents(folder.path() + "/observables.csv"),
            "replicate,series,month,place,nationality,party,detail,value\n"
            "0,encounters_between_ports,2019-06,SEC,AAA,single_adult,default,100\n"
            "0,encounters_between_ports,2019-06,SEC,BBB,family_unit,title_x,40\n"
            "0,processing,2019-06,SEC,AAA,single_adult,sent_back,42\n"
            "0,transit_apprehensions,2019-06,TRAN-S,AAA,single_adult,returned,50\n"
            "0,programme_enrolments,2019-06,POE,AAA,family_unit,,7\n"
            "0,interior_arrests,2019-06,AREA,AAA,,jail/convicted,9\n"
            "0,settled,2019-06,AREA,,,,1000\n");
  EXPECT_EQ(contents(folder.path() + "/gates.csv"),
            "replicate,month,gate,jurisdiction,outcome,policy,persons\n0,2019-06,processing,SEC,expelled,base,30\n");
  EXPECT_EQ(contents(folder.path() + "/stocks.csv"),
            "replicate,month,state,jurisdiction,persons\n0,2019-06,in_transit,TRAN-S,5\n0,2019-06,settled,AREA,1000\n");
}

TEST(Outputs, NamesMayHoldCommasAndQuotes) {
  const ScratchFolder folder;
  const auto world = testing::small_world();
  world->labels["series.enrolments_abroad"] = "sent, to \"wait\"";
  world->nationalities.front().id = "A,A";
  RunTables tables{folder.path(), *world, {}};
  tables.add_month(0, testing::small_month(*world, testing::kJune, 0));
  tables.keep();
  std::vector<std::string> found;
  for_each_row(folder.path() + "/observables.csv", "replicate,series,month,place,nationality,party,detail,value",
               [&](std::span<const std::string_view> row) {
                 if (row[3] == "POE") found = {std::string(row[1]), std::string(row[4])};
               });
  EXPECT_EQ(found, (std::vector<std::string>{"sent, to \"wait\"", "A,A"}));
}

TEST(Outputs, NothingIsLeftOfTablesThatWereNotKept) {
  const ScratchFolder folder;
  const auto world = testing::small_world();
  { const RunTables tables{folder.path(), *world, {}}; }
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(Outputs, AfterAFullDiskWholeMonthsAreKept) {
  const ScratchFolder folder;
  const auto world = testing::small_world();
  // A device that is always full stands behind one of the files.
  std::filesystem::create_symlink("/dev/full", folder.path() + "/.gates.csv.part");
  EXPECT_THROW((RunTables{folder.path(), *world, {}}), RunFailure);
  std::filesystem::remove(folder.path() + "/.gates.csv.part");

  PartFile file{folder.path(), "table.csv"};
  file.write("whole\n");
  file.mark();
  file.write("half a li");
  EXPECT_TRUE(file.keep_marked());
  EXPECT_EQ(contents(folder.path() + "/table.csv"), "whole\n");
}

TEST(Outputs, FolderUnderAFileIsAFailureThatNamesIt) {
  try {
    make_folder("/dev/null/results");
    FAIL();
  } catch (const RunFailure& failure) {
    EXPECT_NE(std::string{failure.what()}.find("cannot make the folder /dev/null/results"), std::string::npos);
  }
}

TEST(Outputs, Sha256IsThatOfTheStandard) {
  // FIPS 180-2, appendix B.1.
  EXPECT_EQ(sha256_of_text("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

std::vector<std::vector<std::string>> rows_of(const std::string& file, std::string_view header) {
  std::vector<std::vector<std::string>> rows;
  for_each_row(file, header, [&](std::span<const std::string_view> row) { rows.emplace_back(row.begin(), row.end()); });
  return rows;
}

TEST(Outputs, FieldsWithCommasQuotesAndLineEndsComeBackAsTheyWere) {
  const ScratchFolder folder;
  const std::string file = folder.path() + "/t.csv";
  testing::write(file, "a,b,c\n" + csv_field("x, \"y\"") + ",2,\n" + csv_field("two\nlines") + ",,3\n");
  EXPECT_EQ(rows_of(file, "a,b,c"),
            (std::vector<std::vector<std::string>>{{"x, \"y\"", "2", ""}, {"two\nlines", "", "3"}}));
}

TEST(Outputs, TablesThatAreNotAsExpectedAreRefusedWithTheirLine) {
  const ScratchFolder folder;
  const std::string file = folder.path() + "/t.csv";
  const auto what = [&](const std::string& text) {
    testing::write(file, text);
    try {
      rows_of(file, "a,b");
    } catch (const RunFailure& failure) {
      return std::string{failure.what()}.substr(file.size());
    }
    return std::string{"read"};
  };
  EXPECT_EQ(what("a,b\n1,2\n"), "read");
  EXPECT_EQ(what("a,c\n1,2\n"), ":1: the header is not 'a,b'");
  EXPECT_EQ(what(""), ":1: the header is not 'a,b'");
  EXPECT_EQ(what("a,b\n\"1\n\",2\n3\n"), ":4: 1 fields in place of 2");
  EXPECT_EQ(what("a,b\n1,2\n3,\"4\n5,6\n"), ":3: a quote is never closed");
}

TEST(Outputs, MonthsThatCannotBeAreRefusedWithTheirLine) {
  const ScratchFolder folder;
  const std::string file = folder.path() + "/observables.csv";
  const std::string good = "replicate,series,month,place,nationality,party,detail,value\n0,deaths,2019-06,,,,,1\n";
  testing::write(file, good + "0,deaths,2019-6,,,,,1\n");
  try {
    read_observables(folder.path(), PlayedMonths{std::chrono::year{2019} / 6, {2}});
    FAIL();
  } catch (const RunFailure& failure) {
    EXPECT_EQ(failure.what(), file + ":3: '2019-6' is no month");
  }
  const MonthRange played{std::chrono::year{2019} / 6, std::chrono::year{2019} / 7};
  EXPECT_EQ(index_among(played, played.last), 1U);
  EXPECT_THROW(index_among(played, std::chrono::year{2019} / 8), WrongCell);
  EXPECT_THROW(index_among(played, std::chrono::year{2019} / 5), WrongCell);
}

TEST(Outputs, RowsAreAveragedOverTheReplicatesThatPlayedTheirMonth) {
  const ScratchFolder folder;
  const auto world = testing::small_world();
  testing::write_small_run(folder.path(), *world, 2);
  const Observables all = read_observables(folder.path(), read_manifest(folder.path()));
  double june = 0;
  for (const ObservableCell& cell : all.series.at("encounters_between_ports"))
    june += cell.month == std::chrono::year{2019} / 6 ? cell.value : 0;
  EXPECT_DOUBLE_EQ(june, 145);  // (140 + 150) / 2

  const Observables cut = read_observables(folder.path(), PlayedMonths{std::chrono::year{2019} / 6, {2, 1}});
  double july = 0;
  for (const ObservableCell& cell : cut.series.at("programme_enrolments"))
    july += cell.month == std::chrono::year{2019} / 7 ? cell.value : 0;
  EXPECT_DOUBLE_EQ(july, 14);  // both rows, but only one replicate counts as having played July
}

constexpr double kMissing = -1;
constexpr std::size_t kPlaces = 7, kSector = 4, kArea = 6;  ///< Of the small world, on the axis of places.

/// `values` at one place in each month of two replicates, missing everywhere else.
std::vector<double> only_at(std::size_t place, const std::vector<double>& values) {
  const std::size_t cells = values.size() / 4;
  std::vector<double> all(values.size() * kPlaces, kMissing);
  for (std::size_t month = 0; month < 4; ++month) {
    for (std::size_t c = 0; c < cells; ++c) all[(month * kPlaces + place) * cells + c] = values[month * cells + c];
  }
  return all;
}

/// An open NetCDF file. What is missing is told as kMissing.
class Results {
 public:
  explicit Results(const std::string& path) { EXPECT_EQ(nc_open(path.c_str(), NC_NOWRITE, &id_), NC_NOERR); }
  ~Results() { nc_close(id_); }
  std::vector<std::size_t> shape(const char* name) const {
    int variable = -1, dimensions = 0;
    std::array<int, NC_MAX_VAR_DIMS> ids{};
    EXPECT_EQ(nc_inq_varid(id_, name, &variable), NC_NOERR) << name;
    nc_inq_var(id_, variable, nullptr, nullptr, &dimensions, ids.data(), nullptr);
    std::vector<std::size_t> sizes(static_cast<std::size_t>(dimensions));
    for (std::size_t d = 0; d < sizes.size(); ++d) nc_inq_dimlen(id_, ids[d], &sizes[d]);
    return sizes;
  }
  std::vector<double> values(const char* name) const {
    std::size_t size = 1;
    for (const std::size_t length : shape(name)) size *= length;
    std::vector<double> all(size);
    int variable = -1;
    nc_inq_varid(id_, name, &variable);
    EXPECT_EQ(nc_get_var_double(id_, variable, all.data()), NC_NOERR);
    std::ranges::replace_if(
        all, [](double value) { return std::isnan(value); }, kMissing);
    return all;
  }
  std::string text(const char* variable_name, const char* attribute) const {
    int variable = NC_GLOBAL;
    if (variable_name != nullptr) nc_inq_varid(id_, variable_name, &variable);
    std::size_t length = 0;
    EXPECT_EQ(nc_inq_attlen(id_, variable, attribute, &length), NC_NOERR);
    std::string value(length, ' ');
    nc_get_att_text(id_, variable, attribute, value.data());
    return value;
  }

 private:
  int id_ = -1;
};

TEST(NetCdf, HoldsTheRowsOfTheTables) {
  const ScratchFolder folder;
  const auto world = testing::small_world();
  testing::write_small_run(folder.path(), *world, 2);
  write_netcdf(folder.path(), read_manifest(folder.path()), *world);
  const Results results{folder.path() + "/results.nc"};
  // replicate, time, place, nationality, party, detail: all that the world has, in its order
  EXPECT_EQ(results.shape("encounters_between_ports"), (std::vector<std::size_t>{2, 2, kPlaces, 2, 3, 2}));
  std::vector<double> expected(48, 0.0);
  const std::array<double, 4> adults{100, 120, 110, 130};  // June and July of two replicates
  for (std::size_t i = 0; i < adults.size(); ++i) {
    expected[i * 12] = adults[i];  // AAA, single_adult, default
    expected[i * 12 + 9] = 40;     // BBB, family_unit, title_x
  }
  EXPECT_EQ(results.values("encounters_between_ports"), only_at(kSector, expected));
  EXPECT_EQ(results.values("time"),
            (std::vector<double>{7091, 7121}));  // days from 2000-01-01 to 2019-06-01 and 2019-07-01
  EXPECT_EQ(results.values("settled"), only_at(kArea, {1000, 1200, 1100, 1300}));
  const std::size_t scopes = results.shape("indicator_P_1").back();
  EXPECT_NEAR(results.values("indicator_P_1")[scopes], 1.0 / 3, 1e-6);  // July, overall: the first scope
  EXPECT_EQ(results.text("settled", "units"), "1");
  EXPECT_EQ(results.text("settled", "counts"), "persons");
  EXPECT_EQ(results.text("settled", "cell_methods"), "time: point (comment: at the end of the month)");
  EXPECT_EQ(results.text(nullptr, "Conventions"), "CF-1.8");
}

TEST(NetCdf, TimeHasTheDaysThatWerePlayed) {
  const ScratchFolder folder;
  const auto world = testing::small_world();
  testing::write_small_run(folder.path(), *world, 1);
  nlohmann::json manifest = read_manifest(folder.path());
  write_netcdf(folder.path(), manifest, *world);
  EXPECT_EQ((Results{folder.path() + "/results.nc"}.values("time_bnds")),
            (std::vector<double>{7091, 7121, 7121, 7152}));
  manifest["period"] = {{"from", "2019-06-10"}, {"to", "2019-07-20"}};
  write_netcdf(folder.path(), manifest, *world);
  const Results cut{folder.path() + "/results.nc"};
  EXPECT_EQ(cut.values("time_bnds"), (std::vector<double>{7100, 7121, 7121, 7140}));
  EXPECT_EQ(cut.text("time", "bounds"), "time_bnds");
}

TEST(NetCdf, MonthsNotPlayedAreMissing) {
  const ScratchFolder folder;
  const auto world = testing::small_world();
  RunTables tables{folder.path(), *world, {}};
  tables.add_month(0, testing::small_month(*world, testing::kJune, 0));
  tables.add_month(0, testing::small_month(*world, testing::kJuly, 0));
  tables.add_month(1, testing::small_month(*world, testing::kJune, 0));
  tables.keep();
  write_netcdf(folder.path(), testing::small_manifest(*world, {2, 1}), *world);
  EXPECT_EQ((Results{folder.path() + "/results.nc"}.values("settled")), only_at(kArea, {1000, 1000, 1000, kMissing}));
}

TEST(NetCdf, TheSameTablesGiveTheSameBytes) {
  const ScratchFolder folder;
  const auto world = testing::small_world();
  testing::write_small_run(folder.path(), *world, 1);
  write_netcdf(folder.path(), read_manifest(folder.path()), *world);
  const std::string first = contents(folder.path() + "/results.nc");
  std::this_thread::sleep_for(std::chrono::milliseconds{1100});  // a time stamp in the file would differ
  write_netcdf(folder.path(), read_manifest(folder.path()), *world);
  EXPECT_EQ(first, contents(folder.path() + "/results.nc"));
}

}  // namespace
}  // namespace corridor
