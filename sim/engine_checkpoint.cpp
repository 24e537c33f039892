// The state of a replicate between two days, as bytes and back. What follows from it is made again: the law of the
// month, the next-step tables. Nothing depends on which worker wrote what, so it is written as if there were one.
#include <algorithm>

#include "sim/engine.hpp"
#include "sim/engine_inside.hpp"
#include "sim/state_bytes.hpp"

namespace corridor {
namespace {

/// What all notebooks hold together.
struct Noted {
  Tally tally;
  std::vector<std::vector<Request>> requests = {};
  std::vector<std::vector<Held>> freed_beds = {};
  std::uint64_t new_parties = 0, ended_parties = 0;
  Persons deaths = 0;

  template <class Archive>
  void serialize(Archive& archive) {
    archive(tally, requests, freed_beds, new_parties, ended_parties, deaths);
  }
};

template <class Item>
void append(std::vector<std::vector<Item>>& days, const std::vector<std::vector<Item>>& more) {
  days.resize(std::max(days.size(), more.size()));
  for (std::size_t day = 0; day < more.size(); ++day)
    days[day].insert(days[day].end(), more[day].begin(), more[day].end());
}

void add(Noted& noted, const Noted& more) {
  noted.tally.add(more.tally);
  append(noted.requests, more.requests);
  append(noted.freed_beds, more.freed_beds);
  noted.new_parties += more.new_parties;
  noted.ended_parties += more.ended_parties;
  noted.deaths += more.deaths;
}

/// Of all workers on all ranks. `like`: a tally with the cells that there are by now.
Noted sum_of(const std::vector<Notebook>& notebooks, const Tally& like, Sharing& sharing) {
  Noted none{like};
  none.tally.clear();
  Noted here = none, all = none;
  for (const Notebook& one : notebooks)
    add(here, {one.tally, one.requests, one.freed_beds, one.new_parties, one.ended_parties, one.deaths});
  for (const Noted& one : sharing.from_all(std::move(here))) add(all, one);
  return all;
}

/// Keeps what there is once for all ranks on one of them, and requests with those who ask.
void take_over(Noted&& noted, Notebook& notebook, const Sharing& sharing) {
  for (std::vector<Request>& day : noted.requests)
    std::erase_if(day, [&](const Request& request) { return !sharing.lives_here(request.party.identity); });
  notebook.requests = std::move(noted.requests);
  if (!sharing.first()) return;
  notebook.tally = std::move(noted.tally);
  notebook.freed_beds = std::move(noted.freed_beds);
  notebook.new_parties = noted.new_parties;
  notebook.ended_parties = noted.ended_parties;
  notebook.deaths = noted.deaths;
}

using PartiesByDay = std::vector<std::vector<Party>>;
constexpr std::size_t kDaysAtOnce = 32;  ///< That ranks tell each other of.

PartiesByDay parties_of(const Calendar& calendar, std::size_t first, std::size_t end) {
  PartiesByDay days(end - first);
  for (std::size_t day = first; day < end; ++day) {
    calendar.for_each_block(day, [&](std::span<const Party> block) {
      days[day - first].insert(days[day - first].end(), block.begin(), block.end());
    });
  }
  return days;
}

void save_parties(const Calendar& calendar, Sharing& sharing, StateWriter& writer) {
  for (std::size_t first = 0; first < calendar.days(); first += kDaysAtOnce) {
    const std::size_t end = std::min(first + kDaysAtOnce, calendar.days());
    const std::vector<PartiesByDay> all = sharing.from_all(parties_of(calendar, first, end));
    for (std::size_t day = 0; day < end - first; ++day) {
      std::uint64_t parties = 0;
      for (const PartiesByDay& rank : all) parties += rank[day].size();
      writer(parties);
      for (const PartiesByDay& rank : all) writer.row(rank[day].data(), rank[day].size());
    }
  }
}

void load_parties(Calendar& calendar, const Sharing& sharing, StateReader& reader) {
  std::vector<Party> some(Block::kCapacity);
  for (std::size_t day = 0; day < calendar.days(); ++day) {
    std::uint64_t left = 0;
    for (reader(left); left > 0; left -= some.size()) {
      some.resize(std::min<std::uint64_t>(left, Block::kCapacity));
      reader.row(some.data(), some.size());
      for (const Party& party : some) {
        if (sharing.lives_here(party.identity)) calendar.put(0, day, party);
      }
    }
  }
}

}  // namespace

template <class Archive>
void Engine::serialize(Archive& archive) {
  archive(next_, today_, surroundings_.month_begin, surroundings_.month_end, warming_up_, month_.month, parties_alive_,
          totals_, risk_, experience_, rooms_, custody_, port_lists_, court_line_, stocks_);
}

void Engine::save(const ByteSink& sink) {
  if (settings_.witness != nullptr && today_ != surroundings_.month_end)
    throw Defect("a run that is watched is saved between months");
  StateWriter writer(sink);
  serialize(writer);
  Noted noted = sum_of(notebooks_, month_.tally, sharing_);
  writer(noted);
  save_parties(calendar_, sharing_, writer);
  for (const auto& policy : policies_) {
    const std::string memory = policy->memory();
    writer(memory);
  }
}

void Engine::load(const ByteSource& source, const OtherPolicies& become) {
  if (begun()) throw Defect("a replicate that has been played cannot be gone on with");
  StateReader reader(source);
  serialize(reader);
  Noted noted{month_.tally};
  reader(noted);
  for (Notebook& notebook : notebooks_) {
    notebook.requests.resize(noted.requests.size());
    notebook.freed_beds.resize(noted.freed_beds.size());
  }
  sharing_.begin_month(days_in_month());
  take_over(std::move(noted), notebooks_.front(), sharing_);
  load_parties(calendar_, sharing_, reader);
  for (std::size_t p = 0; p < policies_.size(); ++p) {
    std::string memory;
    reader(memory);
    const auto own = become.find(static_cast<PolicyIndex>(p));
    if (own != become.end()) {
      policies_[p] = own->second;
    } else if (!memory.empty()) {
      policies_[p] = policies_[p]->recall(memory);
    }
  }
  law_.amend(policies_, {});
  if (today_ == surroundings_.month_end) return;
  compile_law();
  solve_routes();
}

}  // namespace corridor
