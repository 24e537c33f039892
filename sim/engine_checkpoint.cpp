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

/// `like`: a tally with the cells that there are by now.
Noted sum_of(const std::vector<Notebook>& notebooks, const Tally& like) {
  Noted noted{like};
  noted.tally.clear();
  for (const Notebook& notebook : notebooks) {
    noted.tally.add(notebook.tally);
    append(noted.requests, notebook.requests);
    append(noted.freed_beds, notebook.freed_beds);
    noted.new_parties += notebook.new_parties;
    noted.ended_parties += notebook.ended_parties;
    noted.deaths += notebook.deaths;
  }
  return noted;
}

void take_over(Noted&& noted, Notebook& notebook) {
  notebook.tally = std::move(noted.tally);
  notebook.requests = std::move(noted.requests);
  notebook.freed_beds = std::move(noted.freed_beds);
  notebook.new_parties = noted.new_parties;
  notebook.ended_parties = noted.ended_parties;
  notebook.deaths = noted.deaths;
}

void save_parties(const Calendar& calendar, StateWriter& writer) {
  for (std::size_t day = 0; day < calendar.days(); ++day) {
    std::uint64_t parties = 0;
    calendar.for_each_block(day, [&](std::span<const Party> block) { parties += block.size(); });
    writer(parties);
    calendar.for_each_block(day, [&](std::span<const Party> block) { writer.row(block.data(), block.size()); });
  }
}

void load_parties(Calendar& calendar, StateReader& reader) {
  std::vector<Party> some(Block::kCapacity);
  for (std::size_t day = 0; day < calendar.days(); ++day) {
    std::uint64_t left = 0;
    for (reader(left); left > 0; left -= some.size()) {
      some.resize(std::min<std::uint64_t>(left, Block::kCapacity));
      reader.row(some.data(), some.size());
      for (const Party& party : some) calendar.put(0, day, party);
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
  if (settings_.witness != nullptr) throw Defect("a run that is watched has no checkpoint");
  StateWriter writer(sink);
  serialize(writer);
  Noted noted = sum_of(notebooks_, month_.tally);
  writer(noted);
  save_parties(calendar_, writer);
  for (const auto& policy : policies_) {
    const std::string memory = policy->memory();
    writer(memory);
  }
}

void Engine::load(const ByteSource& source) {
  if (surroundings_.month_end != 0) throw Defect("a replicate that has been played cannot be gone on with");
  StateReader reader(source);
  serialize(reader);
  Noted noted{month_.tally};
  reader(noted);
  for (Notebook& notebook : notebooks_) {
    notebook.requests.resize(noted.requests.size());
    notebook.freed_beds.resize(noted.freed_beds.size());
  }
  take_over(std::move(noted), notebooks_.front());
  load_parties(calendar_, reader);
  for (auto& policy : policies_) {
    std::string memory;
    reader(memory);
    if (!memory.empty()) policy = policy->recall(memory);
  }
  law_.amend(policies_, {});
  if (today_ == surroundings_.month_end) return;
  compile_law();
  solve_routes();
}

}  // namespace corridor
