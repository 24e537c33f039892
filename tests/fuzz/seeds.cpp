// Writes every small, sound input of tests/mutation, and the note of a checkpoint, as the fuzzers take them, into
// FOLDER/scenario, study, tables, series and checkpoint: what they begin with.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "analysis/run/checkpoint_note.hpp"
#include "tests/fuzz/field.hpp"

namespace {

using corridor::mutation::Kind;

const char* fuzzer_of(Kind kind) {
  switch (kind) {
    case Kind::kWorld:
      return "tables";
    case Kind::kScenario:
      return "scenario";
    case Kind::kStudy:
    case Kind::kCalibration:
      return "study";
    case Kind::kObserved:
    case Kind::kFacts:
      return "series";
    default:
      return nullptr;
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fputs("fuzz_seeds FOLDER\n", stderr);
    return 2;
  }
  const std::filesystem::path folder = arguments[1];
  for (const corridor::mutation::Input& input : corridor::fuzz::field().inputs()) {
    const char* const fuzzer = fuzzer_of(input.kind);
    if (fuzzer == nullptr) continue;
    std::filesystem::create_directories(folder / fuzzer);
    std::ofstream(folder / fuzzer / std::filesystem::path(input.name).filename(), std::ios::binary)
        << input.name << '\n'
        << corridor::fuzz::field().text(input.name);
  }
  corridor::CheckpointNote note;
  note.tables["a.csv"] = {};
  std::filesystem::create_directories(folder / "checkpoint");
  std::ofstream(folder / "checkpoint" / "note", std::ios::binary) << "sealed\n" << corridor::text_of(note);
}
