// results.nc has the same variables, dimensions and labels for every run of a world, so that runs subtract.
#include <fmt/format.h>
#include <netcdf.h>

#include <array>
#include <nlohmann/json.hpp>

#include "analysis/run/run.hpp"
#include "analysis/tables/netcdf.hpp"
#include "analysis/tables/read.hpp"
#include "sim/input/errors.hpp"
#include "tests/analysis/run_fixture.hpp"

namespace corridor {
namespace {

using testing::ScratchFolder;

std::string labels_of(int file, int variable, std::size_t size) {
  std::string text(size, ' ');
  EXPECT_EQ(nc_get_var_text(file, variable, text.data()), NC_NOERR);
  return text;
}

/// Everything about a file but the numbers, the replicates and the months: each variable with its type, its dimensions
/// and their sizes, each label.
std::string shape_of(const std::string& path) {
  int file = -1, variables = 0;
  EXPECT_EQ(nc_open(path.c_str(), NC_NOWRITE, &file), NC_NOERR) << path;
  nc_inq_nvars(file, &variables);
  std::string shape;
  for (int v = 0; v < variables; ++v) {
    std::array<char, NC_MAX_NAME + 1> name{};
    nc_type type = NC_NAT;
    int dimensions = 0;
    std::array<int, NC_MAX_VAR_DIMS> ids{};
    nc_inq_var(file, v, name.data(), &type, &dimensions, ids.data(), nullptr);
    shape += fmt::format("{} {}", name.data(), type);
    std::size_t size = 1;
    for (int d = 0; d < dimensions; ++d) {
      std::array<char, NC_MAX_NAME + 1> dimension{};
      std::size_t length = 0;
      nc_inq_dim(file, ids[static_cast<std::size_t>(d)], dimension.data(), &length);
      const bool varies =
          std::string_view{dimension.data()} == "replicate" || std::string_view{dimension.data()} == "time";
      shape += varies ? fmt::format(" {}", dimension.data()) : fmt::format(" {}={}", dimension.data(), length);
      size *= length;
    }
    shape += type == NC_CHAR ? " " + labels_of(file, v, size) + "\n" : "\n";
  }
  nc_close(file);
  return shape;
}

std::string shape_of_run(const std::string& scenario, const ScenarioChanges& changes, int replicates) {
  const ScratchFolder folder;
  testing::write(folder.path() + "/scenario.yaml",
                 "corridor: 1\nworld: " + std::string{CORRIDOR_ROOT} + "/tests/data/tiny-world\nseed: 5\n" + scenario);
  RunOptions options;
  options.output_directory = folder.path() + "/out";
  options.replicates = replicates;
  options.threads = 1;
  run_scenario(load_scenario(folder.path() + "/scenario.yaml", changes), options);
  return shape_of(folder.path() + "/out/results.nc");
}

TEST(Results, HaveTheSameVariablesDimensionsAndLabelsWhateverHappened) {
  const std::string busy = shape_of_run("period: {from: 2018-01-01, to: 2018-07-01}\n", {}, 1);
  EXPECT_NE(busy.find("processing 6 replicate time place="), std::string::npos) << busy;
  EXPECT_NE(busy.find("stocks 6 replicate time place="), std::string::npos) << busy;
  EXPECT_NE(busy.find("indicator_interior_penetration 6 replicate time scope="), std::string::npos) << busy;
  // Hardly anybody, for days: no court has been held, and nobody has waited at a port.
  EXPECT_EQ(shape_of_run("period: {from: 2018-03-10, to: 2018-03-12}\nscale: 1:500\n", {}, 2), busy);
  EXPECT_EQ(shape_of_run("period: {from: 2018-01-01, to: 2018-04-01}\npolicies:\n  sanctuary: as_enacted\n",
                         {{}, {"secure_communities_2017"}}, 1),
            busy);
}

TEST(Results, ACellThatNoRunOfTheWorldCanHaveIsADefect) {
  const auto world = testing::small_world();
  for (const std::string row : {"deaths,2019-06,DEST,AAA,single_adult,,1", "escapes,2019-06,SEC,AAA,single_adult,,1",
                                "deaths,2019-06,SEC,CCC,single_adult,,1"}) {
    const ScratchFolder folder;
    testing::write_small_run(folder.path(), *world, 1);
    testing::write(folder.path() + "/observables.csv",
                   "replicate,series,month,place,nationality,party,detail,value\n0," + row + "\n");
    EXPECT_THROW(write_netcdf(folder.path(), read_manifest(folder.path()), *world), Defect) << row;
  }
}

}  // namespace
}  // namespace corridor
