// What goes wrong: the user's mistake (ConfigError, exit 2) and ours (Defect, exit 70). The library never prints or
// exits.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace corridor {

/// The lines of a file as written, shared by every position in it.
using SourceLines = std::shared_ptr<const std::vector<std::string>>;

/// Where in a file. Lines and columns (in characters) count from 1; 0 means "not known".
struct Position {
  std::string file;
  int line = 0;
  int column = 0;
  SourceLines source = nullptr;  ///< For the caret; may be empty.
};

/// One mistake in the user's input, as `FILE:LINE:COL: path: problem; suggestion`.
struct Problem {
  Position at;
  std::string path;              ///< Dotted path of the value, or the column of a CSV file. May be empty.
  std::string problem;           ///< What is wrong.
  std::string suggestion = {};   ///< What to do about it. May be empty.
  std::string source_line = {};  ///< The line as written, for the caret. Taken from `at.source` when empty.

  std::string sentence() const;  ///< `path: problem; suggestion`.
  std::string headline() const;  ///< `FILE:LINE:COL: path: problem; suggestion`.
  std::string full() const;      ///< The headline, the source line and a caret under the column.
};

/// Every mistake of an input at once, in file order. `what()` is the full text of all of them.
class ConfigError : public std::runtime_error {
 public:
  explicit ConfigError(std::vector<Problem> problems);
  const std::vector<Problem>& problems() const { return problems_; }

 private:
  std::vector<Problem> problems_;
};

/// A defect of ours: an invariant that does not hold. The command says "please report" and exits 70.
class Defect : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

/// A failure while running that is nobody's mistake (disk full, file not writable). Exit 1.
class RunFailure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Collects problems while a file is read, so that all of them are told at once.
class Problems {
 public:
  void add(Problem problem) { problems_.push_back(std::move(problem)); }
  bool empty() const { return problems_.empty(); }
  const std::vector<Problem>& all() const { return problems_; }
  std::size_t size() const { return problems_.size(); }
  void throw_if_any() const;  ///< Throws ConfigError with everything collected, sorted by file and line.

 private:
  std::vector<Problem> problems_;
};

/// `problems` in file order: files in the order in which they were first named, then by line and column.
std::vector<Problem> in_file_order(std::vector<Problem> problems);

/// The nearest name by edit distance, or "" when none is near enough to suggest.
std::string nearest_name(const std::string& wrong, const std::vector<std::string>& names);
/// "did you mean 'NAME'?" for the nearest name; else "KNOWN: a, b, c" when there are few; else "".
std::string suggest_name(const std::string& wrong, const std::vector<std::string>& names,
                         const std::string& known = "known");

}  // namespace corridor
