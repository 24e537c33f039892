// What the outcomes of gates mean, in words that name no country.
#include "analysis/tables/codes.hpp"

namespace corridor {
namespace {

constexpr Meaning kOutcomeWords[]{
    {"left", "Left", "set out"},
    {"waited", "Waited", "put it off: decides again later"},
    {"stayed", "Stayed", "does not go"},
    {"passed", "Passed", "goes on"},
    {"apprehended", "Apprehended", "held by the authorities there"},
    {"died", "Died", "died"},
    {"settled_on_the_way", "Settled on the way", "stays in the transit country"},
    {"returned", "Returned", "sent back under ordinary law"},
    {"released", "Released", "let go, at a gate of the destination with a notice"},
    {"asylum", "Asylum", "protected by the transit country"},
    {"to_port", "To a port", "goes to a port of entry"},
    {"between_ports", "Between ports", "tries to cross between ports"},
    {"gave_up", "Gave up", "turns round at the border"},
    {"processed", "Processed", "taken in by the officers of the port"},
    {"listed", "Put on a list", "told to wait on the transit side for a turn"},
    {"paroled", "Paroled", "let in for a time"},
    {"turned_back", "Turned back", "turned back before anything is decided"},
    {"got_away", "Got away", "crossed and was not apprehended"},
    {"expelled", "Expelled", "expelled without a hearing"},
    {"removed_fast", "Removed fast", "removed by an officer without a court"},
    {"prosecuted", "Prosecuted", "referred for prosecution of the entry"},
    {"separated", "Separated", "the parent prosecuted for the entry, the children set apart"},
    {"wait_abroad", "Sent to wait abroad", "sent to the transit country to wait for a hearing"},
    {"to_detention", "To detention", "handed to the authority that detains"},
    {"to_shelter", "To shelter", "handed to the authority that cares for children"},
    {"bed", "Detained", "held in a bed of immigration detention"},
    {"bond", "Bond", "released on bond"},
    {"alternative", "Alternative to detention", "released under supervision"},
    {"relief", "Relief", "asylum or another right to stay"},
    {"removal_order", "Removal order", "ordered removed, present at the hearing"},
    {"in_absentia", "In absentia", "ordered removed, absent from the hearing"},
    {"closed", "Closed", "the case ends without a decision"},
    {"booked_local", "Booked into a local jail", "arrested by the police for something else"},
    {"booked_state", "Booked into a state prison", "imprisoned for something else"},
    {"booked_federal", "Booked into a federal prison", "imprisoned for something else"},
    {"at_large", "Met at large", "met by officers at home, at work or in the street"},
    {"relocated", "Relocated", "moves within the country"},
    {"left_country", "Left the country", "goes home unasked"},
    {"regularised", "Regularised", "gets a status"},
    {"transferred", "Transferred", "passed to the immigration authority"},
    {"delegated", "Delegated", "passed on by local officers who act for the immigration authority"},
    {"declined", "Declined", "the immigration authority asked, and the jail declined"},
    {"not_sought", "Not sought", "the immigration authority does not ask for them"},
    {"removed", "Removed", "removed under an order"},
    {"not_removed", "Not removed", "ordered removed, and not removed"},
    {"tried_again", "Tried again", "sets out once more"},
    {"intercepted", "Intercepted", "taken back by the transit country before the destination met them"}};

}  // namespace

std::span<const Meaning> outcome_meanings() { return kOutcomeWords; }

}  // namespace corridor
