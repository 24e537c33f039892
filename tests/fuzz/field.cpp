// One folder for each process.
#include "tests/fuzz/field.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "sim/input/errors.hpp"
#include "tests/mutation/message.hpp"

namespace corridor::fuzz {
namespace {

namespace fs = std::filesystem;

std::string new_folder() {
  std::string folder = (fs::temp_directory_path() / "corridor-fuzz-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) throw std::runtime_error("cannot make a folder for trials");
  return folder;
}

[[noreturn]] void found(const std::string& what) {
  std::fprintf(stderr, "FOUND: %s\n", what.c_str());
  std::abort();
}

}  // namespace

Field::Field() : folder_(new_folder()), ground_(folder_) {}

Field::~Field() {
  std::error_code error;
  fs::remove_all(folder_, error);
}

int Field::try_file(std::string_view input, std::initializer_list<mutation::Kind> kinds,
                    const std::function<void(const std::string& name)>& read) const {
  const std::size_t end = input.find('\n');
  if (end == std::string_view::npos) return -1;
  const std::string name(input.substr(0, end));
  const bool there = std::ranges::any_of(ground_.inputs(), [&](const mutation::Input& one) {
    return one.name == name && std::ranges::find(kinds, one.kind) != kinds.end();
  });
  if (!there) return -1;
  ground_.put(name, std::string(input.substr(end + 1)));
  refuses_in_words_or_takes([&] { read(name); });
  ground_.restore(name);
  return 0;
}

const Field& field() {
  static const Field one;
  return one;
}

void refuses_in_words_or_takes(const std::function<void()>& read) {
  try {
    read();
  } catch (const ConfigError& error) {
    if (error.problems().empty()) found("a refusal without a word");
    for (const Problem& problem : error.problems()) {
      const std::string wrong = mutation::wrong_with(problem);
      if (!wrong.empty()) found("a message " + wrong + ": " + problem.full());
    }
  } catch (const std::exception& error) {
    found(std::string("neither taken nor refused: ") + error.what());
  }
}

}  // namespace corridor::fuzz
