// The forms of a comparison's tables.
#include "analysis/compare/forms.hpp"

#include "analysis/compare/fates.hpp"
#include "analysis/tables/forms.hpp"
#include "sim/vocabulary.hpp"

namespace corridor {
namespace {

using namespace column;

constexpr const char* kUnit = "persons, events or 1";

Column scenario() { return name("scenario", "the alternative, by its label"); }
Column period() { return name("period", "all, a fiscal year (FY2019: October 2018 to September 2019) or a month"); }
Column series() { return name("series", "a series of observables.csv or an indicator"); }
Column place() { return name("place", "a jurisdiction, or the scope of an indicator; empty: all").or_empty(); }

Column fate(const char* column, const char* about) {
  return choice(column, {kFateNames.begin(), kFateNames.end()}, about);
}

/// Where two lives part, and by what.
void add_parting(std::vector<Column>& columns) {
  columns.push_back(name("gate", "where the two lives first part; empty: nowhere").or_empty());
  columns.push_back(name("policy", "the module that parted them; empty: none").or_empty());
  columns.push_back(name("via", "direct: a policy acted on them; indirect: through others").or_empty());
}

void add_interval(std::vector<Column>& columns, const std::string& low, const std::string& high,
                  const std::string& what) {
  columns.push_back(real(low, kUnit, "lower end of " + what + "; empty: too few replicates").or_empty());
  columns.push_back(real(high, kUnit, "upper end of " + what).or_empty());
}

}  // namespace

const TableForm& comparison_form() {
  static const TableForm form = [] {
    std::vector<Column> columns{
        scenario(),
        series(),
        place(),
        name("nationality", "empty: all").or_empty(),
        choice("party", {kPartyKindNames.begin(), kPartyKindNames.end()}, "empty: all").or_empty(),
        text("detail", "empty: all").or_empty(),
        period(),
        real("base", kUnit, "mean over replicates of the base"),
        real("alt", kUnit, "mean over replicates of the alternative"),
        real("difference", kUnit, "alternative less base, mean over pairs of replicates")};
    add_interval(columns, "low", "high", "the paired 95 % interval of the difference");
    columns.push_back(real("correlation", "1", "of the two over replicates: what common luck is worth").or_empty());
    columns.push_back(count("replicates", "", "pairs that it stands on"));
    add_interval(columns, "spread_low", "spread_high", "where 95 % of single replicates lie");
    columns.push_back(real("saved", "1", "replicates that pairing saves, as a factor").or_empty());
    return TableForm{.file = "comparison.csv",
                     .about = "what differs in one cell between an alternative and the base",
                     .columns = columns,
                     .key = {"scenario", "series", "place", "nationality", "party", "detail", "period"},
                     .note =
                         "Means over replicates already. Events are summed over the period, levels and indicators "
                         "averaged over its months."};
  }();
  return form;
}

const TableForm& fates_form() {
  static const TableForm form = [] {
    std::vector<Column> columns{scenario(), fate("base_fate", "what became of them under the base"),
                                fate("alt_fate", "what became of the same persons under the alternative")};
    add_parting(columns);
    columns.push_back(real("persons", "persons", "how many, mean over replicates"));
    columns.push_back(choice("history", {kHistoryNames.begin(), kHistoryNames.end()},
                             "where they exist as a party of their own: a child apart only where separated"));
    return TableForm{.file = "fates.csv",
                     .about = "how many persons ended so under the base and so under the alternative",
                     .columns = columns,
                     .key = {"scenario", "base_fate", "alt_fate", "gate", "policy", "via", "history"}};
  }();
  return form;
}

const TableForm& parties_form() {
  static const TableForm form = [] {
    std::vector<Column> columns{scenario(),
                                replicate_column(),
                                name("party", "as corridor why takes it"),
                                name("nationality", "an id of the world"),
                                choice("kind", {kPartyKindNames.begin(), kPartyKindNames.end()}, "who travel together"),
                                count("persons", "persons", "in this party: simulated, not weighted by scale"),
                                fate("base_fate", "what became of them under the base"),
                                fate("alt_fate", "what became of the same persons under the alternative")};
    add_parting(columns);
    columns.push_back(choice("history", {kHistoryNames.begin(), kHistoryNames.end()},
                             "where they exist as a party of their own: a child apart only where separated"));
    return TableForm{.file = "parties.csv",
                     .about = "an example of a life that parts",
                     .columns = columns,
                     .may_have_no_rows = true,
                     .note = "Examples, not a sample: never count them."};
  }();
  return form;
}

const TableForm& fate_groups_form() {
  static const TableForm form = [] {
    const std::vector<Column> columns{
        scenario(),
        name("nationality", "an id of the world"),
        choice("party", {kPartyKindNames.begin(), kPartyKindNames.end()}, "who travel together"),
        name("year", "fiscal year in which the lives part (FY2019: October 2018 to September 2019)"),
        fate("base_fate", "what became of them under the base"),
        fate("alt_fate", "what became of the same persons under the alternative"),
        name("via", "direct: a policy acted on them; indirect: through others"),
        real("persons", "persons", "how many, mean over replicates")};
    return TableForm{.file = "fate_groups.csv",
                     .about = "how many persons whose lives part, by who they are and when the lives part",
                     .columns = columns,
                     .key = {"scenario", "nationality", "party", "year", "base_fate", "alt_fate", "via"},
                     .may_have_no_rows = true};
  }();
  return form;
}

const TableForm& factorial_form() {
  static const TableForm form = [] {
    std::vector<Column> columns{
        text("term", "a policy, or policies joined by colons: what they do together beyond each alone"),
        series(),
        place(),
        period(),
        real("base", kUnit, "mean over replicates with all of them"),
        real("effect", kUnit, "of leaving the term out, mean over replicates")};
    add_interval(columns, "low", "high", "the paired 95 % interval of the effect");
    columns.push_back(count("replicates", "", "that it stands on"));
    add_interval(columns, "spread_low", "spread_high", "where 95 % of single replicates lie");
    return TableForm{.file = "factorial.csv",
                     .about = "what leaving out a policy, or several together, does",
                     .columns = columns,
                     .key = {"term", "series", "place", "period"}};
  }();
  return form;
}

TableForm combinations_form(const std::vector<std::string>& policies) {
  TableForm form{.file = "combinations.csv", .about = "a total under one combination of policies", .columns = {}};
  for (const std::string& policy : policies)
    form.columns.push_back(choice(policy, {"on", "off"}, "whether this policy is in"));
  form.columns.insert(form.columns.end(), {series(), place(), period(), real("value", kUnit, "mean over replicates")});
  return form;
}

}  // namespace corridor
