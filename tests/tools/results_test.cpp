// results.nc as its readers open it: two runs of one world, subtracted in xarray.
#include <gmock/gmock.h>

#include <cstdlib>

#include "tests/tools/command.hpp"

namespace corridor::tools {
namespace {

/// Debian's own, for which python3-xarray and python3-netcdf4 are packaged.
constexpr const char* kPython = "/usr/bin/python3";

bool succeeds(const std::string& command) { return std::system(command.c_str()) == 0; }

TEST(Results, TwoRunsSubtractInXarray) {
  if (!succeeds(std::string(kPython) + " -c 'import xarray, netCDF4' 2>/dev/null"))
    GTEST_SKIP() << "needs python3-xarray and python3-netcdf4, which tools/check installs";
  const TemporaryFolder folder;
  // Other policies, another time, half the people, and a replicate more: other things happen.
  const auto run = [&](const char* name, const std::vector<std::string>& more) {
    std::vector<std::string> words{"run", project_file("scenarios/as-enacted.yaml"), "--quiet", "-o", folder / name};
    words.insert(words.end(), more.begin(), more.end());
    return corridor_command(words).status;
  };
  ASSERT_EQ(run("enacted", {"--scale", "1:1000", "--set", "period.from=2019-03-01", "--set", "period.to=2019-08-01"}),
            0);
  ASSERT_EQ(run("without", {"--scale", "1:2000", "--set", "period.from=2019-05-15", "--set", "period.to=2019-09-01",
                            "--without", "mpp", "--without", "zero_tolerance", "--replicates", "2"}),
            0);
  EXPECT_TRUE(succeeds(std::string(kPython) + " " + project_file("tests/tools/results_in_xarray.py") + " " +
                       (folder / "enacted") + " " + (folder / "without")));
}

}  // namespace
}  // namespace corridor::tools
