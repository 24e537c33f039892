// The forms of a study's tables.
#include "analysis/studies/forms.hpp"

#include <fmt/format.h>

#include "analysis/tables/forms.hpp"

namespace corridor {
namespace {

using namespace column;

Column run() { return name("run", "a point of the design, by a name that its parameters give it"); }

void add_parameters(TableForm& form, const std::vector<std::string>& parameters) {
  for (const std::string& path : parameters) form.columns.push_back(text(path, "the value of this parameter"));
}

std::vector<Column> index_columns() {
  return {text("response", "what was asked for, as the study writes it"),
          text("parameter", "a path, a group of parameters, or (chance): luck"),
          text("index", "what the estimate is of; S2:OTHER is S2 with that other parameter").coded({"index"}),
          real("value", "as the index has it", "the estimate").or_empty(),
          real("low", "as the index has it", "lower end of its interval").or_empty(),
          real("high", "as the index has it", "upper end of its interval").or_empty()};
}

constexpr Meaning kIndices[]{
    {"S1", "First-order index", "share of the variance that the parameter explains alone"},
    {"ST", "Total index", "share of the variance that the parameter has a part in, alone or with others"},
    {"S2", "Second-order index", "share of the variance that two parameters explain together beyond each alone"},
    {"mu", "Mean effect", "mean of elementary effects, with signs, in units of the response"},
    {"mu_star", "Mean size of effects", "mean of the sizes of elementary effects, in units of the response"},
    {"sigma", "Spread of effects", "standard deviation of elementary effects: not linear, or acts with others"},
    {"rank_correlation", "Rank correlation", "Spearman's, of the parameter and the response"},
    {"local", "Local difference", "change of the response when the parameter alone takes a value, near the base point"},
    {"emulator_S1", "First-order index, emulator", "the same as S1, of a surrogate of the model"},
    {"emulator_ST", "Total index, emulator", "the same as ST, of a surrogate of the model"}};

}  // namespace

Codes index_codes(const std::vector<std::string>& indices) {
  Codes codes = codes_of("index", kIndices);
  for (const std::string& index : indices) {
    const std::size_t colon = index.find(':');
    if (colon == std::string::npos) continue;
    const Meaning& kind = meaning_of(kIndices, index.substr(0, colon));
    add_codes(codes,
              {{"index", index, std::string(kind.name), fmt::format("{}: {}", kind.meaning, index.substr(colon + 1))}});
  }
  return codes;
}

TableForm design_form(const std::vector<std::string>& parameters) {
  TableForm form{.file = "design.csv", .about = "a point of the design", .columns = {run()}};
  add_parameters(form, parameters);
  return form;
}

const TableForm& responses_form() {
  static const TableForm form{.file = "responses.csv",
                              .about = "a response of one run",
                              .columns = {run(), replicate_column(), text("response", "what was asked for"),
                                          real("value", "as the response has it", "what the run gave")},
                              .key = {"run", "replicate", "response"},
                              .may_have_no_rows = true,
                              .note = "Replicates differ by luck alone: average over them."};
  return form;
}

const TableForm& indices_form() {
  static const TableForm form = [] {
    TableForm one{.file = "indices.csv",
                  .about = "how much a parameter matters to a response",
                  .columns = index_columns(),
                  .key = {"response", "parameter", "index"},
                  .may_have_no_rows = true};
    one.columns.push_back(text("verdict", "what the interval allows to say; empty: nothing").or_empty());
    return one;
  }();
  return form;
}

const TableForm& convergence_form() {
  static const TableForm form = [] {
    TableForm one{.file = "convergence.csv",
                  .about = "an index from the first part of the points: it should settle",
                  .columns = index_columns(),
                  .key = {"base", "response", "parameter", "index"}};
    one.columns.insert(one.columns.begin(), count("base", "points", "how many base points it stands on"));
    return one;
  }();
  return form;
}

TableForm failures_form(const std::vector<std::string>& parameters) {
  TableForm form{.file = "failures.csv",
                 .about = "a run that failed",
                 .columns = {run(), replicate_column(), text("message", "why")},
                 .key = {"run", "replicate"}};
  add_parameters(form, parameters);
  return form;
}

}  // namespace corridor
