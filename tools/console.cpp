// Writes results to standard output and messages to standard error.
#include "tools/console.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "analysis/base/layout.hpp"
#include "sim/input/scalars.hpp"

namespace corridor::tools {

namespace {

constexpr std::size_t kMostTold = 50;
constexpr std::size_t kPipeColumns = 80, kFewestColumns = 40, kMostColumns = 120;

/// What the user or the terminal says; 0 where neither does.
std::size_t columns_said() {
  std::size_t columns = 0;
  if (const char* said = std::getenv("COLUMNS")) std::from_chars(said, said + std::string_view(said).size(), columns);
  if (columns > 0) return columns;
  winsize size{};
  return isatty(STDOUT_FILENO) == 1 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

/// The language of a reader: the one that was asked for, or that of the locale; English where neither is known. As
/// POSIX has it, the first of these variables that is set decides.
Language language_of(const std::string& asked) {
  if (!asked.empty()) return language_named(asked).value_or(Language::kEnglish);
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* locale = std::getenv(variable);
    if (locale != nullptr && *locale != '\0') return language_named(locale).value_or(Language::kEnglish);
  }
  return Language::kEnglish;
}

/// The text with each character that a terminal would obey written out: "\\x1b". Names from the command line come here
/// as they were given; what files say is refused when it is read.
std::string shown(std::string_view text) {
  std::string safe;
  const bool is_text = !first_invalid_utf8(text);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : '\0');
    if (byte >= 0x80 && !is_text) {
      safe += fmt::format("\\x{:02x}", byte);
    } else if (byte == 0xC2 && next >= 0x80 && next < 0xA0) {  // U+0080 to U+009F
      safe += fmt::format("\\u{:04x}", next);
      ++i;
    } else if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F) {
      safe += fmt::format("\\x{:02x}", byte);
    } else {
      safe += text[i];
    }
  }
  return safe;
}

/// An option that takes one of a few words; anything else is a usage error that names them.
template <class Value>
void add_choice(CLI::App& verb, const std::string& option, Value& value,
                const std::vector<std::pair<std::string, Value>>& choices, const std::string& help) {
  std::string names;
  for (const auto& choice : choices) names += (names.empty() ? "" : "|") + choice.first;
  const auto choose = [option, choices, names, &value](const std::string& word) {
    for (const auto& [name, meaning] : choices) {
      if (word == name) {
        value = meaning;
        return;
      }
    }
    throw CLI::ValidationError(option, fmt::format("'{}' is not one of {}", word, names));
  };
  verb.add_option_function<std::string>(option, choose, help)->type_name(names)->group(kCommonGroup);
}

}  // namespace

void hold_standard_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(stream, F_GETFD) == -1) static_cast<void>(open("/dev/null", O_RDONLY));  // the lowest number that is free
  }
}

Console::Console()
    : messages_(std::make_shared<spdlog::logger>("messages", std::make_shared<spdlog::sinks::stderr_sink_st>())) {
  messages_->set_pattern("%v");
}

void Console::result(std::string_view text) const {
  fmt::print("{}", shown(text));
  if (text.empty() || text.back() != '\n') fmt::print("\n");
}

std::size_t Console::columns() const {
  const std::size_t said = columns_said();
  return said == 0 ? kPipeColumns : std::clamp(said, kFewestColumns, kMostColumns);
}

Screen Console::screen() const { return {language_of(language), columns()}; }

void Console::tell(std::string_view text) const { result(fitted(text, columns())); }

void Console::note(std::string_view line) const { messages_->info("{}", shown(line)); }

void Console::complain(std::string_view line) const { messages_->error("corridor: {}", shown(line)); }

void Console::problems(const std::vector<Problem>& problems) const {
  for (std::size_t i = 0; i < std::min(problems.size(), kMostTold); ++i)
    messages_->error("{}", shown(problems[i].full()));
  if (problems.size() > kMostTold) messages_->error("and {}", counted(problems.size() - kMostTold, "more mistake"));
}

void Console::warnings(const std::vector<Problem>& warnings) const {
  for (const Problem& warning : warnings) messages_->warn("warning: {}", shown(warning.full()));
}

void Console::hush() {
  if (quiet) messages_->set_level(spdlog::level::err);
}

bool Console::finish() const { return std::fflush(stdout) == 0 && std::ferror(stdout) == 0; }

void add_common_options(CLI::App& verb, Console& console) {
  verb.set_help_flag("-h,--help", "Print this help")->group(kCommonGroup);
  add_choice<Format>(verb, "--format", console.format, {{"text", Format::kText}, {"json", Format::kJson}},
                     "How results are printed (text unless told)");
  add_choice<ProgressStyle>(
      verb, "--progress", console.progress,
      {{"auto", ProgressStyle::kAuto}, {"plain", ProgressStyle::kPlain}, {"none", ProgressStyle::kNone}},
      "auto: a bar on a terminal, lines in a log");
  const auto known = [](const std::string& tag) {
    return language_named(tag) ? "" : fmt::format("'{}' is not one of en, es", tag);
  };
  verb.add_option("--lang", console.language, "Language of what is printed for people (that of the locale unless told)")
      ->type_name("en|es")
      ->check(CLI::Validator(known, ""))
      ->group(kCommonGroup);
  verb.add_flag("-q,--quiet", console.quiet, "Print results and errors only")->group(kCommonGroup);
}

std::string counted(std::size_t number, std::string_view thing) {
  return fmt::format("{} {}{}", number, thing, number == 1 ? "" : "s");
}

}  // namespace corridor::tools
