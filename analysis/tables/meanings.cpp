// What the codes of the model mean, in words that name no country: a world may say it in the words of its own.
#include <array>

#include "analysis/tables/codes.hpp"

namespace corridor {
namespace {

constexpr Meaning kSeries[]{
    {"encounters_between_ports", "Encounters between ports", "people met by border agents between ports of entry"},
    {"encounters_at_ports", "Encounters at ports", "people found inadmissible at a port of entry"},
    {"processing", "Processing", "what the border authorities did with people whom they met"},
    {"got_away", "Got away", "people who crossed between ports and were not apprehended"},
    {"turned_back", "Turned back", "people turned back at the border before anything was decided"},
    {"deaths", "Deaths", "people who died on the way or while crossing"},
    {"transit_apprehensions", "Apprehensions on the way", "people held by the authorities of the transit country"},
    {"enrolments_abroad", "Sent to wait abroad", "people sent to the transit country to wait for a hearing"},
    {"port_list", "Waiting at ports", "people on the lists of ports of entry at the end of the month"},
    {"separations", "Family separations", "children set apart from a parent who is prosecuted for the entry"},
    {"interior_arrests", "Arrests in the country", "arrests of settled people by the immigration authority"},
    {"book_ins", "Book-ins", "people who come into immigration detention"},
    {"detained", "In detention", "people in immigration detention on the average day of the month"},
    {"removals", "Removals", "people removed under an order"},
    {"court_receipts", "New court cases", "cases that come before a court"},
    {"court_completions", "Completed court cases", "cases that a court completes"},
    {"court_pending", "Pending court cases", "cases that wait for a decision at the end of the month"},
    {"settled", "Settled without status", "people who live in the country without status at the end of the month"},
    {"without_status", "Without status, with those who await court",
     "people who live in the country without status at the end of the month, and those who await court there"},
    {"fear_screenings", "Fear screenings", "decisions of officers on a stated fear"},
    {"let_in", "Let in", "people whom the border authorities let into the country"},
    {"interceptions", "Interceptions", "people taken back from the border by the transit country"}};

constexpr Meaning kDetails[]{
    {"authority.default", "Immigration law", "met under ordinary immigration law"},
    {"authority.expelled", "Expulsion", "expelled under an order that stands beside immigration law"},
    {"processing.expelled", "Expelled", "expelled without a hearing"},
    {"processing.returned", "Returned", "returned under ordinary law"},
    {"processing.removed_fast", "Removed fast", "removed by an officer without a court"},
    {"processing.prosecuted", "Prosecuted", "prosecuted for the entry"},
    {"processing.separated", "Separated", "prosecuted for the entry, the children set apart"},
    {"processing.wait_abroad", "Sent to wait abroad", "sent to the transit country to wait for a hearing"},
    {"processing.to_detention", "To detention", "handed to the authority that detains"},
    {"processing.to_shelter", "To shelter", "handed to the authority that cares for children"},
    {"processing.released", "Released", "released with a notice"},
    {"processing.paroled", "Paroled", "let in for a time"},
    {"sight.seen", "Seen", "agents saw them, and did not apprehend them"},
    {"sight.unseen", "Unseen", "no agent saw them: in no published count"},
    {"transit.returned", "Returned", "sent home by the transit country"},
    {"transit.released", "Released", "let go by the transit country"},
    {"transit.asylum", "Asylum", "protected by the transit country"},
    {"setting.local_jail", "Local jail", "arrested out of a local jail"},
    {"setting.state_prison", "State prison", "arrested out of a state prison"},
    {"setting.federal_prison", "Federal prison", "arrested out of a federal prison"},
    {"setting.at_large", "At large", "arrested at home, at work or in the street"},
    {"method.delegated", "Delegated", "arrested by local officers who act for the immigration authority"},
    {"none", "No record", "without a criminal charge or conviction"},
    {"pending", "Charge pending", "with a criminal charge that is pending"},
    {"convicted", "Convicted", "with a criminal conviction"},
    {"custody.border", "From the border", "in custody after an arrest at the border"},
    {"custody.interior", "From the interior", "in custody after an arrest in the country"},
    {"removal.border", "Border removal", "removed after an arrest at the border"},
    {"removal.interior", "Interior removal", "removed after an arrest in the country"},
    {"docket.detained", "Detained docket", "cases of people who are detained"},
    {"docket.released", "Released docket", "cases of people who are at liberty"},
    {"docket.abroad", "Docket of those abroad", "cases of people who wait in the transit country"},
    {"relief", "Relief", "ended with asylum or another right to stay"},
    {"removal", "Removal order", "ended with an order of removal, the person present"},
    {"in_absentia", "In absentia", "ended with an order of removal, the person absent"},
    {"closed", "Closed", "ended without a decision: terminated, dismissed or closed"},
    {"screening.positive", "Positive", "the officer believes the fear credible or reasonable"},
    {"screening.negative", "Negative", "the officer does not believe it"}};

constexpr Meaning kGateWords[]{
    {"departure", "Departure", "whether people who mean to leave do so"},
    {"transit", "On the way", "what can end a day on the way"},
    {"transit_custody", "Transit custody", "what becomes of those held on the way"},
    {"approach", "Approach", "where people who have come to the border try to get in"},
    {"port_of_entry", "Port of entry", "what becomes of those who come to a port"},
    {"crossing", "Crossing", "what can end an attempt to cross between ports"},
    {"processing", "Processing", "what the border authorities do with those whom they hold"},
    {"detention", "Detention", "whether those sent to detention are held"},
    {"court", "Court", "how a hearing ends"},
    {"contact", "Contact", "how settled people come to the notice of authorities, or move"},
    {"transfer", "Transfer", "whether those booked or met pass to the immigration authority"},
    {"removal", "Removal", "whether those ordered removed are"},
    {"return", "Return", "whether those returned try again"}};

constexpr Meaning kStateWords[]{
    {"at_origin", "At the origin", "decided to leave, has not left yet"},
    {"in_transit", "On the way", "on the way, in the country of origin or of transit"},
    {"transit_custody", "Held on the way", "held by the transit country"},
    {"in_transit_country", "In the transit country", "settled or protected in the transit country"},
    {"port_list", "Waiting at a port", "on the list of a port, on the transit side"},
    {"border_custody", "In border custody", "held by the border authorities of the destination"},
    {"shelter", "In shelter", "in the care of the authority for children"},
    {"detained", "Detained", "in immigration detention"},
    {"waiting_abroad", "Waiting abroad", "sent to the transit country to wait for a hearing"},
    {"awaiting_court", "Awaiting court", "released into the destination with a pending case"},
    {"settled", "Settled without status", "living in the destination without status"},
    {"regularised", "With status", "living in the destination with status or relief"},
    {"at_home", "At home", "returned, removed, gone home, or never left"}};

constexpr Meaning kParties[]{{"single_adult", "Single adults", "adults who travel without children of their own"},
                             {"family_unit", "Family units", "parents and children who travel together"},
                             {"unaccompanied_minor", "Unaccompanied minors", "children who travel without a parent"}};

constexpr Meaning kIndicators[]{
    {"I-1", "Legal components", "weight of restrictive acts against protective ones"},
    {"I-1:broad", "Legal components, all acts", "the same without the weight of how an act is framed"},
    {"I-1:restrictive_weight", "Weight of restrictive acts", "how much restrictive law is in force"},
    {"I-1:protective_weight", "Weight of protective acts", "how much protective law is in force"},
    {"I-1:national", "Legal components, national", "the same without state laws and local rules"},
    {"I-1:state_local", "Legal components, state and local", "the same of state laws and local rules alone"},
    {"I-2", "Institutional orientation", "mean of its parts: how far institutions treat migration as security"},
    {"I-2:framed_acts", "Acts framed as security", "share of executive acts framed as security"},
    {"I-2:not_exempt", "Not exempt", "share of removable people whom enforcement priorities do not exempt"},
    {"I-2:prosecuted", "Prosecuted", "share of single adults met between ports who are prosecuted"},
    {"I-2:troops", "Troops", "troops among troops and border agents"},
    {"I-2:security_agencies", "Security agencies", "security agencies among those that carry out acts"},
    {"I-3", "Linkage saliency", "how far recent executive acts tie migration to security"},
    {"I-3:fresh_acts", "Recent acts", "how many recent acts stand behind I-3"},
    {"P-1", "Interdiction", "how dense the filter is over all its layers"},
    {"P-1:q_transit", "Stopped on the way", "share whom the transit country returns"},
    {"P-1:q_port", "Stopped at ports", "share who are stopped at a port"},
    {"P-1:q_between", "Stopped between ports", "share who are stopped between ports"},
    {"P-1:q_interior", "Stopped in the country", "share of settled people who are arrested"},
    {"P-2", "Detention", "mean of book-ins, population and stay"},
    {"P-2:book_ins", "Booked in", "book-ins for each person met or arrested"},
    {"P-2:population", "Detained population", "people detained against the beds funded before"},
    {"P-2:stay", "Length of stay", "mean stay in detention against thirty days"},
    {"P-2:without_conviction", "Arrested without conviction", "share of arrests in the country"},
    {"externalization", "Externalization", "share of all those stopped whom the transit country stops"},
    {"interior_penetration", "Interior penetration",
     "arrests where localities hand people over against those where they decline; 0.5: no difference"},
    {"substance_gap", "Substance gap", "share of arrests in the country of people without a conviction"}};

constexpr Meaning kScopes[]{{"overall", "Overall", "everywhere"},
                            {"transit", "On the way", "acts and gates of the transit country"},
                            {"border", "Border", "acts and gates at the border"},
                            {"interior", "Interior", "acts and gates within the destination"}};

}  // namespace

std::span<const Meaning> series_meanings() { return kSeries; }
std::span<const Meaning> detail_meanings() { return kDetails; }
std::span<const Meaning> gate_meanings() { return kGateWords; }
std::span<const Meaning> state_meanings() { return kStateWords; }
std::span<const Meaning> party_meanings() { return kParties; }
std::span<const Meaning> indicator_meanings() { return kIndicators; }
std::span<const Meaning> scope_meanings() { return kScopes; }

}  // namespace corridor
