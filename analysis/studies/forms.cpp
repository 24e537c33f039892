// The forms of a study's tables.
#include "analysis/studies/forms.hpp"

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
          text("index", "S1, ST, S2:OTHER (shares of variance), mu, mu_star, sigma (of the response), ..."),
          real("value", "as the index has it", "the estimate").or_empty(),
          real("low", "as the index has it", "lower end of its interval").or_empty(),
          real("high", "as the index has it", "upper end of its interval").or_empty()};
}

}  // namespace

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
