// What every verb shares: exit statuses, common options, and where results and messages go.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/page/screen.hpp"
#include "sim/input/errors.hpp"

namespace CLI {
class App;
}

namespace spdlog {
class logger;
}

namespace corridor::tools {

/// How the command ends; a promise to scripts.
enum class ExitStatus : int {
  kDone = 0,
  kFailed = 1,         ///< At run time: disk full, file not writable, out of memory.
  kWrongInput = 2,     ///< The user's files or command line are wrong.
  kDefect = 70,        ///< Ours.
  kInterrupted = 130,  ///< By the user or the system; what was finished is kept.
};

enum class Format { kText, kJson };
enum class ProgressStyle { kAuto, kPlain, kNone };

/// Takes the place of standard streams that the program was started without, so that no file of ours comes to stand
/// there and gets what is printed. Writing to such an output fails.
void hold_standard_streams();

/// Standard output carries results; standard error carries progress and messages. Control characters in either (in
/// names from the command line) are written out, so that no terminal obeys them.
class Console {
 public:
  Console();

  Format format = Format::kText;
  ProgressStyle progress = ProgressStyle::kAuto;
  bool quiet = false;

  std::string language;  ///< As `--lang` has it; empty: the locale decides.

  bool json() const { return format == Format::kJson; }
  /// For whom screens are: --lang, or else LC_ALL, LC_MESSAGES or LANG, as far as the catalogue has the language; and
  /// how wide the terminal is.
  Screen screen() const;

  /// Of the terminal: what COLUMNS says, or what standard output is; 80 where that is a file or a pipe, so that a
  /// script sees the same lines everywhere. At least 40; at most 120, beyond which lines are hard to read.
  std::size_t columns() const;

  void result(std::string_view text) const;    ///< To standard output as it is; a line end is added where missing.
  void tell(std::string_view text) const;      ///< The same for people: lines longer than `columns` are broken.
  void note(std::string_view line) const;      ///< To standard error, unless quiet.
  void complain(std::string_view line) const;  ///< To standard error, always; prefixed `corridor: `.
  void problems(
      const std::vector<Problem>& problems) const;  ///< Each in full, to standard error; of more than fifty, fifty.
  void warnings(const std::vector<Problem>& warnings) const;  ///< As `problems`, marked as warnings, unless quiet.
  void hush();                                                ///< Applies `quiet`; call once the command line is read.
  bool finish() const;                                        ///< False when standard output could not be written.

 private:
  std::shared_ptr<spdlog::logger> messages_;
};

inline constexpr const char* kCommonGroup = "Common options";

/// Adds --format, --quiet, --progress and --lang to a verb.
void add_common_options(CLI::App& verb, Console& console);

/// "1 mistake", "3 mistakes".
std::string counted(std::size_t number, std::string_view thing);

}  // namespace corridor::tools
