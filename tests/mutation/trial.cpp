// Checks with the library what `corridor validate` checks, then plays what the verb of that kind of file would play.
#include "tests/mutation/trial.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>

#include "analysis/base/files.hpp"
#include "analysis/calibrate/calibrate.hpp"
#include "analysis/calibrate/read_study.hpp"
#include "analysis/cases/cases.hpp"
#include "analysis/check/validate.hpp"
#include "analysis/page/report.hpp"
#include "analysis/record/facts.hpp"
#include "analysis/record/score.hpp"
#include "analysis/run/manifest.hpp"
#include "analysis/run/play.hpp"
#include "analysis/run/run.hpp"
#include "analysis/studies/sweep.hpp"
#include "tests/mutation/message.hpp"
#include "tests/mutation/mutate.hpp"

namespace corridor::mutation {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr Persons kFewPersons = 20000;               ///< More are played by fewer parties.
constexpr auto kPatience = std::chrono::seconds{2};  ///< A long period is not played to its end.

/// Asks to stop when it has waited long enough.
auto until_impatient() {
  return [begun = Clock::now()] { return Clock::now() - begun < kPatience; };
}

struct Attempt {
  std::optional<std::vector<Problem>> refused;  ///< With these mistakes.
  std::string fault;                            ///< Anything but a ConfigError.
  bool done() const { return !refused && fault.empty(); }
};

Attempt attempt(const std::function<void()>& act) {
  try {
    act();
    return {};
  } catch (const ConfigError& error) {
    return {error.problems(), ""};
  } catch (const Defect& defect) {
    return {std::nullopt, std::string("a defect: ") + defect.what()};
  } catch (const std::exception& error) {
    return {std::nullopt, std::string("exit 1 or 70: ") + error.what()};
  }
}

std::string wrong_with_answer(const Attempt& attempt) {
  if (!attempt.fault.empty() || !attempt.refused) return attempt.fault;
  for (const Problem& problem : *attempt.refused) {
    const std::string wrong = wrong_with(problem);
    if (!wrong.empty()) return "a message " + wrong + ": " + problem.full();
  }
  return "";
}

/// What a user hands to the command: points of a study come with the study.
std::string file_to_name(const Input& input) {
  const bool points = input.kind == Kind::kStudy && input.name.ends_with(".csv");
  return points ? fs::path(input.name).replace_extension(".yaml").string() : input.name;
}

/// So many that the world has few parties.
std::uint32_t scale_of(const Scenario& scenario) {
  Persons persons = 0;
  for (const ResidentGroup& group : scenario.world->residents) persons += group.persons;
  for (const Cohort& cohort : scenario.world->cohorts) persons += cohort.persons;
  const auto least = static_cast<std::uint32_t>(std::clamp<Persons>(persons / kFewPersons, 1, 1'000'000));
  return std::max(scenario.scale, least);
}

struct Result {
  std::string text;  ///< Everything that was counted.
  bool whole = true;
};

Result played(const Scenario& scenario) {
  PlayRequest request = request_of(scenario, 0);
  request.scale = scale_of(scenario);
  const Played run = play_scenario(scenario, request, until_impatient());
  Result result{"", run.complete};
  for (const auto& [series, cells] : run.observables.series) {
    for (const ObservableCell& cell : cells) {
      for (const auto name : {cell.place, cell.nationality, cell.party, cell.detail})
        result.text += run.observables.names[name] + ",";
      result.text += series + to_string(cell.month) + "=" + std::to_string(cell.value) + ";";
    }
  }
  return result;
}

/// What a manifest says of the input.
std::string fingerprint(const Scenario& scenario) {
  RunReport report;
  report.months_done = {0};
  const nlohmann::json manifest = make_manifest(scenario, {}, report);
  return manifest.at("scenario").at("values_sha256").get<std::string>() +
         manifest.at("world").at("all_sha256").get<std::string>();
}

}  // namespace

Trials::Trials(const std::string& folder) : ground_(folder) {
  const Scenario scenario = load_scenario(ground_ / "scenarios/scenario.yaml");
  RunOptions options;
  options.output_directory = ground_ / "run";
  options.threads = 1;
  options.observed_directory = ground_ / "scenarios/observed";
  run_scenario(scenario, options);
  ground_.adopt(Kind::kManifest, "run/manifest.json");
  results_ = played(scenario).text;
  fingerprint_ = fingerprint(scenario);
  for (const Input& input : ground_.inputs()) {
    if (const std::string fault = play(input); !fault.empty()) throw Defect(input.name + ": " + fault);
  }
}

