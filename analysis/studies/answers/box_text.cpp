// Writes boxes for people and for `corridor sweep`.
#include "analysis/studies/answers/box_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <filesystem>

namespace corridor {
namespace {

std::string flow(const YamlNode& node) {
  std::vector<std::string> parts;
  switch (node.kind) {
    case YamlNode::Kind::kNull:
      return "~";
    case YamlNode::Kind::kScalar:
      return node.quoted ? fmt::format("\"{}\"", node.scalar) : node.scalar;
    case YamlNode::Kind::kSequence:
      for (const auto& item : node.items) parts.push_back(flow(*item));
      return fmt::format("[{}]", fmt::join(parts, ", "));
    default:
      for (const auto& [key, value] : node.fields) parts.push_back(key + ": " + flow(*value));
      return fmt::format("{{{}}}", fmt::join(parts, ", "));
  }
}

std::vector<std::string> kept_options(const Factor& factor, const PrimLimit& limit) {
  std::vector<std::string> kept;
  for (std::size_t i = 0; i < factor.options.size(); ++i) {
    if (!limit.left_out[i]) kept.push_back(factor.options[i]);
  }
  return kept;
}

/// Limits as this factor writes its values: whole numbers and days round inwards.
std::string limit_text(const Factor& factor, double value, bool low) {
  if (factor.kind == Factor::Kind::kNumber) return fmt::format("{:.4g}", value);
  return factor.text(low ? std::ceil(value) : std::floor(value));
}

std::string marginal_text(const Factor& factor) {
  if (factor.kind == Factor::Kind::kInteger) return fmt::format("integers: [{}, {}]", factor.first, factor.last);
  if (factor.kind == Factor::Kind::kDay)
    return fmt::format("dates: [{}, {}]", factor.text(static_cast<double>(factor.first)),
                       factor.text(static_cast<double>(factor.last)));
  const std::vector<double>& numbers = factor.marginal.numbers();
  if (numbers.size() == 1) return fmt::format("{}: {}", factor.marginal.form(), numbers.front());
  return fmt::format("{}: [{}]", factor.marginal.form(), fmt::join(numbers, ", "));
}

std::string narrowed(const Factor& factor, const PrimLimit& limit) {
  if (factor.kind == Factor::Kind::kPolicySets) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < factor.sets.size(); ++i) {
      if (!limit.left_out[i]) parts.push_back(factor.options[i] + ": " + flow(*factor.sets[i]));
    }
    return fmt::format("sets: {{{}}}", fmt::join(parts, ", "));
  }
  if (factor.has_options()) {
    const std::vector<std::string> kept = kept_options(factor, limit);
    return kept.size() == 1 ? "value: " + kept.front() : fmt::format("choice: [{}]", fmt::join(kept, ", "));
  }
  if (!limit.restricts()) return marginal_text(factor);
  // Where a marginal has no end, all but a thousandth of it counts.
  const double first = factor.at(factor.bounded() ? 0 : 0.001), last = factor.at(factor.bounded() ? 1 : 0.999);
  const std::string way = factor.kind == Factor::Kind::kInteger ? "integers"
                          : factor.kind == Factor::Kind::kDay   ? "dates"
                                                                : "uniform";
  return fmt::format("{}: [{}, {}]", way, limit_text(factor, limit.low.value_or(first), true),
                     limit_text(factor, limit.high.value_or(last), false));
}

std::string practice_text(const PracticeRequest& request) {
  std::string text = "model: {function: " + request.function;
  if (request.noise > 0) text += fmt::format(", noise: {}", request.noise);
  if (!request.coefficients.empty()) text += fmt::format(", coefficients: [{}]", fmt::join(request.coefficients, ", "));
  return text + "}\n";
}

}  // namespace

std::string limits_text(const Study& study, const PrimBox& box) {
  std::vector<std::string> parts;
  for (std::size_t f = 0; f < study.factors.size(); ++f) {
    const Factor& factor = study.factors[f];
    const PrimLimit& limit = box.limits[f];
    if (!limit.restricts()) continue;
    if (factor.has_options()) {
      parts.push_back(fmt::format("{} is {}", factor.path, fmt::join(kept_options(factor, limit), " or ")));
    } else if (limit.low && limit.high) {
      parts.push_back(fmt::format("{} is from {} to {}", factor.path, limit_text(factor, *limit.low, true),
                                  limit_text(factor, *limit.high, false)));
    } else {
      parts.push_back(
          fmt::format("{} is at {} {}", factor.path, limit.low ? "least" : "most",
                      limit_text(factor, limit.low.value_or(limit.high.value_or(0)), limit.low.has_value())));
    }
  }
  return fmt::format("{}", fmt::join(parts, " and "));
}

std::string box_study(const Study& study, const PrimBox& box, const std::string& directory) {
  const Discovery& asked = *study.questions.discover;
  std::string text = fmt::format(
      "# Where {} is {} {}: found by PRIM, to be tried with new runs. Limited parameters are uniform within their "
      "limits.\n"
      "corridor: 1\n",
      asked.response, asked.above ? "above" : "below", asked.threshold);
  if (study.practice) {
    text += practice_text(*study.practice);
  } else {
    text += fmt::format("scenario: {}\n", std::filesystem::proximate(study.scenario->file, directory).generic_string());
  }
  text += fmt::format("design: {{method: lhs, size: 100, seed: {}}}\nparameters:\n", study.design.seed + 1);
  for (std::size_t f = 0; f < study.factors.size(); ++f) {
    const Factor& factor = study.factors[f];
    text += fmt::format("  {}: {{{}}}\n", factor.path, narrowed(factor, box.limits[f]));
  }
  return text + fmt::format("responses: [\"{}\"]\n", asked.response);
}

}  // namespace corridor
