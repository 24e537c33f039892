// Dense arrays of integers behind the counts of one month.
#include "sim/tally.hpp"

#include <algorithm>

#include "sim/details.hpp"
#include "sim/input/errors.hpp"

namespace corridor {
namespace {

constexpr std::uint16_t kNoPlace = 0xFFFF;

std::array<SeriesShape, kSeriesCount> make_shapes() {
  using Kind = JurisdictionKind;
  using namespace details;
  return {{
      {"encounters_between_ports", {Kind::kSector}, true, true, "authority", authorities()},
      {"encounters_at_ports", {Kind::kPort}, true, true, "authority", authorities()},
      {"processing", {Kind::kPort, Kind::kSector}, true, true, "processing", processing_outcomes()},
      {"got_away", {Kind::kSector}, true, true, "sight", sights()},
      {"turned_back", {Kind::kPort, Kind::kSector}, true, true, "", none()},
      {"deaths", {Kind::kSector, Kind::kState}, true, true, "", none()},
      {"transit_apprehensions", {Kind::kState}, true, true, "transit", transit_outcomes()},
      {"enrolments_abroad", {Kind::kPort}, true, true, "", none()},
      {"port_list", {Kind::kPort}, true, true, "", none(), true},
      {"separations", {Kind::kSector}, true, false, "", none()},
      {"interior_arrests", {Kind::kArea}, true, false, "arrest", arrests()},
      {"book_ins", {Kind::kArea}, false, false, "custody", custodies()},
      {"detained", {Kind::kArea}, false, false, "custody", custodies(), true},
      {"removals", {Kind::kArea}, true, false, "removal", removals()},
      {"court_receipts", {}, false, false, "docket", dockets()},
      {"court_completions", {}, false, false, "completion", completions()},
      {"court_pending", {}, false, false, "docket", dockets(), true},
      {"settled", {Kind::kArea}, false, false, "", none(), true},
      {"fear_screenings", {}, true, true, "screening", screenings()},
      {"let_in", {Kind::kPort, Kind::kSector}, true, true, "", none()},
      {"interceptions", {Kind::kSector}, true, true, "", none()},
      {"without_status", {Kind::kArea}, false, false, "", none(), true},
  }};
}

std::size_t cells_per_place(const SeriesShape& shape, std::size_t nationalities) {
  return (shape.by_nationality ? nationalities : 1) * (shape.by_party ? kPartyKinds : 1) * shape.details.size();
}

/// Where a series counts what happens in a jurisdiction: its nearest ancestor of the first kind that there is one of.
Id<Jurisdiction> place_for(const World& world, const SeriesShape& shape, Id<Jurisdiction> where) {
  for (const JurisdictionKind kind : shape.places) {
    if (const Id<Jurisdiction> place = world.ancestor(where, kind)) return place;
  }
  return {};
}

/// People are stopped in a state on their way through it: a place this side of the border must lie in it.
bool is_on_the_way(const World& world, Id<Jurisdiction> state) {
  return std::any_of(world.places.begin(), world.places.end(), [&](const Place& place) {
    return place.side != Side::kDestination && world.ancestor(place.jurisdiction, JurisdictionKind::kState) == state;
  });
}

}  // namespace

const std::array<SeriesShape, kSeriesCount>& series_shapes() {
  static const std::array<SeriesShape, kSeriesCount> shapes = make_shapes();
  return shapes;
}

std::vector<Id<Jurisdiction>> series_places(const World& world, const SeriesShape& shape) {
  std::vector<Id<Jurisdiction>> places;
  for (std::size_t j = 0; j < world.jurisdictions.size(); ++j) {
    const Id<Jurisdiction> where{j};
    if (place_for(world, shape, where) != where) continue;
    if (world.jurisdictions[j].kind == JurisdictionKind::kState && !is_on_the_way(world, where)) continue;
    places.push_back(where);
  }
  return places;
}

std::string detail_label(const World& world, const std::string& detail) {
  std::string text;
  for (std::size_t begin = 0; begin <= detail.size();) {
    const std::size_t end = std::min(detail.find('/', begin), detail.size());
    const std::string key = detail.substr(begin, end - begin);
    const auto label = world.labels.find(key);
    text += (begin > 0 ? "/" : "") + (label != world.labels.end() ? label->second : key.substr(key.find('.') + 1));
    begin = end + 1;
  }
  return text;
}

struct Tally::Cells {
  explicit Cells(const World& world);

