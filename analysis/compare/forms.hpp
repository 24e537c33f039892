// The tables of a comparison, declared.
#pragma once

#include <string>
#include <vector>

#include "analysis/base/dictionary.hpp"
#include "sim/input/table_form.hpp"
#include "sim/world.hpp"

namespace corridor {

const TableForm& comparison_form();   ///< comparison.csv
const TableForm& fates_form();        ///< fates.csv
const TableForm& parties_form();      ///< parties.csv
const TableForm& fate_groups_form();  ///< fate_groups.csv
const TableForm& factorial_form();    ///< factorial.csv
/// combinations.csv: one column a policy, on or off.
TableForm combinations_form(const std::vector<std::string>& policies);

/// What all of them hold: the codes of runs, and the lists `fate`, `via`, `history` and `switch`.
Codes compare_codes(const World& world);

}  // namespace corridor
