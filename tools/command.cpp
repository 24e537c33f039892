// Usage errors, the user's mistakes, failures and defects each get one clear message and their own exit status.
#include "tools/command.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <new>
#include <sstream>
#include <system_error>

#include "analysis/base/version.hpp"
#include "analysis/run/run.hpp"
#include "sim/input/text_file.hpp"
#include "tools/console.hpp"
#include "tools/together.hpp"
#include "tools/verbs.hpp"

namespace corridor::tools {

namespace {

constexpr const char* kAbout =
    "Corridor simulates migration through Central America, Mexico and the United\n"
    "States, with dated border policies as filters, and measures what the filters do.";
constexpr const char* kFooter =
    "Begin with:\n"
    "  corridor run scenarios/as-enacted.yaml\n"
    "Help on a verb: corridor VERB --help; on a topic: corridor help\n"
    "A path that begins with scenarios/ and is not below this folder means the file\n"
    "that ships.\n"
    "Exit status: 0 done, 1 failed while running, 2 wrong input, 70 defect of ours,\n"
    "130 interrupted.";

/// Help in eighty columns: what an option does is folded beside its name.
class NarrowFormatter : public CLI::Formatter {
 public:
  std::string make_subcommand(const CLI::App* verb) const override {
    std::ostringstream out;
    CLI::detail::format_help(out, verb->get_display_name(true), folded(verb->get_description()), get_column_width());
    return out.str();
  }
  std::string make_option_desc(const CLI::Option* option) const override { return folded(option->get_description()); }

 private:
  std::string folded(const std::string& text) const {
    constexpr std::size_t kWidth = 80;
    std::istringstream words{text};
    std::string lines;
    std::size_t used = 0;
    for (std::string word; words >> word; used += word.size()) {
      const bool fits = used + 1 + word.size() <= kWidth - get_column_width();
      if (!lines.empty()) lines += fits ? ' ' : '\n';
      used = fits && !lines.empty() ? used + 1 : 0;
      lines += word;
    }
    return lines;
  }
};

/// A word where a verb should stand gets the nearest verb; everything else what CLI11 says.
std::string usage_problem(const CLI::App& corridor, const CLI::ParseError& error, const std::string& first) {
  std::vector<std::string> names;
  for (const CLI::App* verb : corridor.get_subcommands({})) names.push_back(verb->get_name());
  if (first.starts_with('-') || std::ranges::count(names, first) > 0) return error.what();
  const std::string nearest = nearest_name(first, names);
  return fmt::format("'{}' is not a verb{}", first, nearest.empty() ? "" : "; did you mean '" + nearest + "'?");
}

ExitStatus wrong_usage(const CLI::App& corridor, const CLI::ParseError& error, const Console& console,
                       const std::string& first) {
  console.complain(usage_problem(corridor, error, first));
  const auto chosen = corridor.get_subcommands();
  const std::string verb = chosen.empty() ? "" : " " + chosen.front()->get_name();
  console.complain(fmt::format("see `corridor{} --help`", verb));
  return ExitStatus::kWrongInput;
}

ExitStatus act(const std::vector<Verb>& verbs) {
  for (const Verb& verb : verbs) {
    if (verb.app->parsed()) return verb.act();
  }
  throw Defect("no verb was chosen");
}

/// Plays the verb; an exception becomes a message and a status.
ExitStatus act_safely(const std::vector<Verb>& verbs, const Console& console) {
  try {
    return act(verbs);
  } catch (const ConfigError& error) {
    console.problems(error.problems());
    console.complain(counted(error.problems().size(), "mistake") + " in the input; nothing was written");
    return ExitStatus::kWrongInput;
  } catch (const RunFailure& error) {
    console.complain(error.what());
    return ExitStatus::kFailed;
  } catch (const std::system_error& error) {  // the file system, standard output, threads
    console.complain(error.what());
    return ExitStatus::kFailed;
  } catch (const std::bad_alloc&) {
    console.complain(
        "out of memory; a smaller sample needs less: a larger N in --scale 1:N, or in 'scale: 1:N' of the file");
    return ExitStatus::kFailed;
  } catch (const std::exception& error) {
    console.complain(
        fmt::format("a defect of ours, please report it with the command and the files: {}", error.what()));
    return ExitStatus::kDefect;
  }
}

/// Names and values of the command line go into tables, pages and JSON as files do; false (and told) when one cannot.
bool words_are_text(const Console& console, int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const auto wrong = first_wrong_byte(argv[i]);
    if (!wrong) continue;
    console.complain(fmt::format("'{}': {}", argv[i], wrong->complaint.problem));
    console.complain("give names and values in UTF-8, without control characters; nothing was written");
    return false;
  }
  return true;
}

ExitStatus parse_and_act(CLI::App& corridor, const std::vector<Verb>& verbs, Console& console, int argc, char** argv) {
  if (!words_are_text(console, argc, argv)) return ExitStatus::kWrongInput;
  try {
    corridor.parse(argc, argv);
  } catch (const CLI::Success& wanted) {  // --help, --version
    corridor.exit(wanted);
    return ExitStatus::kDone;
  } catch (const CLI::ParseError& error) {
    if (argc > 1) return wrong_usage(corridor, error, console, argv[1]);
    fmt::print(stderr, "{}", corridor.help());
    return ExitStatus::kWrongInput;
  }
  console.hush();
  return act_safely(verbs, console);
}

}  // namespace

int run_command(int argc, char** argv) {
  Console console;
  CLI::App corridor{kAbout, "corridor"};
  corridor.require_subcommand(1);
  corridor.set_version_flag("--version", "corridor " + program_version(), "Print the version");
  corridor.set_help_flag("-h,--help", "Print this help");
  corridor.formatter(std::make_shared<NarrowFormatter>());
  corridor.get_formatter()->label("SUBCOMMAND", "VERB");
  corridor.get_formatter()->column_width(30);
  corridor.footer(kFooter);
  const std::vector<Verb> verbs = add_verbs(corridor, console);
  const ExitStatus status = parse_and_act(corridor, verbs, console, argc, argv);
  end_together(status);
  if (!console.finish() && status == ExitStatus::kDone) {
    console.complain("could not write to standard output");
    return static_cast<int>(ExitStatus::kFailed);
  }
  return static_cast<int>(status);
}

}  // namespace corridor::tools
