// Numbers of the model stand in files, with unit, range and source, not in code: every number in the sources of the
// engine and of policies is one of those named here, each with the reason why it is no number of the model.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace corridor {
namespace {

struct Allowed {
  const char* file;
  const char* number;  ///< As it is written; "*": whatever stands there.
  const char* why;
};

constexpr const char* kAnyFile = "*";
constexpr Allowed kAllowed[] = {
    {kAnyFile, "0", "nothing"},
    {kAnyFile, "0.0", "nothing"},
    {kAnyFile, "1", "the next, the whole"},
    {kAnyFile, "1.0", "the whole"},
    {kAnyFile, "2", "both, twice"},
    {kAnyFile, "0xFFFF", "none, as an index of 16 bits"},
    // The engine.
    {"sim/address.hpp", "*", "bits of addresses, and where counters end"},
    {"sim/calendar.hpp", "255", "size of a block"},
    {"sim/compose.hpp", "0x5bd1e995", "address of draws that no policy claims"},
    {"sim/compose.cpp", "1e-9", "rounding"},
    {"sim/compose.cpp", "1e-12", "rounding"},
    {"sim/compose.cpp", "63", "address of the default's draw"},
    {"sim/engine.cpp", "18", "size of a list"},
    {"sim/engine_checkpoint.cpp", "32", "days in a message"},
    {"sim/engine_day.cpp", "1e5", "days, past any period, so that the sum stays a number"},
    {"sim/engine_inside.hpp", "18", "size of a list"},
    {"sim/engine_month.cpp", "16", "pieces of work for a thread"},
    {"sim/engine_month.cpp", "1024", "pieces of work for a thread"},
    {"sim/engine_month.cpp", "3", "size of a list"},
    {"sim/outcome_facts.hpp", "10", "size of a list"},
    {"sim/custody.cpp", "0.5", "rounding"},
    {"sim/rooms.cpp", "1.17", "of a method: see the ODD page, 7.12"},
    {"sim/life_journey.hpp", "3", "one of four draws"},
    {"sim/plan.hpp", "3", "size of a list of names"},
    {"sim/outcome_facts.hpp", "0xFF", "none, as an index of 8 bits"},
    {"sim/purpose.hpp", "*", "numbers of purposes"},
    {"sim/gates.cpp", "2166136261", "FNV-1a"},
    {"sim/gates.cpp", "16777619", "FNV-1a"},
    {"sim/gates.cpp", "64", "addresses of draws for each outcome of a policy"},
    {"sim/life_interior.cpp", "1e-9", "rounding"},
    {"sim/life_steps.cpp", "0.5", "rounding down takes half a day from a mean"},
    {"sim/life_steps.hpp", "30", "a day that never comes"},
    {"sim/luck.hpp", "*", "constants of the generator, bits of its counter, numbers of purposes"},
    {"sim/luck_audit.cpp", "*", "constants of a hash, bits of addresses"},
    {"sim/luck_audit.hpp", "64", "parts of a table"},
    {"sim/units.hpp", "12", "months of a year"},
    {"sim/network.cpp", "6371.0088", "radius of the Earth, kilometres"},
    {"sim/network.cpp", "180", "degrees"},
    {"sim/party.hpp", "*", "bits of a party"},
    {"sim/policy.hpp", "*", "as many as a policy's number can be"},
    {"sim/population.cpp", "28", "bits of an identity"},
    {"sim/population.cpp", "6", "bits of an identity"},
    {"sim/population.cpp", "12", "months of a year"},
    {"sim/population.cpp", "3", "the fourth of four draws"},
    {"sim/population.hpp", "34", "bits of an identity"},
    {"sim/sharing.cpp", "*", "constants of a hash"},
    {"sim/tally.hpp", "22", "size of a list"},
    {"sim/units.cpp", "*", "digits of a date"},
    {"sim/vocabulary.hpp", "*", "sizes of lists of names"},
    {"sim/who.hpp", "*", "sizes of lists"},
    {"sim/world_geography.cpp", "*", "what a file may say"},
    {"sim/world_parameters.cpp", "1e12", "what a file may say"},
    {"sim/world_forms.cpp", "*", "what a file may say"},
    // Policies.
    {"policies/central-america-us/daca.cpp", "*", "days of a month, and of the four years that a law is looked up for"},
    {"policies/central-america-us/immigration_courts.cpp", "365.25", "days of a year"},
    {"policies/register.cpp", "1e12", "what a file may say"},
    {"policies/register.hpp", "10", "size of a list of names"},
};

/// Code without comments, strings, characters and preprocessor lines.
std::string code_of(const std::string& line) {
  static const std::regex words(R"("(\\.|[^"\\])*"|'(\\.|[^'\\])'|//.*)");
  return line.starts_with("#") ? "" : std::regex_replace(line, words, "");
}

std::vector<std::string> numbers_in(const std::string& line) {
  static const std::regex number(R"((^|[^\w.])(0[xX][0-9a-fA-F']+(\.?[pP][+-]?\d+)?|\d[\d']*(\.\d*)?([eE][+-]?\d+)?))");
  const std::string code = code_of(line);
  std::vector<std::string> found;
  for (std::sregex_iterator at(code.begin(), code.end(), number), end; at != end; ++at) found.push_back((*at)[2]);
  return found;
}

const Allowed* allowance(const std::string& file, const std::string& number) {
  const auto matches = [&](const Allowed& one) {
    return (one.file == std::string(kAnyFile) || one.file == file) &&
           (one.number == std::string("*") || one.number == number);
  };
  const auto* found = std::find_if(std::begin(kAllowed), std::end(kAllowed), matches);
  return found == std::end(kAllowed) ? nullptr : found;
}

TEST(NumbersInCode, AreFoundWhereTheyStand) {
  using Found = std::vector<std::string>;
  EXPECT_EQ(numbers_in("const double danger = risk * (guided ? 0.5 : 1.0);"), (Found{"0.5", "1.0"}));
  EXPECT_EQ(numbers_in("  return std::min(3650.0, days);  // 10 years"), (Found{"3650.0"}));
  EXPECT_EQ(numbers_in("p.x1 = y2[3] + 4U * 1e-9 - 0xFFFFU;"), (Found{"3", "4", "1e-9", "0xFFFF"}));
  EXPECT_EQ(numbers_in("name(\"7 days\", '8');"), Found{});
  EXPECT_EQ(numbers_in("#include \"sim/9.hpp\""), Found{});
}

TEST(NumbersInCode, NoNumberOfTheModelStandsThere) {
  const std::filesystem::path root = CORRIDOR_ROOT;
  std::set<const Allowed*> used;
  std::size_t files = 0;
  std::vector<std::string> folders{"sim", "policies"};
  for (const auto& room : std::filesystem::directory_iterator(root / "policies")) {
    if (room.is_directory()) folders.push_back("policies/" + room.path().filename().string());
  }
  for (const std::string& folder : folders) {
    for (const auto& entry : std::filesystem::directory_iterator(root / folder)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".cpp" && extension != ".hpp") continue;
      const std::string file = folder + "/" + entry.path().filename().string();
      std::ifstream in(entry.path());
      std::string line;
      ++files;
      for (int number = 1; std::getline(in, line); ++number) {
        for (const std::string& found : numbers_in(line)) {
          const Allowed* allowed = allowance(file, found);
          used.insert(allowed);
          EXPECT_NE(allowed, nullptr)
              << file << ":" << number << ": " << found << "\n  " << line
              << "\n  a number of the model belongs into parameters.yaml or a policy's descriptor, "
                 "with unit, range, source and status; any other is named in this test with the reason";
        }
      }
    }
  }
  EXPECT_GT(files, 60U);
  for (const Allowed& one : kAllowed) EXPECT_TRUE(used.contains(&one)) << one.file << " no longer has " << one.number;
}

}  // namespace
}  // namespace corridor
