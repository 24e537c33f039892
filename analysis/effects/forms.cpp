// Declares effects.csv.
#include "analysis/effects/forms.hpp"

#include "analysis/effects/effect.hpp"
#include "analysis/effects/play.hpp"
#include "analysis/record/forms.hpp"

namespace corridor {

const TableForm& effects_form() {
  using namespace column;
  constexpr const char* kUnit = "as in unit";
  static const TableForm form{
      .file = "effects.csv",
      .about = "a published effect of a policy beside the simulated one",
      .columns = {name("effect", "the file that describes it, without .yaml"),
                  text("title", "what was found"),
                  choice("used_for", {kCalibration, kInput, kValidation},
                         "whether a number of the model was set on it; only validation judges"),
                  choice("unit", kEffectUnits, "relative difference, difference of shares, ratio, persons"),
                  real("published", kUnit, "as published"),
                  real("low", kUnit, "of the published interval"),
                  real("high", kUnit, "of the published interval"),
                  text("interval", "what the published interval is"),
                  real("simulated", kUnit, "mean over replicates; empty: undefined in some").or_empty(),
                  real("simulated_low", kUnit, "of the paired 95 % interval; empty: too few replicates").or_empty(),
                  real("simulated_high", kUnit, "of the paired 95 % interval").or_empty(),
                  choice("standing", {kStandingNames.begin(), kStandingNames.end()},
                         "inside: all of the simulated interval; overlaps: part of it; outside: none"),
                  text("why_not", "what the model lacks, written before it was played"),
                  text("counterfactual", "what it changes"),
                  text("estimand", "how both runs show the effect"),
                  day("from", "first day of the study"),
                  day("to", "the day after its last"),
                  text("source", "where it was published"),
                  text("url", "where it can be read"),
                  count("replicates", "", "pairs that it stands on"),
                  count("scale", "", "one simulated party for so many"),
                  count("seed", "", "of all random numbers")},
      .key = {"effect"}};
  return form;
}

}  // namespace corridor
