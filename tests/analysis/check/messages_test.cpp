// Every message word for word: each file in tests/messages with the text that a user sees.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "analysis/check/validate.hpp"
#include "analysis/scenario/scenario.hpp"

namespace corridor {
namespace {

namespace fs = std::filesystem;

const fs::path kMessages = fs::path(CORRIDOR_ROOT) / "tests" / "messages";

/// Paths in messages are as the user gave them: relative to where the user is.
class InFolder {
 public:
  explicit InFolder(const fs::path& folder) : before_(fs::current_path()) { fs::current_path(folder); }
  ~InFolder() { fs::current_path(before_); }
  InFolder(const InFolder&) = delete;
  InFolder& operator=(const InFolder&) = delete;

 private:
  fs::path before_;
};

std::string read(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

/// What `corridor validate` says of a file.
std::string said_of(const std::string& file) {
  try {
    std::string text;
    for (const Problem& warning : validate_file(file)) text += "warning: " + warning.full() + '\n';
    return text;
  } catch (const ConfigError& error) {
    return std::string(error.what()) + '\n';
  }
}

/// A world with one table exchanged, in a folder of its own, so that paths in messages are short and always the same.
std::string said_of_world(const fs::path& file) {
  const std::string name = file.filename().string();
  const std::string table = name.substr(name.find('.') + 1);
  const fs::path folder =
      fs::temp_directory_path() / ("corridor_messages_" + std::to_string(std::hash<std::string>{}(file.string())));
  fs::remove_all(folder);
  fs::create_directories(folder);
  fs::copy(fs::path(CORRIDOR_ROOT) / "tests" / "data" / "tiny-world", folder / "tiny-world");
  fs::copy_file(file, folder / "tiny-world" / table, fs::copy_options::overwrite_existing);
  std::string said;
  {
    const InFolder here(folder);
    said = said_of("tiny-world/" + table);
  }
  fs::remove_all(folder);
  return said;
}

std::vector<fs::path> cases_in(const std::string& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(kMessages / folder)) {
    const std::string extension = entry.path().extension().string();
    if (extension == ".yaml" || extension == ".csv") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

fs::path expectation_of(const fs::path& file) { return fs::path(file).concat(".expected"); }

class Messages : public testing::TestWithParam<std::string> {};

TEST_P(Messages, AreAsExpected) {
  const std::string folder = GetParam();
  for (const fs::path& file : cases_in(folder)) {
    SCOPED_TRACE(folder + "/" + file.filename().string());
    std::string said;
    if (folder == "world") {
      said = said_of_world(file);
    } else {
      const InFolder here(kMessages / folder);
      said = said_of(file.filename().string());
    }
    const std::string expected = read(expectation_of(file));
    if (said == expected) continue;
    ADD_FAILURE() << "--- expected\n" << expected << "--- said\n" << said;
    if (std::getenv("CORRIDOR_REFRESH") == nullptr) continue;
    if (said.empty())
      fs::remove(expectation_of(file));
    else
      std::ofstream(expectation_of(file), std::ios::binary) << said;
  }
}

INSTANTIATE_TEST_SUITE_P(Of, Messages,
                         testing::Values("yaml", "scenario", "policies", "study", "effects", "world", "register"),
                         [](const auto& folder) { return folder.param; });

TEST(MessageCases, AreManyAndEachHasAnExpectation) {
  std::size_t cases = 0;
  for (const std::string folder : {"yaml", "scenario", "policies", "study", "effects", "world", "register"}) {
    for (const fs::path& file : cases_in(folder)) cases += fs::exists(expectation_of(file)) ? 1 : 0;
  }
  EXPECT_GE(cases, 60U);
  for (const auto& entry : fs::recursive_directory_iterator(kMessages)) {
    if (entry.path().extension() != ".expected") continue;
    EXPECT_TRUE(fs::exists(fs::path(entry.path()).replace_extension())) << entry.path();
  }
}

}  // namespace
}  // namespace corridor
