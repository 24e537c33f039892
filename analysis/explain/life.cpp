// Plays a run or a comparison again and keeps what one party met.
#include "analysis/explain/life.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "analysis/base/files.hpp"
#include "analysis/compare/inputs.hpp"
#include "analysis/scenario/fingerprint.hpp"
#include "analysis/scenario/resolve.hpp"
#include "sim/input/errors.hpp"

namespace corridor {
namespace {

using nlohmann::json;

[[noreturn]] void refuse(const std::string& where, const std::string& problem, const std::string& suggestion) {
  throw ConfigError({{{where}, "", problem, suggestion}});
}

ScenarioChanges changes_of(const json& manifest) {
  const json& changes = manifest.at("changes");
  return {changes.at("set").get<std::vector<std::string>>(), changes.at("without").get<std::vector<std::string>>()};
}

/// The scenario as it was then: the same file with the same changes must still say the same.
Scenario load_again(const json& entry, const ScenarioChanges& changes, const std::string& directory) {
  const auto file = entry.at("file").get<std::string>();
  std::error_code error;
  if (!std::filesystem::exists(file, error))
    refuse(directory, fmt::format("was made from {}, which is not there", file),
           "scenario files are found from the folder in which the command ran");
  Scenario scenario = load_scenario(file, changes);
  if (sha256_of_text(values_as_json(scenario)) != entry.at("values_sha256").get<std::string>())
    refuse(file, fmt::format("has changed since {} was made", directory), "make it again");
  return scenario;
}

/// The scenarios of a folder: one of a run, base and alternative of a comparison.
std::vector<Scenario> scenarios_of(const WhyRequest& request) {
  std::error_code error;
  if (!std::filesystem::exists(request.directory + "/manifest.json", error))
    refuse(request.directory, "holds neither a run nor a comparison", "give the folder that -o named");
  const json manifest = json::parse(read_whole_file(request.directory + "/manifest.json"), nullptr, false);
  if (!manifest.is_object()) refuse(request.directory + "/manifest.json", "is not JSON", "make the folder again");
  if (!manifest.contains("changes")) refuse(request.directory, "was made by an earlier version", "make it again");
  const ScenarioChanges changes = changes_of(manifest);
  std::vector<Scenario> scenarios;
  if (!manifest.contains("scenarios")) {
    scenarios.push_back(load_again(manifest.at("scenario"), changes, request.directory));
  } else {
    const json& all = manifest.at("scenarios");
    std::vector<std::string> labels;
    for (std::size_t s = 1; s < all.size(); ++s) labels.push_back(all[s].at("label").get<std::string>());
    const std::string wanted = request.alternative.empty() ? labels.front() : request.alternative;
    const auto found = std::find(labels.begin(), labels.end(), wanted);
    if (found == labels.end())
      refuse(request.directory, fmt::format("has no alternative '{}'", wanted), suggest_name(wanted, labels));
    scenarios.push_back(load_again(all[0], changes, request.directory));
    scenarios.push_back(
        load_again(all[static_cast<std::size_t>(found - labels.begin()) + 1], changes, request.directory));
  }
  if (world_hash_of(scenarios.front()) != manifest.at("world").at("all_sha256").get<std::string>())
    refuse(scenarios.front().world_directory, fmt::format("has changed since {} was made", request.directory),
           "make it again");
  return scenarios;
}

std::string amount_text(Gate gate, double amount) {
  if (!is_rate_gate(gate)) return fmt::format("{:.4g} %", 100 * amount);
  return fmt::format("{:.4g} {}", amount, gate == Gate::kCrossing ? "an attempt" : "a day");
}

std::string chain_text(const LifeEvent& event, const PolicySet& policies) {
  std::string text;
  double before = 0;
  for (const Link& link : event.chain) {
    const double amount = is_rate_gate(event.gate) ? link.amount - before : link.amount;
    before = link.amount;
    text +=
        fmt::format("{}{} {} {}", text.empty() ? "" : "; ", link.by == kBase ? "base" : policies.at(link.by)->name(),
                    name_of(link.outcome), amount_text(event.gate, amount));
    if (link.room != Room::kNone) text += fmt::format(" while there is room ({})", kRoomNames[index_of(link.room)]);
  }
  return text.empty() ? "nothing can happen" : text;
}

/// Keeps what a party and the children separated from it met.
class LifeKeeper final : public Witness {
 public:
  LifeKeeper(std::uint64_t party, const Scenario& scenario) : scenario_(&scenario) {
    lives_[0].party = party;
    lives_[1].party = party | kSeparatedBit;
  }
  bool watches(std::uint64_t identity) const override { return family_of(identity) == lives_[0].party; }

  void month(std::span<const LifeEvent> events) override {
    for (const LifeEvent& event : events) {
      ToldLife& life = lives_[is_separated(event.party.identity) ? 1 : 0];
      if (!life.fate) life.fate = fate_of(event.party.state);
      life.fate = fate_after(*life.fate, event);
      life.persons = event.party.persons;
      if (event.kind == LifeEvent::Kind::kDecided) life.decisions.push_back(told(event));
    }
  }
  void begins(Day day) { first_day_ = day; }
  const std::array<ToldLife, 2>& lives() const { return lives_; }

 private:
  ToldDecision told(const LifeEvent& event) const {
    return {first_day_ + Days{event.day},
            event.party,
            event.gate,
            scenario_->world->jurisdictions[event.where].id,
            event.outcome,
            event.by == kBase ? "base" : scenario_->policies.policies.at(event.by)->name(),
            chain_text(event, scenario_->policies.policies)};
  }

  const Scenario* scenario_;
  Day first_day_;
  std::array<ToldLife, 2> lives_;
};

std::array<ToldLife, 2> play_life(const Scenario& scenario, const WhyRequest& request,
                                  const std::function<bool()>& go_on) {
  LifeKeeper keeper(request.party, scenario);
  keeper.begins(first_day_lived(*scenario.world, scenario.from));
  const RunSettings settings{scenario.from,  scenario.to,     scenario.seed, request.replicate,
                             scenario.scale, request.threads, &keeper};
  run_replicate(
      *scenario.world, scenario.policies.policies, settings, [](const MonthResult&) {},
      [&](const Progress&) { return !go_on || go_on(); });
  return keeper.lives();
}

}  // namespace

WhyStory tell_life(const WhyRequest& asked, const std::function<bool()>& go_on) {
  WhyRequest request = asked;
  request.party = family_of(asked.party);
  const std::vector<Scenario> scenarios = scenarios_of(request);
  WhyStory story{request.replicate, {}, "", {}};
  std::vector<std::array<ToldLife, 2>> lives;
  for (const Scenario& scenario : scenarios) {
    story.names.push_back(scenario.name);
    lives.push_back(play_life(scenario, request, go_on));
  }
  for (const std::size_t party : {0U, 1U}) {
    std::vector<ToldLife> both;
    bool any = false;
    for (const std::array<ToldLife, 2>& one : lives) {
      any = any || one[party].fate;
      both.push_back(one[party]);
      if (story.nationality.empty() && !one[party].decisions.empty())
        story.nationality = scenarios.front().world->nationalities[one[party].decisions.front().party.nationality].name;
    }
    if (any) story.lives.push_back(std::move(both));
  }
  if (story.lives.empty())
    refuse("--party", fmt::format("nobody of number {} did anything in replicate {}", asked.party, request.replicate),
           "parties.csv of a comparison with --agents lists some");
  return story;
}

}  // namespace corridor
