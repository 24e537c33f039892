// One replicate: people are there, people set out, days are lived and settled, months are handed out.
#include "sim/engine.hpp"

#include <algorithm>

#include "sim/engine_inside.hpp"
#include "sim/network.hpp"

namespace corridor {

constinit const std::array<Engine::Step, 18> Engine::kSteps{{
    {{Turn::kMonthBegins, "compile the law",
      "gate tables for each day of the month on which policies say another thing"},
     &Engine::compile_law},
    {{Turn::kMonthBegins, "solve routes", "next-step tables under the risk that people perceive this month"},
     &Engine::solve_routes},
    {{Turn::kMonthBegins, "people are there", "in the first month: residents, and cases that are already pending"},
     &Engine::people_are_there},
    {{Turn::kMonthBegins, "people mean to leave", "the cohort of the month is put on its days of departure"},
     &Engine::people_mean_to_leave},

    // 1. Today's law, fixed for the whole day.
    {{Turn::kDay, "fix today's law", "gate tables in force today; scarce rooms open with the places that they have"},
     &Engine::fix_law},
    // 2. In parallel: read the world, write only your own party, file requests.
    {{Turn::kDay, "live", "in parallel: each party due today lives on until it asks for scarce room or the month ends"},
     &Engine::live},
    // 3. In order: beds, slots and court dates are scarce.
    {{Turn::kDay, "share", "where several ranks play one run: each tells who asks for room today, and beds given back"},
     &Engine::share},
    {{Turn::kDay, "free beds", "places left today are given back"}, &Engine::free_beds},
    {{Turn::kDay, "settle requests",
      "in keyed order: hearings abroad, then family intake, then beds; who is declined asks for the next; people join "
      "lists at ports and the court's line"},
     &Engine::settle_requests},
    {{Turn::kDay, "port lists", "people on a list at a port stop waiting, or move up by the slots of the day"},
     &Engine::settle_ports},
    {{Turn::kDay, "court", "the released docket is heard in order of arrival, as far as the calendar goes"},
     &Engine::settle_court},
    {{Turn::kDay, "count the night", "persons detained tonight are counted"}, &Engine::count_night},

    {{Turn::kMonthEnds, "add up", "what the workers counted becomes the counts of the month"}, &Engine::add_up},
    {{Turn::kMonthEnds, "learn the risk",
      "perceived risk moves towards what happened; people hear how many went by a sector and were let in"},
     &Engine::learn_risk},
    {{Turn::kMonthEnds, "take stock", "persons in each state and place; nobody may be lost"}, &Engine::take_stock},
    {{Turn::kMonthEnds, "count levels", "mean population detained, lists at ports, cases pending, people settled"},
     &Engine::count_levels},
    {{Turn::kMonthEnds, "tell the witness", "where somebody watches lives: what happened in them"},
     &Engine::tell_witness},
    {{Turn::kMonthEnds, "hand out the month",
      "to whoever plays the run; policies that follow what happens are amended"},
     &Engine::hand_out},
}};

std::span<const PlanStep> plan() {
  static const auto steps = [] {
    std::array<PlanStep, Engine::kSteps.size()> told{};
    std::transform(Engine::kSteps.begin(), Engine::kSteps.end(), told.begin(),
                   [](const auto& step) { return step.told; });
    return told;
  }();
  return steps;
}

bool Engine::play_month(const MonthCallback& on_month, const ProgressCallback& on_progress) {
  on_month_ = &on_month;
  if (today_ == surroundings_.month_end) {  // else a stop within this month is taken up again
    if (next_ >= settings_.to) return false;
    begin_month();
    play(Turn::kMonthBegins);
  }
  while (today_ < surroundings_.month_end) {
    run_day();
    const bool go_on = sharing_.go_on(!on_progress || on_progress(progress(today_)));
    if (++today_ < surroundings_.month_end && !go_on) return false;
  }
  play(Turn::kMonthEnds);
  return sharing_.go_on(!on_progress || on_progress(progress(surroundings_.month_end)));
}

Day Engine::end_of_coming_month() const {
  const Day end = std::min(first_day(month_of(next_) + std::chrono::months{1}), settings_.to);
  return next_ < settings_.from && settings_.from < end ? settings_.from : end;  // the period may begin within it
}

void Engine::begin_month() {
  const Day begin = next_;
  month_.month = month_of(begin);
  next_ = end_of_coming_month();
  warming_up_ = next_ <= settings_.from;
  today_ = surroundings_.month_begin = day_of(begin);
  surroundings_.month_end = day_of(next_);
  for (Notebook& notebook : notebooks_) {
    notebook.requests.assign(static_cast<std::size_t>(days_in_month()), {});
    notebook.freed_beds.assign(static_cast<std::size_t>(days_in_month()), {});
  }
  sharing_.begin_month(days_in_month());
}

void Engine::run_day() { play(Turn::kDay); }

void Engine::play(Turn turn) {
  for (const Step& step : kSteps) {
    if (step.told.turn == turn) play(step);
  }
}

void Engine::play(const Step& step) {
  for (Notebook& notebook : notebooks_) ++notebook.turn;
  if (!settings_.on_step) return (this->*step.play)();
  const auto began = std::chrono::steady_clock::now();
  (this->*step.play)();
  settings_.on_step(plan()[static_cast<std::size_t>(&step - kSteps.data())], std::chrono::steady_clock::now() - began);
}

Progress Engine::progress(int days_lived) const {
  std::uint64_t events = totals_.events + sharing_.events_elsewhere();
  for (const Notebook& notebook : notebooks_) events += notebook.tally.events;
  return {start_ + Days{days_lived}, start_, settings_.to, events};
}

Engine::Engine(const World& world, const PolicySet& policies, const RunSettings& settings)
    : world_(world),
      policies_(policies),
      settings_(settings),
      start_(first_day_lived(world, settings.from)),
      mechanism_(world),
      luck_(settings.seed, settings.replicate),
      population_(world, mechanism_, luck_, settings.scale),
      risk_(world, mechanism_),
      experience_(world, mechanism_, settings.scale),
      routes_(world, mechanism_),
      law_(world, policies, start_, settings.to),
      contact_bounds_(law_.base(), mechanism_.contact_bound),
      governed_by_(governed_by(world)),
      nearest_port_(nearest_ports(world)),
      workers_(settings.threads),
      calendar_(static_cast<std::size_t>(day_of(settings.to)), workers_.count()),
      surroundings_{&world_, &mechanism_,      &law_,         &routes_,      &risk_, &experience_,
                    &luck_,  &contact_bounds_, &governed_by_, &nearest_port_},
      sharing_(world, settings.peers, settings.witness),
      rooms_(settings.scale),
      custody_(world, settings.scale),
      stocks_(world),
      next_(start_),
      month_{month_of(start_), Tally(world), {}, {}, month_of(start_)} {
  for (std::size_t worker = 0; worker < workers_.count(); ++worker) {
    notebooks_.emplace_back(world_, calendar_, worker);
    notebooks_.back().witness = settings.witness;
  }
}

Day first_day_lived(const World& world, Day from) {
  const Month month = month_of(from);
  Day start = from;
  for (int back = static_cast<int>(world.parameter("warm_up_months")); back > 0; --back) {
    const Month candidate = month - std::chrono::months{back};
    if (std::none_of(world.cohorts.begin(), world.cohorts.end(), [&](const Cohort& c) { return c.month == candidate; }))
      continue;
    start = first_day(candidate);
    break;
  }
  return start;
}

RunTotals run_replicate(const World& world, const PolicySet& policies, const RunSettings& settings,
                        const MonthCallback& on_month, const ProgressCallback& on_progress) {
  Engine engine(world, policies, settings);
  while (engine.play_month(on_month, on_progress)) continue;
  return engine.totals();
}

struct Replicate::Played {
  Engine engine;
};

Replicate::Replicate(const World& world, const PolicySet& policies, const RunSettings& settings)
    : played_(new Played{Engine(world, policies, settings)}) {}
Replicate::~Replicate() = default;
Replicate::Replicate(Replicate&&) noexcept = default;

bool Replicate::play_month(const MonthCallback& on_month, const ProgressCallback& on_progress) {
  return played_->engine.play_month(on_month, on_progress);
}

const RunTotals& Replicate::totals() const { return played_->engine.totals(); }
bool Replicate::begun() const { return played_->engine.begun(); }
Day Replicate::today() const { return played_->engine.today(); }
void Replicate::save(const ByteSink& sink) { played_->engine.save(sink); }
void Replicate::load(const ByteSource& source, const OtherPolicies& become) { played_->engine.load(source, become); }
bool Replicate::same_law_under(const OtherPolicies& one, const OtherPolicies& other) {
  return played_->engine.same_law_under(one, other);
}

}  // namespace corridor
