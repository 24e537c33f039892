// The forms of a comparison's tables.
#include "analysis/compare/forms.hpp"

#include "analysis/compare/fates.hpp"
#include "analysis/tables/codes.hpp"
#include "analysis/tables/forms.hpp"
#include "policies/register.hpp"
#include "sim/vocabulary.hpp"

namespace corridor {
namespace {

using namespace column;

constexpr const char* kUnit = "persons, events or 1";

Column scenario() { return name("scenario", "the alternative, by its label"); }
Column period() {
  return name("period", "all, a year (FY2019: October 2018 to September 2019; CY2019: the calendar year) or a month");
}
Column series() { return name("series", "a series of observables.csv or an indicator").coded({"series", "indicator"}); }
Column place() {
  return name("place", "a jurisdiction, or the scope of an indicator; empty: all").or_empty().coded({"place", "scope"});
}

Column fate(const char* column, const char* about) {
  return choice(column, {kFateNames.begin(), kFateNames.end()}, about).coded({"fate"});
}

/// Where two lives part, and by what.
void add_parting(std::vector<Column>& columns) {
  columns.push_back(name("gate", "where the two lives first part; empty: nowhere").or_empty().coded({"gate"}));
  columns.push_back(name("policy", "the module that parted them; empty: none").or_empty().coded({"policy"}));
  columns.push_back(name("via", "direct: a policy acted on them; indirect: through others").or_empty().coded({"via"}));
}

void add_interval(std::vector<Column>& columns, const std::string& low, const std::string& high,
                  const std::string& what) {
  columns.push_back(real(low, kUnit, "lower end of " + what + "; empty: too few replicates").or_empty());
  columns.push_back(real(high, kUnit, "upper end of " + what).or_empty());
}

constexpr Meaning kFates[]{
    {"not_yet_left", "Not yet left", "meant to leave, has not"},
    {"stayed_home", "Stayed home", "decided to stay"},
    {"on_the_way", "On the way", "before the border, or before trying again"},
    {"held_in_transit", "Held on the way", "in custody of the transit country"},
    {"returned_by_transit_country", "Returned by the transit country", "sent home by the transit country"},
    {"settled_on_the_way", "Settled on the way", "settled in the transit country"},
    {"protected_in_transit_country", "Protected on the way", "has asylum in the transit country"},
    {"waiting_at_port", "Waiting at a port", "on a list at a port"},
    {"turned_back", "Turned back", "turned back at the border, or gave up there"},
    {"expelled", "Expelled", "expelled without a hearing"},
    {"repatriated", "Repatriated", "returned under ordinary law"},
    {"waiting_abroad", "Waiting abroad", "sent to the transit country to wait for a hearing"},
    {"lost_case_abroad", "Lost the case abroad", "lost or missed the hearing while waiting abroad"},
    {"in_border_custody", "In border custody", "held by the border authorities"},
    {"in_shelter", "In shelter", "in the care of the authority for children"},
    {"detained", "Detained", "in immigration detention"},
    {"released", "Released", "in the country, waiting for a hearing"},
    {"settled", "Settled without status", "living in the country without status"},
    {"protected", "Protected", "living in the country with relief or status"},
    {"removed", "Removed", "removed under an order"},
    {"gone_home", "Gone home", "left the country unasked"},
    {"died", "Died", "died"}};
constexpr Meaning kVias[]{
    {"direct", "Direct", "where the lives part, the law itself is another for this party"},
    {"indirect", "Indirect", "the law there is the same: a bed, a turn in the queue or the perceived risk was not"}};
constexpr Meaning kHistories[]{
    {"both", "Both", "a party of its own under both"},
    {"base_only", "Base only", "a party of its own under the base alone: a child set apart there"},
    {"alternative_only", "Alternative only",
     "a party of its own under the alternative alone: a child set apart there"}};
constexpr Meaning kSwitches[]{{"on", "On", "the policy is in force as enacted"}, {"off", "Off", "it is left out"}};

}  // namespace

Codes compare_codes(const World& world) {
  Codes codes = run_codes(world, register_of(world));
  add_codes(codes, codes_of("fate", kFates));
  add_codes(codes, codes_of("via", kVias));
  add_codes(codes, codes_of("history", kHistories));
  add_codes(codes, codes_of("switch", kSwitches));
  return codes;
}

const TableForm& comparison_form() {
  static const TableForm form = [] {
    std::vector<Column> columns{
        scenario(),
        series(),
        place(),
        name("nationality", "empty: all").or_empty().coded({"nationality"}),
        choice("party", {kPartyKindNames.begin(), kPartyKindNames.end()}, "empty: all").or_empty().coded({"party"}),
        text("detail", "empty: all").or_empty().coded({"detail"}),
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
    columns.push_back(real("persons", "persons", "how many, mean over replicates").measures(Column::Measure::kStock));
    columns.push_back(choice("history", {kHistoryNames.begin(), kHistoryNames.end()},
                             "where they exist as a party of their own: a child apart only where separated")
                          .coded({"history"}));
    return TableForm{.file = "fates.csv",
                     .about = "how many persons ended so under the base and so under the alternative",
                     .columns = columns,
                     .key = {"scenario", "base_fate", "alt_fate", "gate", "policy", "via", "history"}};
  }();
  return form;
}

const TableForm& parties_form() {
  static const TableForm form = [] {
    std::vector<Column> columns{
        scenario(),
        replicate_column(),
        name("party", "as corridor why takes it"),
        name("nationality", "an id of the world").coded({"nationality"}),
        choice("kind", {kPartyKindNames.begin(), kPartyKindNames.end()}, "who travel together").coded({"party"}),
        count("persons", "persons", "in this party: simulated, not weighted by scale"),
        fate("base_fate", "what became of them under the base"),
        fate("alt_fate", "what became of the same persons under the alternative")};
    add_parting(columns);
    columns.push_back(choice("history", {kHistoryNames.begin(), kHistoryNames.end()},
                             "where they exist as a party of their own: a child apart only where separated")
                          .coded({"history"}));
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
        name("nationality", "an id of the world").coded({"nationality"}),
        choice("party", {kPartyKindNames.begin(), kPartyKindNames.end()}, "who travel together").coded({"party"}),
        name("year",
             "year in which the lives part (FY2019: October 2018 to September 2019; CY2019: the calendar year)"),
        fate("base_fate", "what became of them under the base"),
        fate("alt_fate", "what became of the same persons under the alternative"),
        name("via", "direct: a policy acted on them; indirect: through others").coded({"via"}),
        real("persons", "persons", "how many, mean over replicates").measures(Column::Measure::kFlow)};
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
    form.columns.push_back(choice(policy, {"on", "off"}, "whether this policy is in").coded({"switch"}));
  form.columns.insert(form.columns.end(), {series(), place(), period(), real("value", kUnit, "mean over replicates")});
  return form;
}

}  // namespace corridor
