// Writes what a study leaves: design.csv, responses.csv, indices.csv, convergence.csv, failures.csv, box.yaml,
// study.json. The same bytes for the same results, whoever played them.
#pragma once

#include <string>
#include <vector>

#include "analysis/sensitivity/answers.hpp"
#include "analysis/sensitivity/design.hpp"
#include "analysis/sensitivity/study_folder.hpp"
#include "analysis/sensitivity/study_model.hpp"

namespace corridor {

struct StudyState {
  std::uint64_t planned = 0, done = 0, failed = 0;  ///< Runs: points times replicates; equal points count each time.
  std::string first_failure;                        ///< Message and input, or where that is; "" when none failed.
};

/// Counts what is there, without writing.
StudyState count_results(const Study& study, const StudyModel& model, Design& design, StudyResults& results);

/// The answers that the results there allow.
Answers answers_of(const Study& study, const StudyModel& model, Design& design, StudyResults& results);

/// Writes every file into `directory`. Returns their names.
std::vector<std::string> write_study(const std::string& directory, const Study& study, const StudyModel& model,
                                     Design& design, StudyResults& results, const StudyState& state,
                                     const Answers& answers);

}  // namespace corridor
