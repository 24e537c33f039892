// Names and numbers of details agree, one by one.
#include "sim/details.hpp"

#include <gtest/gtest.h>

#include <set>

namespace corridor::details {
namespace {

std::string detail(std::string_view prefix, std::string_view name) { return std::string(prefix) + std::string(name); }

TEST(Details, ArrestsAreByMethodAndCriminality) {
  std::set<std::size_t> seen;
  for (std::size_t c = 0; c < kCriminalities; ++c) {
    const auto criminality = static_cast<Criminality>(c);
    for (const Setting setting :
         {Setting::kLocalJail, Setting::kStatePrison, Setting::kFederalPrison, Setting::kAtLarge}) {
      const std::size_t at = arrest(Outcome::kTransferred, setting, criminality);
      EXPECT_EQ(arrests().at(at),
                detail("setting.", kSettingNames[index_of(setting)]) + "/" + std::string(name_of(criminality)));
      seen.insert(at);
    }
    const std::size_t delegated = arrest(Outcome::kDelegated, Setting::kLocalJail, criminality);
    EXPECT_EQ(arrests().at(delegated), detail("method.delegated/", name_of(criminality)));
    seen.insert(delegated);
  }
  EXPECT_EQ(seen.size(), arrests().size()) << "no cell without a meaning";
}

TEST(Details, RemovalsAreByCustodyAndCriminality) {
  std::set<std::size_t> seen;
  for (std::size_t c = 0; c < kCriminalities; ++c) {
    const auto criminality = static_cast<Criminality>(c);
    EXPECT_EQ(removals().at(removal(true, criminality)), detail("removal.interior/", name_of(criminality)));
    EXPECT_EQ(removals().at(removal(false, criminality)), detail("removal.border/", name_of(criminality)));
    seen.insert({removal(true, criminality), removal(false, criminality)});
  }
  EXPECT_EQ(seen.size(), removals().size());
}

TEST(Details, CompletionsAreByDocketAndEnd) {
  const std::vector<std::string> ends{"relief", "removal", "in_absentia", "closed"};
  const std::vector<Outcome> outcomes{Outcome::kRelief, Outcome::kRemovalOrder, Outcome::kInAbsentia, Outcome::kClosed};
  for (const Docket its : {Docket::kDetained, Docket::kReleased, Docket::kAbroad}) {
    EXPECT_EQ(dockets().at(docket(its)), detail("docket.", kDocketNames[index_of(its)]));
    for (std::size_t o = 0; o < outcomes.size(); ++o)
      EXPECT_EQ(completions().at(completion(its, outcomes[o])), dockets().at(docket(its)) + "/" + ends[o]);
  }
  EXPECT_EQ(completions().size(), dockets().size() * ends.size());
}

TEST(Details, OutcomesOfAGateAreNamedInItsOrder) {
  for (const Outcome outcome : outcomes_of(Gate::kProcessing))
    EXPECT_EQ(processing_outcomes().at(processing_outcome(outcome)), detail("processing.", name_of(outcome)));
  for (const Outcome outcome : outcomes_of(Gate::kTransitCustody))
    EXPECT_EQ(transit_outcomes().at(transit_outcome(outcome)), detail("transit.", name_of(outcome)));
}

TEST(Details, TwoPartsAreToldApart) {
  EXPECT_EQ(authorities().at(authority(Outcome::kExpelled)), "authority.expelled");
  EXPECT_EQ(authorities().at(authority(Outcome::kReleased)), "authority.default");
  EXPECT_EQ(custodies().at(custody(true)), "custody.interior");
  EXPECT_EQ(custodies().at(custody(false)), "custody.border");
  EXPECT_EQ(screenings().at(screening(true)), "screening.positive");
  EXPECT_EQ(screenings().at(screening(false)), "screening.negative");
}

TEST(Vocabulary, AContactLeadsToItsSetting) {
  EXPECT_EQ(setting_of(Outcome::kBookedLocal), Setting::kLocalJail);
  EXPECT_EQ(setting_of(Outcome::kBookedState), Setting::kStatePrison);
  EXPECT_EQ(setting_of(Outcome::kBookedFederal), Setting::kFederalPrison);
  EXPECT_EQ(setting_of(Outcome::kAtLarge), Setting::kAtLarge);
}

TEST(Vocabulary, GroupsArePairsOfNationalityAndKind) {
  for (std::size_t n = 0; n < 16; ++n) {
    for (std::size_t k = 0; k < kPartyKinds; ++k) {
      const std::size_t group = group_of(n, static_cast<PartyKind>(k));
      EXPECT_EQ(nationality_of(group), n);
      EXPECT_EQ(kind_of(group), k);
      EXPECT_LT(group, groups_of(n + 1));
    }
  }
}

TEST(Details, AnArrestGivesItsCriminalityBack) {
  for (const Outcome outcome : {Outcome::kTransferred, Outcome::kDelegated}) {
    for (std::size_t c = 0; c < kCriminalities; ++c) {
      const auto criminality = static_cast<Criminality>(c);
      EXPECT_EQ(details::criminality_of_arrest(details::arrest(outcome, Setting::kAtLarge, criminality)), criminality);
    }
  }
}

}  // namespace
}  // namespace corridor::details
