// `corridor help [TOPIC]` and `corridor completion SHELL`: what the program tells of itself.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "sim/input/errors.hpp"
#include "tools/answer.hpp"
#include "tools/command_words.hpp"
#include "tools/topics.hpp"
#include "tools/verbs.hpp"

namespace corridor::tools {

namespace {

using Json = nlohmann::ordered_json;

std::string list_of_topics() {
  std::string text = "Topics (corridor help TOPIC):\n";
  for (const Topic& topic : topics()) text += fmt::format("  {:<14} {}\n", topic.name, title_of(topic));
  return text + "\nEvery verb explains itself: corridor VERB --help, or corridor help VERB.\n";
}

Json topics_as_json() {
  Json list = Json::array();
  for (const Topic& topic : topics()) list.push_back({{"topic", topic.name}, {"title", title_of(topic)}});
  return {{"topics", list}};
}

/// What a topic or a verb says; "" when it is neither.
std::string text_about(const CLI::App& corridor, const std::string& name) {
  const auto topic = std::ranges::find(topics(), name, &Topic::name);
  if (topic != topics().end()) return topic_text(*topic);
  const auto verbs = corridor.get_subcommands([&](const CLI::App* verb) { return verb->get_name() == name; });
  return verbs.empty() ? "" : verbs.front()->help("corridor");
}

ExitStatus help(const CLI::App& corridor, const std::string& name, bool roff, const Console& console) {
  if (roff || name.empty()) {
    if (console.json()) console.result((roff ? Json{{"roff", manual_page(corridor)}} : topics_as_json()).dump(2));
    if (!console.json() && roff) console.result(manual_page(corridor));
    if (!console.json() && !roff) console.tell(list_of_topics());
    return ExitStatus::kDone;
  }
  const std::string text = text_about(corridor, name);
  if (text.empty()) {
    const std::string nearest = nearest_name(name, topic_words(verbs_in_words(corridor)));
    console.complain(fmt::format("'{}' is neither a topic nor a verb; {}", name,
                                 nearest.empty() ? "`corridor help` lists them" : "did you mean '" + nearest + "'?"));
    return ExitStatus::kWrongInput;
  }
  answer(
      console,
      [&] {
        return Json{{"topic", name}, {"text", text}}.dump(2);
      },
      [&] { return text; });
  return ExitStatus::kDone;
}

}  // namespace

Verb add_help(CLI::App& corridor, Console& console) {
  CLI::App& app =
      add_verb(corridor, "help", "Tell about a topic or a verb, or list the topics", "corridor help scenarios");
  const auto name = std::make_shared<std::string>();
  const auto roff = std::make_shared<bool>(false);
  app.add_option("TOPIC", *name, "A topic or a verb")->type_name("");
  app.add_flag("--roff", *roff, "Print the manual page corridor(1) of all verbs, for man");
  return {&app, [name, roff, &corridor, &console] { return help(corridor, *name, *roff, console); }};
}

Verb add_completion(CLI::App& corridor, Console& console) {
  CLI::App& app = add_verb(corridor, "completion", "Print what completes words of this command in a shell",
                           "corridor completion bash > ~/.local/share/bash-completion/completions/corridor");
  const auto shell = std::make_shared<std::string>();
  const std::vector<std::string> shells{"bash", "zsh", "fish"};
  app.add_option("SHELL", *shell, "bash, zsh or fish")->required()->type_name("")->check(CLI::IsMember(shells));
  return {&app, [shell, &corridor, &console] {
            const std::string script = completion_script(*shell, verbs_in_words(corridor));
            console.result(console.json() ? Json{{"shell", *shell}, {"script", script}}.dump(2) : script);
            return ExitStatus::kDone;
          }};
}

}  // namespace corridor::tools
