// Completion scripts: verbs, options, choices, files that ship, policies. Made anew with each build, so that no shell
// has to start the program to complete a word.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <functional>

#include "tools/command_words.hpp"

namespace corridor::tools {
namespace {

/// Words for the shell between single quotes.
std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, " ")); }

/// The names of all options of a verb.
std::vector<std::string> options_of(const VerbWords& verb) {
  std::vector<std::string> names;
  for (const ArgumentWords& argument : verb.arguments)
    names.insert(names.end(), argument.names.begin(), argument.names.end());
  return names;
}

std::string names_of(const std::vector<VerbWords>& verbs) {
  std::string names;
  for (const VerbWords& verb : verbs) names += (names.empty() ? "" : " ") + verb.name;
  return names;
}

/// Functions that fill COMPREPLY.
std::string bash_call(const ArgumentWords& argument) {
  switch (argument.takes) {
    case Takes::kInput:
      return "_corridor_inputs";
    case Takes::kFolder:
      return "COMPREPLY=($(compgen -d -- \"$cur\"))";
    case Takes::kPolicy:
      return "_corridor_list \"$_corridor_policies\"";
    case Takes::kTopic:
      return "_corridor_list \"$_corridor_topics\"";
    case Takes::kChoice:
      return "_corridor_list " + quoted(joined(argument.choices));
    default:
      return ":";
  }
}

/// What stands by its place: words of the first such argument, and folders where a later one takes them.
std::string bash_places(const VerbWords& verb) {
  std::string calls;
  for (const ArgumentWords& argument : verb.arguments) {
    if (!argument.names.empty()) continue;
    if (calls.empty())
      calls = bash_call(argument);
    else if (argument.takes == Takes::kFolder)
      calls += "; COMPREPLY+=($(compgen -d -- \"$cur\"))";
  }
  return calls;
}

std::string bash_script(const std::vector<VerbWords>& verbs) {
  std::string values, options, places;
  for (const VerbWords& verb : verbs) {
    for (const ArgumentWords& argument : verb.arguments) {
      if (argument.names.empty() || argument.takes == Takes::kNothing) continue;
      std::string when;
      for (const std::string& name : argument.names)
        when += fmt::format("{}'{} {}'", when.empty() ? "" : " | ", verb.name, name);
      values += fmt::format("    {}) {}; return ;;\n", when, bash_call(argument));
    }
    options += fmt::format("      {}) _corridor_list '{}' ;;\n", verb.name, joined(options_of(verb)));
    if (const std::string calls = bash_places(verb); !calls.empty())
      places += fmt::format("    {}) {} ;;\n", verb.name, calls);
  }
  return fmt::format(R"(# bash completion for corridor; written by `corridor completion bash`.
_corridor_policies={}
_corridor_topics={}
_corridor_shipped={}

# The last item of a list with commas.
_corridor_list() {{
  local last=${{cur##*,}}
  COMPREPLY=($(compgen -P "${{cur%"$last"}}" -W "$1" -- "$last"))
}}

_corridor_inputs() {{
  mapfile -t COMPREPLY < <({{ compgen -f -- "$cur"; compgen -W "$_corridor_shipped" -- "$cur"; }} | sort -u)
  compopt -o filenames 2>/dev/null
}}

_corridor() {{
  local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD - 1]}} verb=${{COMP_WORDS[1]}}
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W '{} --help --version' -- "$cur"))
    return
  fi
  case "$verb $prev" in
{}  esac
  if [[ $cur == -* ]]; then
    case $verb in
{}    esac
    return
  fi
  case $verb in
{}  esac
}}
complete -F _corridor corridor
)",
                     quoted(joined(policy_words())), quoted(joined(topic_words(verbs))), quoted(joined(input_words())),
                     names_of(verbs), values, options, places);
}

std::string zsh_call(const ArgumentWords& argument) {
  switch (argument.takes) {
    case Takes::kInput:
      return "_corridor_inputs";
    case Takes::kFolder:
      return "_files -/";
    case Takes::kPolicy:
      return "_sequence compadd - $_corridor_policies";
    case Takes::kTopic:
      return "compadd - $_corridor_topics";
    case Takes::kChoice:
      return "(" + joined(argument.choices) + ")";
    default:
      return " ";
  }
}

