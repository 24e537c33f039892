// study.json: what was studied, how far it is, and what it says beside the tables.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "analysis/studies/answers/answers.hpp"
#include "analysis/studies/design/design.hpp"
#include "analysis/studies/play/model.hpp"
#include "analysis/studies/state.hpp"

namespace corridor {

nlohmann::ordered_json study_json(const Study& study, const StudyModel& model, const Design& design,
                                  const StudyState& state, const Answers& answers);

}  // namespace corridor
