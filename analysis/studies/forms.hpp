// The tables of a study, declared.
#pragma once

#include <string>
#include <vector>

#include "analysis/base/dictionary.hpp"
#include "sim/input/table_form.hpp"

namespace corridor {

/// design.csv: the points; one column a parameter.
TableForm design_form(const std::vector<std::string>& parameters);
const TableForm& responses_form();  ///< responses.csv
const TableForm& indices_form();    ///< indices.csv
/// The list `index`: what estimates these rows hold, each with the other parameter or the value that it names.
Codes index_codes(const std::vector<std::string>& indices);
const TableForm& convergence_form();  ///< convergence.csv
/// failures.csv: runs that failed; one column a parameter.
TableForm failures_form(const std::vector<std::string>& parameters);

}  // namespace corridor
