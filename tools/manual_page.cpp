// corridor(1) from the same words as `--help`.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <sstream>

#include "analysis/base/version.hpp"
#include "tools/command_words.hpp"
#include "tools/topics.hpp"

namespace corridor::tools {
namespace {

/// Text that roff prints as it is: no line begins a request, hyphens of options stay hyphens.
std::string roff(const std::string& text) {
  std::string out;
  bool begins = true;
  for (const char c : text) {
    if (begins && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
    begins = c == '\n';
  }
  return out;
}

std::string term_of(const ArgumentWords& argument) {
  if (argument.names.empty()) return ".I " + roff(argument.label) + (argument.repeats ? " ..." : "");
  std::string names;
  for (const std::string& name : argument.names) names += (names.empty() ? "\\fB" : ", \\fB") + roff(name) + "\\fR";
  return argument.label.empty() ? names : names + " \\fI" + roff(argument.label) + "\\fR";
}

std::string arguments_of(const VerbWords& verb, bool common) {
  std::string text;
  for (const ArgumentWords& argument : verb.arguments) {
    if (argument.common == common) text += fmt::format(".TP\n{}\n{}\n", term_of(argument), roff(argument.what));
  }
  return text;
}

std::string example(const std::string& commands) { return ".PP\n.EX\n" + roff(commands) + "\n.EE\n"; }

std::string topic_list() {
  std::string text;
  for (const Topic& topic : topics()) text += fmt::format(".TP\n.B {}\n{}\n", roff(topic.name), roff(title_of(topic)));
  return text;
}

}  // namespace

std::string manual_page(const CLI::App& corridor) {
  const std::vector<VerbWords> verbs = verbs_in_words(corridor);
  std::string text = fmt::format(".TH CORRIDOR 1 \"\" \"Corridor {}\" \"User Commands\"\n", program_version());
  text += ".SH NAME\ncorridor \\- simulate border migration under dated policies\n";
  text += ".SH SYNOPSIS\n.B corridor\n.I VERB\n.RI [ OPTIONS ]\n";
  text += ".SH DESCRIPTION\n" + roff(corridor.get_description()) + "\n.SH VERBS\n";
  for (const VerbWords& verb : verbs)
    text += fmt::format(".SS {}\n{}.\n{}{}", roff(verb.name), roff(verb.what), arguments_of(verb, false),
                        example(verb.example));
  text += ".SH OPTIONS OF EVERY VERB\n" + arguments_of(verbs.front(), true);
  text += ".SH TOPICS\n\\fBcorridor help\\fR \\fITOPIC\\fR tells more:\n" + topic_list();
  text += ".SH NOTES\n.nf\n" + roff(corridor.get_footer()) + "\n.fi\n";
  text +=
      ".SH ENVIRONMENT\n.TP\n.B CORRIDOR_SHARE\nThe folder above the scenarios that ship, in place of "
      "share/corridor.\n";
  return text;
}

}  // namespace corridor::tools
