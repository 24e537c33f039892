// Reads verbs and options off CLI11. What a value is follows from what help calls it.
#include "tools/command_words.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <map>
#include <sstream>

#include "policies/register.hpp"
#include "sim/input/shipped.hpp"
#include "tools/console.hpp"
#include "tools/topics.hpp"

namespace corridor::tools {
namespace {

/// "text|json" and "{a,b}" are lists of choices.
std::vector<std::string> choices_in(std::string label) {
  const std::size_t open = label.find('{'), close = label.find('}');
  char between = '|';
  if (open != std::string::npos && close != std::string::npos) {
    label = label.substr(open + 1, close - open - 1);
    between = ',';
  } else if (label.find('|') == std::string::npos) {
    return {};
  }
  std::vector<std::string> choices;
  std::istringstream all{label};
  for (std::string one; std::getline(all, one, between);) choices.push_back(one);
  return choices;
}

Takes taken_by(const CLI::App& verb, const ArgumentWords& argument) {
  static const std::map<std::string, Takes> kByLabel{
      {"DIR", Takes::kFolder}, {"SCENARIO", Takes::kInput}, {"ALTERNATIVE", Takes::kInput}, {"STUDY", Takes::kInput},
      {"FILE", Takes::kInput}, {"TOPIC", Takes::kTopic},    {"NAME[,NAME]", Takes::kPolicy}};
  if (!argument.choices.empty()) return Takes::kChoice;
  if (argument.label.empty()) return Takes::kNothing;
  if (verb.get_name() == "policies" && argument.names.empty()) return Takes::kPolicy;
  const auto known = kByLabel.find(argument.label);
  return known == kByLabel.end() ? Takes::kText : known->second;
}

ArgumentWords in_words(const CLI::App& verb, const CLI::Option& option) {
  ArgumentWords words;
  for (const std::string& name : option.get_snames()) words.names.push_back(fmt::format("-{}", name));
  for (const std::string& name : option.get_lnames()) words.names.push_back(fmt::format("--{}", name));
  const bool flag = option.get_items_expected_max() == 0;
  words.choices = choices_in(option.get_type_name());
  words.label = flag ? "" : words.names.empty() ? option.get_name(true) : option.get_type_name();
  words.what = option.get_description();
  words.takes = taken_by(verb, words);
  words.repeats =
      option.get_items_expected_max() > 1 || option.get_multi_option_policy() == CLI::MultiOptionPolicy::TakeAll;
  words.required = option.get_required();
  words.common = option.get_group() == kCommonGroup;
  return words;
}

std::string example_in(const std::string& footer) {
  constexpr std::string_view kMark = "Example:\n  ";
  return footer.starts_with(kMark) ? footer.substr(kMark.size()) : footer;
}

}  // namespace

std::vector<VerbWords> verbs_in_words(const CLI::App& corridor) {
  std::vector<VerbWords> verbs;
  for (const CLI::App* verb : corridor.get_subcommands([](const CLI::App*) { return true; })) {
    VerbWords words{verb->get_name(), verb->get_description(), example_in(verb->get_footer()), {}};
    for (const CLI::Option* option : verb->get_options()) {
      if (!option->get_group().empty()) words.arguments.push_back(in_words(*verb, *option));
    }
    verbs.push_back(std::move(words));
  }
  return verbs;
}

std::vector<std::string> policy_words() {
  std::vector<std::string> names;
  for (const ModuleDescription& module : shipped_register().modules) names.push_back(module.name);
  for (const Instrument& instrument : shipped_register().instruments) names.push_back(instrument.id);
  return names;
}

std::vector<std::string> input_words() {
  std::vector<std::string> files;
  for (const char* folder : {"scenarios", "scenarios/studies", "scenarios/cases"}) {
    for (std::string& file : shipped_files(folder)) files.push_back(std::move(file));
  }
  return files;
}

std::vector<std::string> topic_words(const std::vector<VerbWords>& verbs) {
  std::vector<std::string> names;
  for (const Topic& topic : topics()) names.push_back(topic.name);
  for (const VerbWords& verb : verbs) names.push_back(verb.name);
  return names;
}

}  // namespace corridor::tools
