// Puts one input in place of another, and tells what is a finding.
#include "tests/fuzz/field.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>

#include "sim/input/errors.hpp"
#include "tests/mutation/message.hpp"

namespace corridor::fuzz {
namespace {

[[noreturn]] void found(const std::string& what) {
  std::fprintf(stderr, "FOUND: %s\n", what.c_str());
  std::abort();
}

}  // namespace

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
