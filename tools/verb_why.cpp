// `corridor why DIR --party ID`: one life, gate by gate, under one history or two.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <memory>

#include "analysis/explain/life.hpp"
#include "analysis/tables/extent.hpp"
#include "tools/interrupt.hpp"
#include "tools/scenario_options.hpp"
#include "tools/verbs.hpp"

namespace corridor::tools {

namespace {

struct WhyWords {
  WhyRequest request;
  std::string party, replicate = "0";
};

std::uint64_t number_of(const std::string& digits) {
  std::uint64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

ExitStatus why(WhyWords words, const Console& console) {
  const InterruptWatch watch;
  words.request.party = number_of(words.party);
  words.request.replicate = static_cast<std::uint32_t>(number_of(words.replicate));
  const WhyStory story = tell_life(words.request, [&] { return !watch.asked_to_stop(); });
  if (watch.asked_to_stop()) {
    console.complain("interrupted; nothing was written");
    return ExitStatus::kInterrupted;
  }
  const std::string stopped = stopped_early_in(words.request.directory);
  if (!stopped.empty()) console.note(fmt::format("warning: {} was {}", words.request.directory, stopped));
  if (console.json()) {
    console.result(why_json(story));
  } else {
    console.tell(why_text(story, console.screen()));
  }
  return ExitStatus::kDone;
}

}  // namespace

Verb add_why(CLI::App& corridor, Console& console) {
  CLI::App& app = add_verb(corridor, "why", "Tell one party's life gate by gate, under both histories of a comparison",
                           "corridor why results/without-mpp --party 415874424078337");
  const auto words = std::make_shared<WhyWords>();
  app.add_option("DIR", words->request.directory, "Folder of a run or a comparison")->required()->type_name("");
  app.add_option("--party", words->party, "Number of the party, for example from parties.csv")
      ->required()
      ->check(whole_number(0, UINT64_MAX))
      ->type_name("ID");
  app.add_option("--replicate", words->replicate, "Replicate, from 0 (0 unless told)")
      ->check(whole_number(0, 100'000))
      ->type_name("N");
  app.add_option("--alternative", words->request.alternative,
                 "Which alternative of a comparison (the first unless told)")
      ->type_name("NAME");
  add_threads(app, words->request.threads);
  return {&app, [words, &console] { return why(*words, console); }};
}

}  // namespace corridor::tools
