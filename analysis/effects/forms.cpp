// Declares effects.csv.
#include "analysis/effects/forms.hpp"

#include "analysis/effects/effect.hpp"
#include "analysis/effects/play.hpp"
#include "analysis/record/forms.hpp"

namespace corridor {
namespace {

constexpr Meaning kUnits[]{{"relative", "Relative difference", "-0.33 is a third less"},
                           {"points", "Difference of shares", "-0.061 is 6.1 points of a hundred less"},
                           {"ratio", "Ratio", "of one number to another"},
                           {"persons", "Persons", "a number of persons"}};
constexpr Meaning kStandings[]{
    {"inside", "Inside", "all of the simulated interval lies within the published one"},
    {"overlaps", "Overlaps", "part of it does"},
    {"outside", "Outside", "none of it does"},
    {"undefined", "Undefined", "the effect has no value in some replicate, as where it divides by nobody"}};

}  // namespace

Codes effects_codes() {
  Codes codes = record_codes();
  add_codes(codes, codes_of("effect_unit", kUnits));
  add_codes(codes, codes_of("standing", kStandings));
  return codes;
}

const TableForm& effects_form() {
  using namespace column;
  constexpr const char* kUnit = "as in unit";
  static const TableForm form{
      .file = "effects.csv",
      .about = "a published effect of a policy beside the simulated one",
      .columns = {name("effect", "the file that describes it, without .yaml"),
                  text("title", "what was found"),
                  choice("used_for", {kCalibration, kInput, kValidation},
                         "whether a number of the model was set on it; only validation judges")
                      .coded({"used_for"}),
                  choice("unit", kEffectUnits, "relative difference, difference of shares, ratio, persons")
                      .coded({"effect_unit"}),
                  real("published", kUnit, "as published"),
                  real("low", kUnit, "of the published interval"),
                  real("high", kUnit, "of the published interval"),
                  text("interval", "what the published interval is"),
                  real("simulated", kUnit, "mean over replicates; empty: undefined in some").or_empty(),
                  real("simulated_low", kUnit, "of the paired 95 % interval; empty: too few replicates").or_empty(),
                  real("simulated_high", kUnit, "of the paired 95 % interval").or_empty(),
                  choice("standing", {kStandingNames.begin(), kStandingNames.end()},
                         "inside: all of the simulated interval; overlaps: part of it; outside: none")
                      .coded({"standing"}),
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
