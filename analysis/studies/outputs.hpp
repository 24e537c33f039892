// Writes what a study leaves: design.csv, responses.csv, indices.csv, convergence.csv, failures.csv, box.yaml,
// study.json. The same bytes for the same results, whoever played them.
#pragma once

#include <string>
#include <vector>

#include "analysis/studies/answers/answers.hpp"
#include "analysis/studies/design/design.hpp"
#include "analysis/studies/play/folder.hpp"
#include "analysis/studies/play/model.hpp"
#include "analysis/studies/state.hpp"

namespace corridor {

/// Counts what is there, without writing.
StudyState count_results(const Study& study, const StudyModel& model, Design& design, StudyResults& results);

/// The answers that the results there allow.
Answers answers_of(const Study& study, const StudyModel& model, Design& design, StudyResults& results);

/// Everything that write_study may write.
const std::vector<std::string>& study_file_names();

/// Writes every file into `directory`. Returns their names.
std::vector<std::string> write_study(const std::string& directory, const Study& study, const StudyModel& model,
                                     Design& design, StudyResults& results, const StudyState& state,
                                     const Answers& answers);

}  // namespace corridor
