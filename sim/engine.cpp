// One replicate: people are there, people set out, days are lived and settled, months are handed out.
#include "sim/engine.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "sim/address.hpp"
#include "sim/input/errors.hpp"
#include "sim/life.hpp"
#include "sim/network.hpp"
#include "sim/parallel.hpp"
#include "sim/population.hpp"

namespace corridor {
namespace {

class Engine {
 public:
  Engine(const World& world, const PolicySet& policies, const RunSettings& settings);
  bool play_month(const MonthCallback& on_month, const ProgressCallback& on_progress);
  const RunTotals& totals() const { return totals_; }

 private:
  void people_are_there();
  void people_mean_to_leave(Month month);
  void begin_month(Day begin, Day end);
  void run_day(int today);
  void live(std::vector<std::unique_ptr<Block>> due, int today);
  void settle(int today);
  void settle_request(const Request& request, int today);
  Id<Jurisdiction> area_with_bed(Id<Jurisdiction> own, double beds) const;
  void settle_ports(int today);
  void settle_court(int today);
  void end_month(Month month, bool warming_up, const MonthCallback& on_month);
  void count_levels(Tally& tally, int days);
  void tell_witness();
  void amend_law(const MonthResult& month);
  Persons& stock(State state, std::size_t jurisdiction) {
    return stocks_[index_of(state) * world_.jurisdictions.size() + jurisdiction];
  }
  int day_of(Day date) const { return static_cast<int>((date - start_).count()); }

