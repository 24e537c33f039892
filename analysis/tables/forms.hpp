// The tables of a run, declared: what their writer writes, their readers read and datapackage.json says.
#pragma once

#include <span>

#include "sim/input/table_form.hpp"

namespace corridor {

const TableForm& observables_form();  ///< observables.csv
const TableForm& gates_form();        ///< gates.csv
const TableForm& stocks_form();       ///< stocks.csv
const TableForm& indicators_form();   ///< indicators.csv
const TableForm& months_form();       ///< months.csv

/// `replicate`, as every table of results has it.
Column replicate_column();
/// Persons or events, weighted: a simulated party stands for as many as the scale says.
Column persons_column(std::string name, std::string about);

}  // namespace corridor