Verdict Trials::run(Kind kind, std::uint64_t seed) {
  Dice dice(seed);
  std::vector<Input> inputs = ground_.inputs();
  std::erase_if(inputs, [&](const Input& input) { return input.kind != kind; });
  const Input& input = dice.one_of(inputs);
  std::string text = ground_.text(input.name);
  Verdict verdict{input.name + ":", false, ""};
  for (std::size_t n = 1 + dice.below(3) / 2; n > 0; --n)
    verdict.done += " " + mutate(text, ground_.text(dice.one_of(ground_.inputs()).name), dice) + ";";
  ground_.put(input.name, text);
  announce(verdict.done);
  check(input, verdict);
  ground_.restore(input.name);
  return verdict;
}

/// What is valid plays; what plays is valid, as far as the file says of itself.
void Trials::check(const Input& input, Verdict& verdict) {
  const Attempt checked = attempt([&] {
    if (input.kind != Kind::kManifest) validate_file(ground_ / file_to_name(input));  // which is written by a run
  });
  std::string fault;
  const Attempt done = attempt([&] { fault = play(input); });
  verdict.accepted = done.done();
  const std::string wrong = wrong_with_answer(checked);
  verdict.fault = !wrong.empty() ? "validate: " + wrong : wrong_with_answer(done);
  if (verdict.fault.empty()) verdict.fault = fault;
  // Another file in its place may be valid as what it is; cases may name runs, and facts series, that are not there
  // yet.
  const bool otherwise = verdict.done.find(kSwapped) != std::string::npos || input.kind == Kind::kCases ||
                         input.kind == Kind::kFacts || input.kind == Kind::kManifest;
  if (verdict.fault.empty() && checked.done() && done.refused && !otherwise)
    verdict.fault = "valid, but refused when it is played: " + done.refused->front().full();
}

std::string Trials::play_scenario_file() const {
  const Scenario scenario = load_scenario(ground_ / "scenarios/scenario.yaml");
  const Result result = played(scenario);
  const bool hidden = result.whole && result.text != results_ && fingerprint(scenario) == fingerprint_;
  return hidden ? "other results under the same fingerprint" : "";
}

std::string Trials::play_study(const std::string& file) const {
  const std::string folder = ground_ / "study";
  fs::remove_all(folder);
  SweepOptions options;
  options.study_file = file;
  options.directory = folder;
  options.threads = 1;
  options.stop = [go_on = until_impatient()] { return !go_on(); };
  const Attempt swept = attempt([&] {
    const SweepReport report = run_sweep(options);
    if (report.state.failed > 0) throw Defect("a run failed: " + report.state.first_failure);
  });
  if (swept.refused && fs::exists(folder)) return "refused, yet something was written";
  if (swept.refused) throw ConfigError(*swept.refused);
  return swept.fault;
}

/// Plays what a file is for; returns what should not be. Throws what the verb would.
std::string Trials::play(const Input& input) const {
  const std::string file = ground_ / file_to_name(input);
  Problems problems;
  switch (input.kind) {
    case Kind::kWorld:
    case Kind::kScenario:
      return play_scenario_file();
    case Kind::kStudy:
      return play_study(file);
    case Kind::kCalibration:
      read_calibration_study(file, problems);
      break;
    case Kind::kObserved:
      score_run(ground_ / "run", ground_ / "scenarios/observed");
      break;
    case Kind::kFacts: {
      const std::vector<Fact> facts = read_facts(file, problems);
      problems.throw_if_any();
      check_facts(facts, read_measure_tables(ground_ / "run"));
      break;
    }
    case Kind::kManifest: {
      const std::string run = ground_ / "run";
      score_run(run, observed_of_run(run));
      read_measure_tables(run);
      write_report(run, read_manifest(run));
      break;
    }
    case Kind::kCases:
      cases_text(lay_out(read_cases(file)));
      break;
  }
  problems.throw_if_any();
  return "";
}

}  // namespace corridor::mutation
