// Where an outcome of interest is common: a PRIM box as numbers, as a sentence and as a study.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "analysis/studies/answers/answers.hpp"
#include "analysis/studies/answers/box_text.hpp"
#include "analysis/studies/answers/prim.hpp"

namespace corridor {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kSamples = 50;  ///< Bootstrap samples for reproducibility.

PrimData data_of(const Study& study, Design& design, const ResponseValues& values) {
  const Discovery& asked = *study.questions.discover;
  PrimData data;
  data.inputs.resize(study.factors.size());
  for (const Factor& factor : study.factors) data.options.push_back(factor.options.size());
  for (std::size_t i = 0; i < values.mean.size(); ++i) {
    if (std::isnan(values.mean[i])) continue;
    const Point point = design.at(i);
    for (std::size_t f = 0; f < point.size(); ++f) data.inputs[f].push_back(point[f]);
    data.hits.push_back(asked.above ? values.mean[i] > asked.threshold : values.mean[i] < asked.threshold);
  }
  return data;
}

std::string percent(double share) { return fmt::format("{:.0f} %", 100 * share); }

std::string sentence(const Study& study, const PrimFinding& finding, std::size_t runs) {
  const Discovery& asked = *study.questions.discover;
  const PrimBox& box = finding.box;
  const std::string outcome =
      fmt::format("{} is {} {}", asked.response, asked.above ? "above" : "below", asked.threshold);
  const double overall = static_cast<double>(box.hits) / static_cast<double>(runs);
  const std::string limits = limits_text(study, box);
  if (limits.empty())
    return fmt::format("{} in {} of {} points, and no limits on the parameters tell where.", outcome, percent(overall),
                       runs);
  return fmt::format(
      "{} in {} of the points where {} (density), which are {} of all such points (coverage); without "
      "limits it is in {} of {}.",
      outcome, percent(box.density()), limits, percent(box.coverage()), percent(overall), runs);
}

Json limits_json(const Study& study, const PrimFinding& finding, const std::vector<double>& reproduced) {
  Json limits = Json::object();
  for (std::size_t f = 0; f < study.factors.size(); ++f) {
    const PrimLimit& limit = finding.box.limits[f];
    Json entry{{"restricted", limit.restricts()}, {"restricted_in_resamples", reproduced[f]}};
    if (limit.restricts()) entry["quasi_p"] = finding.quasi_p[f];
    if (limit.low) entry["low"] = *limit.low;
    if (limit.high) entry["high"] = *limit.high;
    if (study.factors[f].has_options() && limit.restricts()) {
      for (std::size_t o = 0; o < limit.left_out.size(); ++o) {
        if (!limit.left_out[o]) entry["options"].push_back(study.factors[f].options[o]);
      }
    }
    limits[study.factors[f].path] = std::move(entry);
  }
  return limits;
}

}  // namespace

void answer_discovery(const Study& study, Design& design, const ResponseValues& values, Answers& answers) {
  const PrimData data = data_of(study, design, values);
  const auto hits = static_cast<std::size_t>(std::count(data.hits.begin(), data.hits.end(), true));
  if (hits == 0 || hits == data.runs()) {
    answers.sentences.push_back(
        fmt::format("{}: the outcome happens in {} of {} points, so there is nothing to tell apart", values.response,
                    hits, data.runs()));
    return;
  }
  const PrimFinding finding = find_box(data);
  const std::vector<double> reproduced = box_reproducibility(data, study.design.seed, kSamples);
  answers.sentences.push_back(sentence(study, finding, data.runs()));
  Json peeled = Json::array();
  for (const PrimBox& box : finding.peeled)
    peeled.push_back({{"points", box.inside}, {"coverage", box.coverage()}, {"density", box.density()}});
  answers.more["box"] = {{"response", values.response},
                         {"sentence", answers.sentences.back()},
                         {"coverage", finding.box.coverage()},
                         {"density", finding.box.density()},
                         {"points_inside", finding.box.inside},
                         {"points", data.runs()},
                         {"resamples", kSamples},
                         {"parameters", limits_json(study, finding, reproduced)},
                         {"peeled", std::move(peeled)}};
  if (!limits_text(study, finding.box).empty()) answers.box = finding.box;
}

}  // namespace corridor
