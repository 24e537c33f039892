// Checks what can be checked on the command line; the rest is the loader's.
#include "tools/scenario_options.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cstdint>

#include "sim/input/shipped.hpp"

namespace corridor::tools {

namespace {

bool is_whole(std::string_view text, std::uint64_t low, std::uint64_t high) {
  if (text.empty() || (text.size() > 1 && text.front() == '0')) return false;
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() && value >= low && value <= high;
}

std::string check_scale(std::string& text) {
  const bool good = text.starts_with("1:") && is_whole(std::string_view(text).substr(2), 1, 1'000'000);
  return good ? std::string{} : fmt::format("'{}' is not a scale; write 1:N, for example 1:10", text);
}

std::string check_assignment(std::string& text) {
  const std::size_t equals = text.find('=');
  const bool good = equals != std::string::npos && equals > 0;
  return good ? std::string{}
              : fmt::format("'{}' is not PATH=VALUE, for example policies.mpp.enrolment_share=0.2", text);
}

}  // namespace

CLI::Validator whole_number(std::uint64_t low, std::uint64_t high) {
  return CLI::Validator(
      [low, high](std::string& text) {
        return is_whole(text, low, high) ? std::string{}
                                         : fmt::format("'{}' is not a whole number from {} to {}", text, low, high);
      },
      "");
}

CLI::Option* takes_input(CLI::Option* option) {
  const auto found = [](std::string& text) {
    text = here_or_shipped(text);
    return std::string{};
  };
  return option->transform(CLI::Validator(found, ""));
}

void add_threads(CLI::App& verb, int& threads, const std::string& text) {
  verb.add_option("--threads", threads, text)->check(whole_number(1, 1024))->type_name("N");
}

void add_force(CLI::App& verb, bool& force) {
  verb.add_flag("--force", force, "Overwrite results that the folder already holds");
}

ScenarioChanges ScenarioOptions::changes() const {
  ScenarioChanges changes{set, without};
  if (!seed.empty()) changes.set.push_back("seed=" + seed);
  if (!replicates.empty()) changes.set.push_back("replicates=" + replicates);
  if (!scale.empty()) changes.set.push_back("scale=" + scale);
  return changes;
}

namespace {

/// --seed, --replicates, --scale, --set and --without.
void add_changes(CLI::App& verb, ScenarioOptions& options) {
  verb.add_option("--seed", options.seed, "Seed of the random numbers")
      ->check(whole_number(0, INT64_MAX))
      ->type_name("N");
  verb.add_option("--replicates", options.replicates, "How often to play the scenario, each time with other luck")
      ->check(whole_number(1, 100'000))
      ->type_name("N");
  verb.add_option("--scale", options.scale, "One simulated party for N real ones")
      ->check(CLI::Validator(check_scale, ""))
      ->type_name("1:N");
  verb.add_option("--set", options.set, "Change one value, by the path it has in the file; repeat at will")
      ->check(CLI::Validator(check_assignment, ""))
      ->type_name("PATH=VALUE")
      ->allow_extra_args(false)
      ->take_all();
  verb.add_option("--without", options.without, "Leave out modules or legal instruments (see `corridor policies`)")
      ->type_name("NAME[,NAME]")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->take_all();
}

}  // namespace

std::string options_text(const ScenarioOptions& options) {
  std::string text;
  const auto add = [&](const char* option, const std::string& value) {
    if (!value.empty()) text += fmt::format(" {} {}", option, value);
  };
  add("--scale", options.scale);
  add("--replicates", options.replicates);
  add("--seed", options.seed);
  for (const std::string& setting : options.set) add("--set", setting);
  for (const std::string& name : options.without) add("--without", name);
  return text;
}

std::shared_ptr<ScenarioOptions> add_scenario_options(CLI::App& verb) {
  auto options = std::make_shared<ScenarioOptions>();
  takes_input(verb.add_option("SCENARIO", options->file, "Scenario file"))->required()->type_name("");
  add_changes(verb, *options);
  return options;
}

std::shared_ptr<ScenarioOptions> add_change_options(CLI::App& verb) {
  auto options = std::make_shared<ScenarioOptions>();
  add_changes(verb, *options);
  return options;
}

}  // namespace corridor::tools
