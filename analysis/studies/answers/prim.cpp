// Peels, drops limits that chance explains, and adjusts what is left.
#include "analysis/studies/answers/prim.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/base/intervals.hpp"
#include "analysis/studies/design/luck.hpp"

namespace corridor {
namespace {

/// Log-likelihood of hits among runs that all have the same chance of one.
double likelihood(std::uint64_t hits, std::uint64_t runs) {
  double sum = 0;
  const auto n = static_cast<double>(runs);
  for (const auto count : {static_cast<double>(hits), static_cast<double>(runs - hits)}) {
    if (count > 0) sum += count * std::log(count / n);
  }
  return sum;
}

/// How well a box parts the runs into two kinds, each with a chance of its own.
double merit(const PrimData& data, const PrimBox& box) {
  return likelihood(box.hits_inside, box.inside) + likelihood(box.hits - box.hits_inside, data.runs() - box.inside);
}

void count(const PrimData& data, PrimBox& box) {
  box.inside = box.hits_inside = box.hits = 0;
  for (std::size_t run = 0; run < data.runs(); ++run) {
    box.hits += data.hits[run] ? 1 : 0;
    if (!box.holds(data, run)) continue;
    ++box.inside;
    box.hits_inside += data.hits[run] ? 1 : 0;
  }
}

/// Halfway between the largest value below a cut and the smallest above, or the other way round.
struct Cut {
  double limit = 0;
  std::uint64_t removed = 0, hits_removed = 0;
};

/// Cuts about `share` of the runs inside off one end of an input. Nothing when all values are alike.
std::optional<Cut> cut_end(const PrimData& data, const std::vector<std::size_t>& inside, std::size_t input, bool low,
                           double share) {
  const std::vector<double>& x = data.inputs[input];
  std::vector<double> values;
  for (const std::size_t run : inside) values.push_back(low ? x[run] : -x[run]);
  const auto k = std::max<std::size_t>(1, static_cast<std::size_t>(share * static_cast<double>(inside.size())));
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(k), values.end());
  double first_kept = values[k];  // ties with it are kept, unless nothing would go
  const auto gone = [&](double v) { return v < first_kept; };
  if (std::none_of(values.begin(), values.end(), gone)) {
    double next = INFINITY;
    for (const double v : values) {
      if (v > first_kept) next = std::min(next, v);
    }
    if (std::isinf(next)) return std::nullopt;
    first_kept = next;
  }
  Cut cut;
  double last_gone = -INFINITY;
  for (const std::size_t run : inside) {
    const double v = low ? x[run] : -x[run];
    if (v >= first_kept) continue;
    last_gone = std::max(last_gone, v);
    ++cut.removed;
    cut.hits_removed += data.hits[run] ? 1 : 0;
  }
  cut.limit = (low ? 1 : -1) * 0.5 * (last_gone + first_kept);
  return cut;
}

class Peeling {
 public:
  Peeling(const PrimData& data, const PrimSettings& settings) : data_(&data), settings_(&settings) {
    box_.limits.resize(data.inputs.size());
    for (std::size_t i = 0; i < data.inputs.size(); ++i) box_.limits[i].left_out.assign(data.options[i], false);
    count(data, box_);
    for (std::size_t run = 0; run < data.runs(); ++run) inside_.push_back(run);
  }

  std::vector<PrimBox> run() {
    std::vector<PrimBox> all{box_};
    const double least = settings_->least_mass * static_cast<double>(data_->runs());
    while (peel(least)) all.push_back(box_);
    return all;
  }

 private:
  /// Takes the cut that raises the density most for each run given up; false when none raises it.
  bool peel(double least) {
    best_gain_ = 0;
    best_ = {};
    for (std::size_t input = 0; input < data_->inputs.size(); ++input) {
      if (data_->options[input] > 0) {
        for (std::size_t option = 0; option < data_->options[input]; ++option) try_option(input, option, least);
      } else {
        for (const bool low : {true, false}) try_end(input, low, least);
      }
    }
    if (best_gain_ <= 0) return false;
    box_ = best_;
    std::erase_if(inside_, [&](std::size_t run) { return !box_.holds(*data_, run); });
    return true;
  }

