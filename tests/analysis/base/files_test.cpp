// Files that are written aside, left behind by whatever happened, and gone on with.
#include "analysis/base/files.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "sim/input/errors.hpp"
#include "tests/analysis/run_fixture.hpp"

namespace corridor {
namespace {

namespace fs = std::filesystem;
using testing::contents;
using testing::ScratchFolder;

TEST(Sha256, IsThatOfAllPiecesSoFar) {
  Sha256 digest;
  EXPECT_EQ(digest.text(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");  // FIPS 180-4: of ""
  digest.add("a");
  digest.add("bc");
  EXPECT_EQ(digest.text(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");  // FIPS 180-4: of "abc"
  digest.add("d");
  EXPECT_EQ(digest.text(), sha256_of_text("abcd"));
}

/// A file of which "one two " is marked and "three" is not.
FileBeginning begin(const ScratchFolder& folder) {
  PartFile file(folder.path(), "table.csv");
  file.write("one ");
  file.mark();
  EXPECT_EQ(file.marked().bytes, 4U);
  file.write("two ");
  file.mark();
  const FileBeginning beginning = file.marked();
  EXPECT_EQ(beginning.bytes, 8U);
  EXPECT_EQ(beginning.sha256, sha256_of_text("one two "));
  file.write("three");
  file.mark();
  file.keep();
  return beginning;
}

void go_on(const ScratchFolder& folder, const FileBeginning& beginning) {
  EXPECT_TRUE(can_go_on(folder.path(), "table.csv", beginning));
  PartFile file(folder.path(), "table.csv", beginning);
  file.write("four");
  file.mark();
  EXPECT_EQ(file.marked().sha256, sha256_of_text("one two four"));
  file.keep();
  EXPECT_EQ(contents(folder.path() + "/table.csv"), "one two four");
  EXPECT_FALSE(fs::exists(folder.path() + "/.table.csv.part"));
}

TEST(PartFile, GoesOnWithAFileThatWasKept) {
  const ScratchFolder folder;
  go_on(folder, begin(folder));
}

TEST(PartFile, GoesOnWithAFileThatWasLeftBehind) {
  const ScratchFolder folder;
  const FileBeginning beginning = begin(folder);
  fs::rename(folder.path() + "/table.csv", folder.path() + "/.table.csv.part");
  go_on(folder, beginning);
}

TEST(PartFile, TakesTheOneOfBothThatIsAsItWas) {
  const ScratchFolder folder;
  const FileBeginning beginning = begin(folder);
  testing::write(folder.path() + "/.table.csv.part", "one");
  go_on(folder, beginning);
}

TEST(PartFile, LeavesAKeptFileAsItIsUntilTheNewOneIsWhole) {
  const ScratchFolder folder;
  const FileBeginning beginning = begin(folder);
  {
    PartFile file(folder.path(), "table.csv", beginning);
    file.write("four");
  }
  EXPECT_EQ(contents(folder.path() + "/table.csv"), "one two three");
}

TEST(PartFile, DoesNotGoOnWithAnotherFile) {
  for (const char* text : {"one twO three", "one two", ""}) {
    const ScratchFolder folder;
    const FileBeginning beginning = begin(folder);
    testing::write(folder.path() + "/table.csv", text);
    EXPECT_FALSE(can_go_on(folder.path(), "table.csv", beginning));
    EXPECT_THROW(PartFile(folder.path(), "table.csv", beginning), RunFailure);
    EXPECT_EQ(contents(folder.path() + "/table.csv"), text);
  }
  const ScratchFolder folder;
  const FileBeginning beginning = begin(folder);
  fs::rename(folder.path() + "/table.csv", folder.path() + "/thesis");
  fs::create_symlink("thesis", folder.path() + "/table.csv");
  EXPECT_FALSE(can_go_on(folder.path(), "table.csv", beginning)) << "a link is never followed";
}

}  // namespace
}  // namespace corridor