  const World& world_;
  PolicySet policies_;
  RunSettings settings_;
  Day start_;  ///< First day that is lived: before the period by the warm-up, so that people are already on the way
               ///< when it begins.
  Mechanism mechanism_;
  Luck luck_;
  Population population_;
  PerceivedRisk risk_;
  RouteChoice routes_;
  Law law_;
  std::vector<std::uint16_t> nearest_port_;
  Workers workers_;
  int days_;
  Calendar calendar_;
  Surroundings surroundings_;
  std::vector<Notebook> notebooks_;
  Rooms rooms_;
  std::map<std::uint16_t, Queue> port_lists_;  ///< By port.
  std::deque<Party> court_queue_;
  std::vector<Persons> detained_, detained_days_;  ///< By area and custody: now, and summed over the days of the month.
  std::vector<Persons> stocks_;                    ///< State x jurisdiction.
  std::uint64_t parties_alive_ = 0;
  Day next_;  ///< First day that is not lived yet.
  RunTotals totals_;
};

Engine::Engine(const World& world, const PolicySet& policies, const RunSettings& settings)
    : world_(world),
      policies_(policies),
      settings_(settings),
      start_(first_day_lived(world, settings.from)),
      mechanism_(world),
      luck_(settings.seed, settings.replicate),
      population_(world, mechanism_, luck_, settings.scale),
      risk_(world, mechanism_),
      routes_(world, mechanism_),
      law_(world, policies, start_, settings.to),
      nearest_port_(nearest_ports(world)),
      workers_(settings.threads),
      days_(day_of(settings.to)),
      calendar_(static_cast<std::size_t>(days_), workers_.count()),
      surroundings_{&world_, &mechanism_, &law_, &routes_, &risk_, &luck_, &law_.base(), &nearest_port_},
      rooms_(settings.scale),
      detained_(world.jurisdictions.size() * 2, 0),
      detained_days_(detained_.size(), 0),
      stocks_(kStates * world.jurisdictions.size(), 0),
      next_(start_) {
  for (std::size_t worker = 0; worker < workers_.count(); ++worker) {
    notebooks_.emplace_back(world_, calendar_, worker);
    notebooks_.back().witness = settings.witness;
  }
}

bool Engine::play_month(const MonthCallback& on_month, const ProgressCallback& on_progress) {
  const Day begin = next_;
  if (begin >= settings_.to) return false;
  const Month month = month_of(begin);
  next_ = std::min(first_day(month + std::chrono::months{1}), settings_.to);
  if (begin < settings_.from && settings_.from < next_) next_ = settings_.from;  // the period begins within this month
  begin_month(begin, next_);
  if (begin == start_) people_are_there();
  people_mean_to_leave(month);
  for (int today = surroundings_.month_begin; today < surroundings_.month_end; ++today) {
    run_day(today);
    std::uint64_t events = totals_.events;
    for (const Notebook& notebook : notebooks_) events += notebook.tally.events;
    const Day date = start_ + Days{today};
    if (on_progress && !on_progress({date, start_, settings_.to, events}) && today + 1 < surroundings_.month_end)
      return false;
  }
  end_month(month, next_ <= settings_.from, on_month);
  const Day date = start_ + Days{surroundings_.month_end};
  return !on_progress || on_progress({date, start_, settings_.to, totals_.events});
}

void Engine::begin_month(Day begin, Day end) {
  surroundings_.month_begin = day_of(begin);
  surroundings_.month_end = day_of(end);
  law_.prepare(surroundings_.month_begin, surroundings_.month_end);
  routes_.solve(risk_);
  for (Notebook& notebook : notebooks_) {
    const auto days = static_cast<std::size_t>(surroundings_.month_end - surroundings_.month_begin);
    notebook.requests.assign(days, {});
    notebook.freed_beds.assign(days, {});
  }
}

void Engine::people_are_there() {
  workers_.share_out(world_.residents.size(), 16, [&](std::size_t worker, std::size_t begin, std::size_t end) {
    Notebook& notebook = notebooks_[worker];
    Life life(surroundings_, notebook);
    for (std::size_t group = begin; group < end; ++group) {
      const auto size = static_cast<std::size_t>(world_.residents[group].persons);
      for (std::size_t i = population_.first_index(Population::resident_group(group)); i < size; i += settings_.scale) {
        bool awaits_court = false;
        const Party party = population_.resident(group, i, awaits_court);
        notebook.tally.move(party.state, Id<Jurisdiction>{party.jurisdiction}, party.persons);
        notebook.new_parties++;
        life.begin_as_resident(party, awaits_court);
      }
    }
  });
}

void Engine::people_mean_to_leave(Month month) {
  const int first = day_of(first_day(month));
  const int cohort_month = static_cast<int>((month - month_of(start_)).count());
  for (const Cohort& cohort : world_.cohorts) {
    if (cohort.month != month) continue;
    const std::size_t parties = population_.parties_of(cohort);
    const std::size_t begin_at = population_.first_index(Population::cohort_group(cohort));
    const std::size_t count = parties > begin_at ? (parties - begin_at + settings_.scale - 1) / settings_.scale : 0;
    workers_.share_out(count, 4096, [&](std::size_t worker, std::size_t begin, std::size_t end) {
      Notebook& notebook = notebooks_[worker];
      for (std::size_t i = begin; i < end; ++i) {
        int day = 0;
        const Party party = population_.newcomer(cohort, begin_at + i * settings_.scale, cohort_month, day);
        if (first + day < surroundings_.month_begin || first + day >= surroundings_.month_end) continue;
        notebook.tally.move(party.state, Id<Jurisdiction>{party.jurisdiction}, party.persons);
        notebook.new_parties++;
        calendar_.put(worker, static_cast<std::size_t>(first + day), party);
      }
    });
  }
}

void Engine::run_day(int today) {
  rooms_.open(law_.on(today));  // 1. today's law, fixed for the whole day
  live(calendar_.due(static_cast<std::size_t>(today)),
       today);    // 2. in parallel: read the world, write only your own party, file requests
  settle(today);  // 3. in order: beds, slots and court dates are scarce
}

void Engine::live(std::vector<std::unique_ptr<Block>> due, int today) {
  for (Notebook& notebook : notebooks_) ++notebook.turn;
  workers_.share_out(due.size(), 2, [&](std::size_t worker, std::size_t begin, std::size_t end) {
    Life life(surroundings_, notebooks_[worker]);
    for (std::size_t b = begin; b < end; ++b) {
      for (std::size_t i = 0; i < due[b]->size; ++i) life.live(due[b]->parties[i], today);
    }
  });
  calendar_.recycle(std::move(due));
}

void Engine::settle(int today) {
  for (Notebook& notebook : notebooks_) ++notebook.turn;
  const auto day_of_month = static_cast<std::size_t>(today - surroundings_.month_begin);
  for (const Notebook& notebook : notebooks_) {
    for (const Notebook::FreedBeds& freed : notebook.freed_beds[day_of_month]) {
      detained_[freed.area_and_custody] -= freed.persons;
      rooms_.leave(Room::kBeds, freed.persons);
    }
  }
  for (;;) {
    std::vector<Request> requests;
    for (Notebook& notebook : notebooks_) {
      std::vector<Request>& filed = notebook.requests[day_of_month];
      requests.insert(requests.end(), filed.begin(), filed.end());
      std::vector<Request>{}.swap(filed);
    }
    if (requests.empty()) break;
    order(requests);
    for (const Request& request : requests) settle_request(request, today);
  }
  settle_ports(today);
  settle_court(today);
  for (std::size_t i = 0; i < detained_.size(); ++i) detained_days_[i] += detained_[i];
}

void Engine::settle_request(const Request& request, int today) {
  const Party& party = request.party;
  if (request.room == Room::kPortSlots) {
    const double patience =
        luck_.at(party.identity, stay_after(Gate::kPortOfEntry), visit_of(Gate::kPortOfEntry, party)).exponential(1) *
        mechanism_.port_patience_days;
    port_lists_[request.where].line.push_back({today + 1 + static_cast<int>(std::min(patience, 1e5)), party});
    return;
  }
  if (request.room == Room::kCourtReleased) {
    court_queue_.push_back(party);
    return;
  }
  const bool granted = rooms_.take(request.room, Id<Jurisdiction>{request.where}, party.persons);
  Id<Jurisdiction> held_at{request.where};
  if (granted && request.room == Room::kBeds) {
    held_at = area_with_bed(held_at, law_.on(today).places(Room::kBeds, held_at) / settings_.scale);
    detained_[custody_cell(held_at, from_interior(party))] += party.persons;
  }
  Life(surroundings_, notebooks_[0]).after_request(party, request, granted, held_at, today);
}

/// A bed where custody was taken, as long as that area has one left of `beds` in the country; else where the most of
/// them stand empty.
Id<Jurisdiction> Engine::area_with_bed(Id<Jurisdiction> own, double beds) const {
  if (world_.bed_shares.empty() || std::isinf(beds)) return own;
  const auto empty = [&](Id<Jurisdiction> area) {
    const Persons held = detained_[custody_cell(area, false)] + detained_[custody_cell(area, true)];
    return world_.bed_shares[area.index()] * beds - static_cast<double>(held);
  };
  if (empty(own) >= 1) return own;
  Id<Jurisdiction> most = own;
  for (std::size_t j = 0; j < world_.bed_shares.size(); ++j) {
    if (world_.bed_shares[j] > 0 && empty(Id<Jurisdiction>{j}) > empty(most)) most = Id<Jurisdiction>{j};
  }
  return most;
}

void Engine::settle_ports(int today) {
  Life life(surroundings_, notebooks_[0]);
  for (auto& [port, queue] : port_lists_) {
    std::deque<Queue::Waiting>& line = queue.line;
    const auto stays = std::stable_partition(line.begin(), line.end(),
                                             [today](const Queue::Waiting& w) { return w.gives_up > today; });
    std::for_each(stays, line.end(), [&](const Queue::Waiting& w) { life.give_up_at_port(w.party, today); });
    line.erase(stays, line.end());
    while (!line.empty() && rooms_.take(Room::kPortSlots, Id<Jurisdiction>{port}, line.front().party.persons)) {
      life.turn_at_port(line.front().party, today);
      line.pop_front();
    }
  }
}

void Engine::settle_court(int today) {
  Life life(surroundings_, notebooks_[0]);
  while (!court_queue_.empty() &&
         rooms_.take(Room::kCourtReleased, Id<Jurisdiction>{0}, court_queue_.front().persons)) {
    life.hearing(court_queue_.front(), today);
    court_queue_.pop_front();
  }
}

void Engine::end_month(Month month, bool warming_up, const MonthCallback& on_month) {
  MonthResult result{month, Tally::like(notebooks_.front().tally), {}, risk_.by_jurisdiction(), month_of(start_)};
  for (Notebook& notebook : notebooks_) {
    result.tally.add(notebook.tally);
    totals_.parties += notebook.new_parties * settings_.scale;
    totals_.deaths += notebook.deaths * settings_.scale;
    parties_alive_ += notebook.new_parties - notebook.ended_parties;
    notebook.new_parties = notebook.ended_parties = 0;
    notebook.deaths = 0;
    notebook.tally.clear();
  }
  const auto settled =
      stocks_.begin() + static_cast<std::ptrdiff_t>(index_of(State::kSettled) * world_.jurisdictions.size());
  risk_.learn(result.tally, {settled, settled + static_cast<std::ptrdiff_t>(world_.jurisdictions.size())});
  totals_.events += result.tally.events;
  totals_.party_days += parties_alive_ * settings_.scale *
                        static_cast<std::uint64_t>(surroundings_.month_end - surroundings_.month_begin);
  Persons alive = 0;
  for (const Tally::StateRow& row : result.tally.state_rows()) {
    stock(row.state, row.where.index()) += row.persons;
  }
  for (std::size_t cell = 0; cell < stocks_.size(); ++cell) {
    if (stocks_[cell] < 0)
      throw Defect("more persons left a state than were in it: " +
                   world_.jurisdictions[cell % world_.jurisdictions.size()].id);
    alive += stocks_[cell];
    if (stocks_[cell] == 0) continue;
    result.stocks.push_back({static_cast<State>(cell / world_.jurisdictions.size()),
                             Id<Jurisdiction>{cell % world_.jurisdictions.size()}, stocks_[cell] * settings_.scale});
  }
  if (warming_up) totals_.deaths = 0;
  totals_.persons = alive * settings_.scale + totals_.deaths;
  count_levels(result.tally, surroundings_.month_end - surroundings_.month_begin);
  result.tally.multiply(settings_.scale);
  if (settings_.witness != nullptr) tell_witness();
  if (warming_up) return;
  on_month(result);
  amend_law(result);
}

void Engine::amend_law(const MonthResult& month) {
  bool changes_law = false;
  for (std::shared_ptr<const Policy>& policy : policies_) {
    const Amendment amendment = policy->after(month);
    if (!amendment.policy) continue;
    policy = amendment.policy;
    changes_law = changes_law || amendment.changes_law;
  }
  if (changes_law) law_.amend(policies_);
}

/// A party's events of one turn lie in one worker's notebook, in order: sorted stably by identity and turn, the order
/// of each life does not depend on threads.
void Engine::tell_witness() {
  std::vector<LifeEvent> events;
  for (Notebook& notebook : notebooks_) {
    events.insert(events.end(), notebook.seen.begin(), notebook.seen.end());
    notebook.seen.clear();
  }
  std::stable_sort(events.begin(), events.end(), [](const LifeEvent& a, const LifeEvent& b) {
    return std::pair{a.party.identity, a.turn} < std::pair{b.party.identity, b.turn};
  });
  settings_.witness->month(events);
}

void Engine::count_levels(Tally& tally, int days) {
  for (const auto& [port, queue] : port_lists_) {
    for (const Queue::Waiting& w : queue.line) {
      tally.count(Series::kPortList, Id<Jurisdiction>{port}, w.party.nationality, w.party.kind, 0, w.party.persons);
    }
  }
  for (std::size_t i = 0; i < detained_.size(); ++i) {
    const Persons average = (detained_days_[i] + days / 2) / days;
    if (average != 0)
      tally.count(Series::kDetained, Id<Jurisdiction>{i / 2}, 0, PartyKind::kSingleAdult, i % 2, average);
    detained_days_[i] = 0;
  }
  Persons pending = 0;
  for (const Party& party : court_queue_) pending += party.persons;
  tally.count(Series::kCourtPending, Id<Jurisdiction>{0}, 0, PartyKind::kSingleAdult, index_of(Docket::kReleased),
              pending);
  for (std::size_t j = 0; j < world_.jurisdictions.size(); ++j) {
    const Persons settled = stock(State::kSettled, j);
    const Persons abroad = stock(State::kWaitingAbroad, j);
    if (settled != 0) tally.count(Series::kSettled, Id<Jurisdiction>{j}, 0, PartyKind::kSingleAdult, 0, settled);
    tally.count(Series::kCourtPending, Id<Jurisdiction>{0}, 0, PartyKind::kSingleAdult, index_of(Docket::kAbroad),
                abroad);
  }
}

}  // namespace

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

const std::vector<PlanStep>& day_plan() {
  static const std::vector<PlanStep> plan{
      {"fix today's law", "policies in force today are compiled into tables: gate x jurisdiction x party class"},
      {"live", "in parallel: each party due today lives on until it asks for scarce room or the month ends"},
      {"free beds", "places left today are given back"},
      {"hearings abroad", "places to send people to wait abroad are granted in keyed order"},
      {"family intake", "places for families in custody of the interior authority are granted"},
      {"beds", "detention beds are granted; those without one flow on to release"},
      {"port lists", "people on a list at a port move up by the slots of the day, or stop waiting"},
      {"court", "the released docket is heard in order of arrival, as far as the calendar goes"},
      {"count", "persons detained tonight are counted; at month end, stocks and perceived risk are renewed"},
  };
  return plan;
}

}  // namespace corridor
