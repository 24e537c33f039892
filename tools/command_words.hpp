// The command line as data, read off CLI11 as `--help` is: what the manual page and the shells' completions are made
// of.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace corridor::tools {

/// What a shell can offer for a value.
enum class Takes { kNothing, kText, kInput, kFolder, kPolicy, kTopic, kChoice };

struct ArgumentWords {
  std::vector<std::string> names;  ///< "-o", "--output"; empty when it goes by its place.
  std::string label;               ///< "DIR"; "" for a flag.
  std::string what;
  Takes takes = Takes::kNothing;
  std::vector<std::string> choices;
  bool repeats = false, required = false, common = false;
};

struct VerbWords {
  std::string name, what, example;
  std::vector<ArgumentWords> arguments;
};

/// Every verb, in the order of help.
std::vector<VerbWords> verbs_in_words(const CLI::App& corridor);

/// Names that a shell offers where a policy stands: modules and instruments.
std::vector<std::string> policy_words();
/// Files of input that ship, as they are typed.
std::vector<std::string> input_words();
/// Topics and verbs: what `corridor help` takes.
std::vector<std::string> topic_words(const std::vector<VerbWords>& verbs);

/// The manual page corridor(1), for man.
std::string manual_page(const CLI::App& corridor);
/// The completion script of a shell: bash, zsh or fish.
std::string completion_script(const std::string& shell, const std::vector<VerbWords>& verbs);

}  // namespace corridor::tools
