// What a study says: indices with intervals and verdicts, and whatever else its questions ask for.
#pragma once

#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <vector>

#include "analysis/base/intervals.hpp"
#include "analysis/studies/answers/prim.hpp"
#include "analysis/studies/design/design.hpp"
#include "analysis/studies/study/study.hpp"

namespace corridor {

/// A row of indices.csv. Parameters are paths or names of groups; "(chance)" is luck.
struct IndexRow {
  std::string response, parameter, index;
  Estimate estimate;
  std::string verdict;
};

/// The values of one response at every point of the design, in order. NaN where not every replicate has a result.
struct ResponseValues {
  std::string response;
  std::uint32_t replicates = 1;
  std::vector<double> mean;    ///< Over replicates.
  std::vector<double> within;  ///< Variance over replicates; empty when there is one.
  std::uint64_t missing() const;
};

struct Answers {
  std::vector<IndexRow> rows;
  std::vector<IndexRow> convergence;  ///< The same indices from the first 1/2, 1/4, ... of the base points.
  std::vector<std::uint64_t> convergence_base;
  std::vector<std::string> sentences;                              ///< For people.
  nlohmann::ordered_json more = nlohmann::ordered_json::object();  ///< For study.json: boxes, emulators, choices.
  std::optional<PrimBox> box;                                      ///< What was discovered, where anything was.
};

inline constexpr const char* kChance = "(chance)";

/// Adds the answers of one response. `study` and `design` are those of the runs.
void answer(const Study& study, Design& design, const ResponseValues& values, Answers& answers);

// One part each, in files of their own.
void answer_sobol(const Study& study, const ResponseValues& values, Answers& answers);
void answer_morris(const Study& study, const ResponseValues& values, Answers& answers);
void answer_grid(const Study& study, Design& design, const ResponseValues& values, Answers& answers);
void answer_one_at_a_time(const Study& study, Design& design, const ResponseValues& values, Answers& answers);
void answer_sample(const Study& study, Design& design, const ResponseValues& values, Answers& answers);
void answer_discovery(const Study& study, Design& design, const ResponseValues& values, Answers& answers);
void answer_emulator(const Study& study, Design& design, const ResponseValues& values, Answers& answers);
void answer_robust(const Study& study, Design& design, const ResponseValues& values, Answers& answers);

/// The share of a single run's variance that is luck's alone: mean variance within points over the variance of all
/// single runs. `take` says which points count.
double chance_share(const ResponseValues& values, const std::vector<std::size_t>& points);

}  // namespace corridor