  void consider(PrimBox box, double least) {
    if (box.inside == 0 || static_cast<double>(box.inside) < least) return;
    const double gain = (box.density() - box_.density()) / static_cast<double>(box_.inside - box.inside);
    if (gain <= best_gain_) return;
    best_gain_ = gain;
    best_ = std::move(box);
  }

  void try_end(std::size_t input, bool low, double least) {
    if (inside_.size() < 2) return;
    const auto cut = cut_end(*data_, inside_, input, low, settings_->peel);
    if (!cut) return;
    PrimBox box = box_;
    (low ? box.limits[input].low : box.limits[input].high) = cut->limit;
    box.inside -= cut->removed;
    box.hits_inside -= cut->hits_removed;
    consider(std::move(box), least);
  }

  void try_option(std::size_t input, std::size_t option, double least) {
    PrimBox box = box_;
    if (box.limits[input].left_out[option]) return;
    box.limits[input].left_out[option] = true;
    count(*data_, box);
    if (box.inside < box_.inside) consider(std::move(box), least);
  }

  const PrimData* data_;
  const PrimSettings* settings_;
  PrimBox box_, best_;
  double best_gain_ = 0;
  std::vector<std::size_t> inside_;
};

PrimBox without_limit(const PrimData& data, const PrimBox& box, std::size_t input) {
  PrimBox wider = box;
  wider.limits[input] = {};
  wider.limits[input].left_out.assign(data.options[input], false);
  count(data, wider);
  return wider;
}

/// The chance that as many of the runs inside are hits if this limit did not matter (Bryant and Lempert 2010).
double quasi_p(const PrimData& data, const PrimBox& box, std::size_t input) {
  if (!box.limits[input].restricts()) return 1;
  return binomial_tail(box.inside, without_limit(data, box, input).density(), box.hits_inside);
}

/// The box without one end of a limit, or without a limit on options.
PrimBox without_end(const PrimData& data, const PrimBox& box, std::size_t input, bool low) {
  if (data.options[input] > 0) return without_limit(data, box, input);
  PrimBox wider = box;
  (low ? wider.limits[input].low : wider.limits[input].high).reset();
  count(data, wider);
  return wider;
}

/// Drops the end that chance explains best, until none is left that it explains. Each end is judged alone: a box can
/// need one and have picked up the other.
void drop_chance(const PrimData& data, const PrimSettings& settings, PrimBox& box) {
  const double bar = settings.significance / static_cast<double>(2 * data.inputs.size());
  for (;;) {
    PrimBox best;
    double highest = 0;
    for (std::size_t input = 0; input < box.limits.size(); ++input) {
      for (const bool low : {true, false}) {
        const PrimLimit& limit = box.limits[input];
        if (data.options[input] > 0 ? !limit.restricts() : !(low ? limit.low : limit.high)) continue;
        PrimBox wider = without_end(data, box, input, low);
        const double p = binomial_tail(box.inside, wider.density(), box.hits_inside);
        if (p <= highest) continue;
        highest = p;
        best = std::move(wider);
      }
    }
    if (highest <= bar) return;
    box = std::move(best);
  }
}

/// Pastes and peels one end of a limit run by run, all others standing: puts it where the box parts the runs best.
/// True when it moved.
bool adjust_end(const PrimData& data, PrimBox& box, std::size_t input, bool low) {
  if (!(low ? box.limits[input].low : box.limits[input].high)) return false;
  PrimBox best = without_end(data, box, input, low);
  std::vector<std::pair<double, bool>> runs;  // those inside but for this limit, the outermost first
  for (std::size_t run = 0; run < data.runs(); ++run) {
    if (best.holds(data, run))
      runs.emplace_back(low ? data.inputs[input][run] : -data.inputs[input][run], data.hits[run]);
  }
  std::sort(runs.begin(), runs.end());
  PrimBox shrinking = best;
  for (std::size_t i = 0; i + 1 < runs.size(); ++i) {
    --shrinking.inside;
    shrinking.hits_inside -= runs[i].second ? 1 : 0;
    if (runs[i].first == runs[i + 1].first || merit(data, shrinking) <= merit(data, best)) continue;
    if (shrinking.density() * static_cast<double>(data.runs()) < static_cast<double>(shrinking.hits)) continue;
    best = shrinking;
    (low ? best.limits[input].low : best.limits[input].high) = (low ? 0.5 : -0.5) * (runs[i].first + runs[i + 1].first);
  }
  if (merit(data, best) <= merit(data, box)) return false;
  box = std::move(best);
  return true;
}

void adjust(const PrimData& data, PrimBox& box) {
  constexpr int kMostRounds = 20;
  for (int round = 0; round < kMostRounds; ++round) {
    bool moved = false;
    for (std::size_t input = 0; input < box.limits.size(); ++input) {
      for (const bool low : {true, false}) moved = adjust_end(data, box, input, low) || moved;
    }
    if (!moved) return;
  }
}

}  // namespace

