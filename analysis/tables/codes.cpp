// The codes of a world and of the register, beside those of the model.
#include "analysis/tables/codes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "analysis/tables/series.hpp"
#include "sim/input/errors.hpp"
#include "sim/tally.hpp"

namespace corridor {
namespace {

struct Words {
  std::string name, meaning;
};

/// As the world says it ("Name: meaning"), else as the model does.
Words words_for(const World& world, const std::string& key, const Meaning& neutral) {
  const auto own = world.labels.find("meaning." + key);
  if (own == world.labels.end()) return {std::string(neutral.name), std::string(neutral.meaning)};
  const std::size_t colon = own->second.find(": ");
  if (colon == std::string::npos) return {std::string(neutral.name), own->second};
  return {own->second.substr(0, colon), own->second.substr(colon + 2)};
}

/// Parts between slashes, each in its own words.
Words words_for_detail(const World& world, const std::string& detail) {
  Words words;
  for (std::size_t begin = 0; begin <= detail.size();) {
    const std::size_t end = std::min(detail.find('/', begin), detail.size());
    const std::string key = detail.substr(begin, end - begin);
    const Words part = words_for(world, key, meaning_of(detail_meanings(), key));
    words.name += (begin > 0 ? ", " : "") + part.name;
    words.meaning += (begin > 0 ? "; " : "") + part.meaning;
    begin = end + 1;
  }
  return words;
}

void add_series(const World& world, Codes& codes) {
  const auto published = published_series(world);
  for (std::size_t s = 0; s < kSeriesCount; ++s) {
    const SeriesShape& shape = series_shapes()[s];
    const std::string neutral{shape.name};
    const Words words = words_for(world, "series." + neutral, meaning_of(series_meanings(), neutral));
    codes.push_back({"series", published[s].name, words.name, words.meaning, "",
                     shape.level ? "persons" : "persons a month",
                     shape.level ? Column::Measure::kStock : Column::Measure::kFlow});
  }
  Codes details;
  for (std::size_t s = 0; s < kSeriesCount; ++s) {
    const SeriesShape& shape = series_shapes()[s];
    for (std::size_t d = 0; d < shape.details.size(); ++d) {
      if (shape.details[d].empty()) continue;
      const Words words = words_for_detail(world, shape.details[d]);
      details.push_back({"detail", published[s].details[d], words.name, words.meaning, published[s].name});
    }
  }
  add_codes(codes, details);
  Codes parts;
  for (const Meaning& part : detail_meanings()) parts.push_back(detail_part_code(world, std::string(part.key)));
  add_codes(codes, parts);
}

std::string_view kind_in_words(JurisdictionKind kind) {
  constexpr std::array<std::string_view, 7> kWords{"the world",     "country",       "state or department",
                                                   "border sector", "port of entry", "area of responsibility",
                                                   "locality"};
  return kWords.at(static_cast<std::size_t>(kind));
}

void add_places(const World& world, Codes& codes) {
  for (const Jurisdiction& place : world.jurisdictions) {
    std::string meaning{kind_in_words(place.kind)};
    if (place.parent && world.jurisdictions[place.parent.index()].kind != JurisdictionKind::kWorld)
      meaning += " of " + world.jurisdictions[place.parent.index()].name;
    codes.push_back({"place", place.id, place.name, meaning});
  }
  for (const Nationality& nationality : world.nationalities)
    codes.push_back({"nationality", nationality.id, nationality.name, "people of this nationality"});
}

void add_policies(const Register& shipped, Codes& codes) {
  codes.push_back({"policy", "base", "Base", "no policy: what happens anyway"});
  for (const ModuleDescription& module : shipped.modules)
    codes.push_back({"policy", module.name, module.title, module.summary});
  for (const Instrument& act : shipped.instruments)
    codes.push_back({"instrument", act.id, act.title, act.citation.empty() ? "a legal instrument" : act.citation});
}

}  // namespace

Code detail_part_code(const World& world, const std::string& key) {
  const Words words = words_for(world, key, meaning_of(detail_meanings(), key));
  const std::size_t dot = key.find('.');
  return {"detail_part", detail_label(world, key), words.name, words.meaning,
          dot == std::string::npos ? "" : key.substr(0, dot)};
}

SeriesTime time_of_series(std::string_view neutral_name) {
  const auto shape = std::find_if(series_shapes().begin(), series_shapes().end(),
                                  [&](const SeriesShape& one) { return one.name == neutral_name; });
  if (shape == series_shapes().end()) throw Defect(fmt::format("there is no series {}", neutral_name));
  if (!shape->level) return SeriesTime::kInMonth;
  return neutral_name == "detained" ? SeriesTime::kMeanOverDays : SeriesTime::kAtEnd;
}

Codes party_codes() { return codes_of("party", party_meanings()); }

Codes indicator_codes() {
  Codes codes = codes_of("indicator", indicator_meanings());
  for (Code& code : codes) {
    code.unit = "1";
    code.measure = Column::Measure::kIndex;
  }
  add_codes(codes, codes_of("scope", scope_meanings()));
  return codes;
}

Codes run_codes(const World& world, const Register& shipped) {
  Codes codes;
  add_series(world, codes);
  for (const auto& [list, meanings] :
       {std::pair{"gate", gate_meanings()}, {"outcome", outcome_meanings()}, {"state", state_meanings()}})
    add_codes(codes, codes_of(list, meanings));
  add_codes(codes, party_codes());
  add_codes(codes, indicator_codes());
  add_policies(shipped, codes);
  add_places(world, codes);
  return codes;
}

}  // namespace corridor