/// Text in the forms of _arguments: brackets and colons have a meaning there.
std::string zsh_text(const std::string& text) {
  std::string out;
  for (const char c : text)
    out += std::string("[]:\\").find(c) == std::string::npos ? std::string(1, c) : std::string{'\\', c};
  return out;
}

std::string zsh_argument(const ArgumentWords& argument) {
  const std::string value =
      argument.takes == Takes::kNothing ? "" : fmt::format(":{}:{}", zsh_text(argument.label), zsh_call(argument));
  if (argument.names.empty()) return " \\\n        " + quoted((argument.repeats ? "*" : "") + value);
  std::string text;
  for (const std::string& name : argument.names)
    text += " \\\n        " + quoted((argument.repeats ? "*" : "(" + joined(argument.names) + ")") + name + "[" +
                                     zsh_text(argument.what) + "]" + value);
  return text;
}

std::string zsh_script(const std::vector<VerbWords>& verbs) {
  std::string list, cases;
  for (const VerbWords& verb : verbs) {
    list += "    " + quoted(zsh_text(verb.name) + ":" + verb.what) + "\n";
    cases += fmt::format("    {})\n      _arguments", verb.name);
    for (const ArgumentWords& argument : verb.arguments) cases += zsh_argument(argument);
    cases += "\n      ;;\n";
  }
  return fmt::format(R"(#compdef corridor
# zsh completion for corridor; written by `corridor completion zsh`.
_corridor_policies=({})
_corridor_topics=({})
_corridor_shipped=({})

_corridor_inputs() {{
  compadd -f -- $_corridor_shipped
  _files
}}

_corridor() {{
  local -a verbs=(
{}  )
  if ((CURRENT == 2)); then
    _describe -t verbs verb verbs
    return
  fi
  local verb=$words[2]
  shift words
  ((CURRENT--))
  case $verb in
{}  esac
}}

if [[ $funcstack[1] == _corridor ]]; then _corridor "$@"; else compdef _corridor corridor; fi
)",
                     joined(policy_words()), joined(topic_words(verbs)), joined(input_words()), list, cases);
}

/// What fish offers, "" for a value that only the user knows.
std::string fish_call(const ArgumentWords& argument) {
  switch (argument.takes) {
    case Takes::kInput:
      return "-F -a '$_corridor_shipped'";
    case Takes::kFolder:
      return "-x -a '(__fish_complete_directories)'";
    case Takes::kPolicy:
      return "-x -a '$_corridor_policies'";
    case Takes::kTopic:
      return "-x -a '$_corridor_topics'";
    case Takes::kChoice:
      return "-x -a " + quoted(joined(argument.choices));
    case Takes::kText:
      return "-x";
    default:
      return "";
  }
}

std::string fish_option(const VerbWords& verb, const ArgumentWords& argument) {
  std::string names;
  for (const std::string& name : argument.names)
    names += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  const std::string input = argument.takes == Takes::kInput && !argument.names.empty() ? " -r" : "";
  const std::string what = argument.names.empty() ? "" : " -d " + quoted(argument.what);
  return fmt::format("complete -c corridor -n '__fish_seen_subcommand_from {}'{} {}{}{}\n", verb.name, names,
                     fish_call(argument), input, what);
}

std::string fish_script(const std::vector<VerbWords>& verbs) {
  std::string text = fmt::format(
      "# fish completion for corridor; written by `corridor completion fish`.\nset -g _corridor_policies {}\nset -g "
      "_corridor_topics {}\nset -g _corridor_shipped {}\ncomplete -c corridor -f\n",
      joined(policy_words()), joined(topic_words(verbs)), joined(input_words()));
  for (const VerbWords& verb : verbs) {
    text += fmt::format("complete -c corridor -n __fish_use_subcommand -a {} -d {}\n", verb.name, quoted(verb.what));
    for (const ArgumentWords& argument : verb.arguments) text += fish_option(verb, argument);
  }
  return text;
}

}  // namespace

std::string completion_script(const std::string& shell, const std::vector<VerbWords>& verbs) {
  if (shell == "zsh") return zsh_script(verbs);
  return shell == "fish" ? fish_script(verbs) : bash_script(verbs);
}

}  // namespace corridor::tools
