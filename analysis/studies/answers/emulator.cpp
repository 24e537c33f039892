// An emulator of a response, where the study asks for one, with its error in runs that it has not seen.
#include <fmt/format.h>

#include <cmath>

#include "analysis/studies/answers/answers.hpp"
#include "analysis/studies/plugins/openturns.hpp"

namespace corridor {
namespace {

constexpr std::size_t kFewest = 20, kMostForKriging = 1000;  // Kriging takes the cube of the number of runs.

/// To six digits, as the tables.
double rounded(double value) { return std::stod(fmt::format("{:.6g}", value)); }

EmulationData data_of(const Study& study, Design& design, const ResponseValues& values) {
  EmulationData data;
  data.dimension = study.factors.size();
  data.degree = study.questions.emulator->degree;
  for (std::size_t i = 0; i < values.mean.size(); ++i) {
    if (std::isnan(values.mean[i])) continue;
    const Point point = design.at(i);
    for (std::size_t f = 0; f < point.size(); ++f) data.inputs.push_back(study.factors[f].coordinate_of(point[f]));
    data.outputs.push_back(values.mean[i]);
  }
  return data;
}

}  // namespace

void answer_emulator(const Study& study, Design& design, const ResponseValues& values, Answers& answers) {
  const bool kriging = study.questions.emulator->kind == "kriging";
  const EmulationData data = data_of(study, design, values);
  const std::size_t runs = data.outputs.size();
  if (runs < kFewest || (kriging && runs > kMostForKriging)) {
    answers.sentences.push_back(fmt::format("{}: no emulator from {} points; it takes {} to {}", values.response, runs,
                                            kFewest, kriging ? std::to_string(kMostForKriging) : "any number"));
    return;
  }
  const Emulation made = kriging ? openturns().kriging(data) : openturns().chaos(data);
  const std::string verdict = fmt::format("of the emulator, which explains {:.3g} % of unseen runs", 100 * made.q2);
  for (std::size_t f = 0; f < data.dimension; ++f) {
    answers.rows.push_back({values.response, study.factors[f].path, "emulator_S1", {made.first[f], {}}, verdict});
    answers.rows.push_back({values.response, study.factors[f].path, "emulator_ST", {made.total[f], {}}, verdict});
  }
  answers.more["emulators"][values.response] = {{"kind", study.questions.emulator->kind},
                                                {"points", runs},
                                                {"q2", rounded(made.q2)},
                                                {"rmse", rounded(made.rmse)}};
}

}  // namespace corridor