  const World* world;
  /// Jurisdiction -> index among the series' places, or kNoPlace; and those places.
  std::array<std::vector<std::uint16_t>, kSeriesCount> place_of;
  std::array<std::vector<Id<Jurisdiction>>, kSeriesCount> places;
  /// How far apart cells lie of two places, nationalities, kinds; 0 where a series is not split by them.
  struct Stride {
    std::size_t place, nationality, kind;
  };
  std::array<Stride, kSeriesCount> stride{};
  /// The same for the places where a gate is met.
  std::array<std::vector<std::uint16_t>, kGates> gate_place_of;
  std::array<std::vector<Id<Jurisdiction>>, kGates> gate_places;

  std::size_t jurisdictions() const { return world->jurisdictions.size(); }
};

Tally::Cells::Cells(const World& its_world) : world(&its_world) {
  for (std::size_t s = 0; s < kSeriesCount; ++s) {
    const SeriesShape& shape = series_shapes()[s];
    const std::size_t details = shape.details.size(), kinds = details * (shape.by_party ? kPartyKinds : 1);
    stride[s] = {cells_per_place(shape, world->nationalities.size()), shape.by_nationality ? kinds : 0,
                 shape.by_party ? details : 0};
    place_of[s].assign(jurisdictions(), shape.places.empty() ? std::uint16_t{0} : kNoPlace);
    places[s] = shape.places.empty() ? std::vector{Id<Jurisdiction>{}} : series_places(*world, shape);
    for (std::size_t j = 0; j < jurisdictions() && !shape.places.empty(); ++j) {
      const auto known = std::find(places[s].begin(), places[s].end(), place_for(*world, shape, Id<Jurisdiction>{j}));
      if (known != places[s].end()) place_of[s][j] = static_cast<std::uint16_t>(known - places[s].begin());
    }
  }
  for (std::size_t g = 0; g < kGates; ++g) {
    gate_place_of[g].assign(jurisdictions(), kNoPlace);
    for (std::size_t j = 0; j < jurisdictions(); ++j) {
      if (!gate_is_at(static_cast<Gate>(g), *world, Id<Jurisdiction>{j})) continue;
      gate_place_of[g][j] = static_cast<std::uint16_t>(gate_places[g].size());
      gate_places[g].push_back(Id<Jurisdiction>{j});
    }
  }
}

Tally::Tally(const World& world) : Tally(std::make_shared<const Cells>(world)) {}

Tally::Tally(std::shared_ptr<const Cells> cells)
    : cells_(std::move(cells)), states_(kStates * cells_->jurisdictions(), 0), exposed_(cells_->jurisdictions(), 0) {
  for (std::size_t s = 0; s < kSeriesCount; ++s) {
    series_[s].assign(
        cells_->places[s].size() * cells_per_place(series_shapes()[s], cells_->world->nationalities.size()), 0);
  }
}

void Tally::count(Series series, Id<Jurisdiction> where, std::uint8_t nationality, PartyKind kind, std::size_t detail,
                  Persons persons) {
  const std::size_t s = index_of(series);
  const std::uint16_t place = cells_->place_of[s][where ? where.index() : 0];
  if (place == kNoPlace) {
    throw Defect("series " + std::string(series_shapes()[s].name) + " is counted at " +
                 cells_->world->jurisdictions[where.index()].id);
  }
  const Cells::Stride& stride = cells_->stride[s];
  series_[s][place * stride.place + nationality * stride.nationality + index_of(kind) * stride.kind + detail] +=
      persons;
}

void Tally::charge(Gate gate, Id<Jurisdiction> where, Outcome outcome, PolicyIndex by, Persons persons) {
  const std::size_t g = index_of(gate);
  const std::size_t place = cells_->gate_place_of[g][where.index()];
  if (place == kNoPlace)
    throw Defect(std::string(name_of(gate)) + " is charged at " + cells_->world->jurisdictions[where.index()].id);
  std::vector<Persons>& block = charges_[g].blocks[by == kBase ? 0 : by + std::size_t{1}];
  const std::size_t slot = position_of(gate, outcome), outcomes = outcomes_of(gate).size();
  if (block.empty()) block.assign(cells_->gate_places[g].size() * outcomes, 0);
  block[place * outcomes + slot] += persons;
}

void Tally::move(State state, Id<Jurisdiction> where, Persons persons) {
  states_[index_of(state) * cells_->jurisdictions() + where.index()] += persons;
}

void Tally::trace(std::size_t cohort, std::uint8_t nationality, PartyKind kind, Persons persons) {
  const std::size_t width = groups_of(cells_->world->nationalities.size());
  if (cohorts_.size() < (cohort + 1) * width) cohorts_.resize((cohort + 1) * width, 0);
  cohorts_[cohort * width + group_of(nationality, kind)] += persons;
}

namespace {

void add_to(std::vector<Persons>& sum, const std::vector<Persons>& more) {
  if (sum.size() < more.size()) sum.resize(more.size(), 0);
  for (std::size_t i = 0; i < more.size(); ++i) sum[i] += more[i];
}

void scale_by(std::vector<Persons>& counts, Persons factor) {
  for (Persons& count : counts) count *= factor;
}

}  // namespace

void Tally::add(const Tally& other) {
  for (std::size_t s = 0; s < kSeriesCount; ++s) add_to(series_[s], other.series_[s]);
  for (std::size_t g = 0; g < kGates; ++g) {
    for (std::size_t p = 0; p < kPolicySlots; ++p) add_to(charges_[g].blocks[p], other.charges_[g].blocks[p]);
  }
  add_to(states_, other.states_);
  add_to(exposed_, other.exposed_);
  add_to(cohorts_, other.cohorts_);
  events += other.events;
}

void Tally::multiply(Persons factor) {
  if (factor == 1) return;
  for (std::vector<Persons>& cells : series_) scale_by(cells, factor);
  for (Charges& charges : charges_) {
    for (std::vector<Persons>& block : charges.blocks) scale_by(block, factor);
  }
  scale_by(states_, factor);
  scale_by(exposed_, factor);
  scale_by(cohorts_, factor);
}

void Tally::clear() {
  for (std::vector<Persons>& cells : series_) std::fill(cells.begin(), cells.end(), 0);
  for (Charges& charges : charges_) {
    for (std::vector<Persons>& block : charges.blocks) std::fill(block.begin(), block.end(), 0);
  }
  std::fill(states_.begin(), states_.end(), 0);
  std::fill(exposed_.begin(), exposed_.end(), 0);
  std::fill(cohorts_.begin(), cohorts_.end(), 0);
  events = 0;
}

std::vector<std::vector<Persons>*> Tally::arrays() {
  std::vector<std::vector<Persons>*> all{&states_, &exposed_, &cohorts_};
  for (std::vector<Persons>& cells : series_) all.push_back(&cells);
  for (Charges& charges : charges_) {
    for (std::vector<Persons>& block : charges.blocks) all.push_back(&block);
  }
  return all;
}

std::vector<Tally::Row> Tally::series_rows() const {
  std::vector<Row> rows;
  const std::size_t nationalities = cells_->world->nationalities.size();
  for (std::size_t s = 0; s < kSeriesCount; ++s) {
    const SeriesShape& shape = series_shapes()[s];
    const std::size_t details = shape.details.size();
    for (std::size_t cell = 0; cell < series_[s].size(); ++cell) {
      if (series_[s][cell] == 0) continue;
      std::size_t rest = cell / details;
      const int party = shape.by_party ? static_cast<int>(rest % kPartyKinds) : -1;
      if (shape.by_party) rest /= kPartyKinds;
      const int nationality = shape.by_nationality ? static_cast<int>(rest % nationalities) : -1;
      if (shape.by_nationality) rest /= nationalities;
      rows.push_back(
          {static_cast<Series>(s), cells_->places[s][rest], nationality, party, cell % details, series_[s][cell]});
    }
  }
  return rows;
}

std::vector<Tally::GateRow> Tally::gate_rows() const {
  std::vector<GateRow> rows;
  for (std::size_t g = 0; g < kGates; ++g) {
    const std::span<const Outcome> outcomes = outcomes_of(static_cast<Gate>(g));
    std::vector<std::size_t> charged;
    for (std::size_t p = 0; p < kPolicySlots; ++p) {
      if (!charges_[g].blocks[p].empty()) charged.push_back(p);
    }
    for (std::size_t cell = 0; cell < cells_->gate_places[g].size() * outcomes.size(); ++cell) {
      for (const std::size_t p : charged) {
        const Persons persons = charges_[g].blocks[p][cell];
        if (persons == 0) continue;
        rows.push_back({static_cast<Gate>(g), cells_->gate_places[g][cell / outcomes.size()],
                        outcomes[cell % outcomes.size()], p == 0 ? kBase : static_cast<PolicyIndex>(p - 1), persons});
      }
    }
  }
  return rows;
}

std::vector<Tally::StateRow> Tally::state_rows() const {
  std::vector<StateRow> rows;
  const std::size_t jurisdictions = cells_->jurisdictions();
  for (std::size_t cell = 0; cell < states_.size(); ++cell) {
    if (states_[cell] == 0) continue;
    rows.push_back({static_cast<State>(cell / jurisdictions), Id<Jurisdiction>{cell % jurisdictions}, states_[cell]});
  }
  return rows;
}

}  // namespace corridor
