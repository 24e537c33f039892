// The steps that begin and end a month, in the order in which they are played.
#include <algorithm>
#include <utility>

#include "sim/details.hpp"
#include "sim/engine_inside.hpp"

namespace corridor {

void Engine::compile_law() { law_.prepare(surroundings_.month_begin, surroundings_.month_end); }

bool Engine::same_law_under(const OtherPolicies& one, const OtherPolicies& other) {
  if (next_ >= settings_.to || (one.empty() && other.empty())) return true;
  law_.prepare(day_of(next_), day_of(end_of_coming_month()));
  return law_.same_under(one, other);
}

void Engine::solve_routes() { routes_.solve(risk_, experience_, month_.month); }

void Engine::people_are_there() {
  if (surroundings_.month_begin > 0) return;  // they have been there since the first month
  workers_.share_out(world_.residents.size(), 16, [&](std::size_t worker, std::size_t begin, std::size_t end) {
    Notebook& notebook = notebooks_[worker];
    Life life(surroundings_, notebook);
    for (std::size_t group = begin; group < end; ++group) {
      const auto size = static_cast<std::size_t>(world_.residents[group].persons);
      for (std::size_t i = population_.first_index(Population::resident_group(group)); i < size; i += settings_.scale) {
        if (!sharing_.lives_here(Population::identity(Population::resident_group(group), i))) continue;
        bool awaits_court = false;
        Party party = population_.resident(group, i, awaits_court);
        notebook.tally.move(party.state, Id<Jurisdiction>{party.jurisdiction}, party.persons);
        notebook.new_parties++;
        life.begin_as_resident(party, awaits_court);
      }
    }
  });
}

void Engine::people_mean_to_leave() {
  constexpr std::size_t kMostAtOnce = 1024;  // parties: most cohorts are small, so that workers share them all out
  struct Piece {
    const Cohort* cohort;
    std::size_t begin, end;  ///< Numbers of parties, in steps of the scale.
  };
  std::vector<Piece> pieces;
  for (const Cohort& cohort : world_.cohorts) {
    if (cohort.month != month_.month) continue;
    const std::size_t parties = population_.parties_of(cohort), step = kMostAtOnce * settings_.scale;
    for (std::size_t i = population_.first_index(Population::cohort_group(cohort)); i < parties; i += step)
      pieces.push_back({&cohort, i, std::min(parties, i + step)});
  }
  workers_.share_out(pieces.size(), 1, [&](std::size_t worker, std::size_t begin, std::size_t end) {
    for (std::size_t piece = begin; piece < end; ++piece) {
      for (std::size_t i = pieces[piece].begin; i < pieces[piece].end; i += settings_.scale)
        mean_to_leave(*pieces[piece].cohort, i, worker);
    }
  });
}

void Engine::mean_to_leave(const Cohort& cohort, std::size_t index, std::size_t worker) {
  if (!sharing_.lives_here(Population::identity(Population::cohort_group(cohort), index))) return;
  int day_of_departure = 0;
  const int cohort_month = static_cast<int>((month_.month - month_of(start_)).count());
  const Party party = population_.newcomer(cohort, index, cohort_month, day_of_departure);
  const int day = day_of(first_day(month_.month)) + day_of_departure;
  if (day < surroundings_.month_begin || day >= surroundings_.month_end) return;
  Notebook& notebook = notebooks_[worker];
  notebook.tally.move(party.state, Id<Jurisdiction>{party.jurisdiction}, party.persons);
  notebook.new_parties++;
  calendar_.put(worker, static_cast<std::size_t>(day), party);
}

void Engine::add_up() {
  month_.tally.clear();
  month_.perceived_risk = risk_.by_jurisdiction();
  std::array<std::int64_t, 3> counts{};
  auto& [born, ended, deaths] = counts;
  for (Notebook& notebook : notebooks_) {
    month_.tally.add(notebook.tally);
    born += std::exchange(notebook.new_parties, 0);
    ended += std::exchange(notebook.ended_parties, 0);
    deaths += std::exchange(notebook.deaths, 0);
    notebook.tally.clear();
  }
  sharing_.sum(month_.tally, counts);
  totals_.parties += static_cast<std::uint64_t>(born) * settings_.scale;
  totals_.deaths += deaths * settings_.scale;
  parties_alive_ += static_cast<std::uint64_t>(born - ended);
  if (warming_up_) totals_.deaths = 0;
  totals_.events += month_.tally.events;
  totals_.party_days += parties_alive_ * settings_.scale * static_cast<std::uint64_t>(days_in_month());
}

/// Of the people who were settled when the month began, so before stock is taken.
void Engine::learn_risk() {
  risk_.learn(month_.tally, stocks_.in(State::kSettled));
  experience_.learn(month_.tally);
}

void Engine::take_stock() {
  stocks_.move(month_.tally.state_rows());
  month_.stocks = stocks_.rows(settings_.scale);
  totals_.persons = stocks_.alive() * settings_.scale + totals_.deaths;
}

void Engine::count_levels() {
  Tally& tally = month_.tally;
  const auto pending = [&](Docket docket, Persons persons) {
    tally.count(Series::kCourtPending, Id<Jurisdiction>{0}, 0, PartyKind::kSingleAdult, details::docket(docket),
                persons);
  };
  const auto level = [&](Series series, std::size_t where, Persons persons) {
    if (persons != 0) tally.count(series, Id<Jurisdiction>{where}, 0, PartyKind::kSingleAdult, 0, persons);
  };
  port_lists_.count(tally);
  custody_.count_month(tally, days_in_month());
  pending(Docket::kReleased, court_line_.persons());
  for (std::size_t j = 0; j < world_.jurisdictions.size(); ++j) {
    level(Series::kSettled, j, stocks_.in(State::kSettled)[j]);
    level(Series::kWithoutStatus, j, stocks_.in(State::kSettled)[j] + stocks_.in(State::kAwaitingCourt)[j]);
    pending(Docket::kAbroad, stocks_.in(State::kWaitingAbroad)[j]);
  }
  tally.multiply(settings_.scale);
}

void Engine::tell_witness() {
  if (settings_.witness == nullptr) return;
  std::vector<LifeEvent> events;
  for (Notebook& notebook : notebooks_) {
    events.insert(events.end(), notebook.seen.begin(), notebook.seen.end());
    notebook.seen.clear();
  }
  put_in_order(events);
  settings_.witness->month(events);
}

void Engine::hand_out() {
  if (warming_up_) return;
  (*on_month_)(month_);
  amend_law();
}

void Engine::amend_law() {
  std::vector<PolicyIndex> anew;
  for (std::size_t p = 0; p < policies_.size(); ++p) {
    const Amendment amendment = policies_[p]->after(month_);
    if (!amendment.policy) continue;
    policies_[p] = amendment.policy;
    if (amendment.changes_law) anew.push_back(static_cast<PolicyIndex>(p));
  }
  if (!anew.empty()) law_.amend(policies_, anew);
}

}  // namespace corridor