bool PrimLimit::restricts() const {
  return low || high || std::find(left_out.begin(), left_out.end(), true) != left_out.end();
}

bool PrimLimit::holds(double value) const {
  if (!left_out.empty()) return !left_out[static_cast<std::size_t>(value)];
  return (!low || value >= *low) && (!high || value <= *high);
}

double PrimBox::coverage() const {
  return hits == 0 ? 0 : static_cast<double>(hits_inside) / static_cast<double>(hits);
}
double PrimBox::density() const {
  return inside == 0 ? 0 : static_cast<double>(hits_inside) / static_cast<double>(inside);
}

bool PrimBox::holds(const PrimData& data, std::size_t run) const {
  for (std::size_t input = 0; input < limits.size(); ++input) {
    if (!limits[input].holds(data.inputs[input][run])) return false;
  }
  return true;
}

PrimFinding find_box(const PrimData& data, const PrimSettings& settings) {
  PrimFinding finding;
  finding.peeled = Peeling(data, settings).run();
  finding.box = *std::max_element(finding.peeled.begin(), finding.peeled.end(),
                                  [&](const PrimBox& a, const PrimBox& b) { return merit(data, a) < merit(data, b); });
  drop_chance(data, settings, finding.box);
  adjust(data, finding.box);
  for (std::size_t input = 0; input < data.inputs.size(); ++input)
    finding.quasi_p.push_back(quasi_p(data, finding.box, input));
  return finding;
}

std::vector<double> box_reproducibility(const PrimData& data, std::uint64_t seed, int samples,
                                        const PrimSettings& settings) {
  const DesignLuck luck(seed);
  std::vector<double> shares(data.inputs.size(), 0);
  for (int sample = 0; sample < samples; ++sample) {
    PrimData again{std::vector<std::vector<double>>(data.inputs.size()), data.options, {}};
    for (std::size_t draw = 0; draw < data.runs(); ++draw) {
      const double u = luck.at(draw, DesignPurpose::kResample, static_cast<std::uint32_t>(sample))[0];
      const auto run = static_cast<std::size_t>(u * static_cast<double>(data.runs()));
      for (std::size_t input = 0; input < data.inputs.size(); ++input)
        again.inputs[input].push_back(data.inputs[input][run]);
      again.hits.push_back(data.hits[run]);
    }
    const PrimBox box = find_box(again, settings).box;
    for (std::size_t input = 0; input < shares.size(); ++input) shares[input] += box.limits[input].restricts() ? 1 : 0;
  }
  for (double& share : shares) share /= samples;
  return shares;
}

}  // namespace corridor
