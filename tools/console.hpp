// What every verb shares: exit statuses, common options, and where results and messages go.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

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

  bool json() const { return format == Format::kJson; }

  void result(std::string_view text) const;    ///< To standard output; a line end is added where missing.
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

/// Adds --format, --quiet and --progress to a verb.
void add_common_options(CLI::App& verb, Console& console);

/// "1 mistake", "3 mistakes".
std::string counted(std::size_t number, std::string_view thing);

}  // namespace corridor::tools
