// Addresses of draws: every part counts, nothing else does, and the numbers are uniform.
#include "sim/luck.hpp"

#include <gtest/gtest.h>

#include <set>
#include <vector>

namespace corridor {
namespace {

// tests/kat_vectors of Random123 (D. E. Shaw Research), lines "philox4x32 10": counter, key, answer.
TEST(Luck, PhiloxGivesTheKnownAnswers) {
  using Counter = r123::Philox4x32::ctr_type;
  using Key = r123::Philox4x32::key_type;
  const r123::Philox4x32 philox;
  EXPECT_EQ(philox(Counter{{0, 0, 0, 0}}, Key{{0, 0}}), (Counter{{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}}));
  EXPECT_EQ(philox(Counter{{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}}, Key{{0xffffffff, 0xffffffff}}),
            (Counter{{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}}));
  EXPECT_EQ(philox(Counter{{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}}, Key{{0xa4093822, 0x299f31d0}}),
            (Counter{{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}}));
}

TEST(Luck, EveryPartOfAnAddressCounts) {
  const auto first = [](std::uint64_t seed, std::uint32_t replicate, std::uint64_t identity, Purpose purpose,
                        std::uint32_t visit,
                        std::uint32_t link) { return Luck(seed, replicate).at(identity, purpose, visit, link).bits; };
  const std::uint64_t far = std::uint64_t{1} << 40;
  const std::set<std::array<std::uint32_t, 4>> all{first(1, 0, 5, Purpose::kHop, 3, 0),
                                                   first(2, 0, 5, Purpose::kHop, 3, 0),
                                                   first(1, 1, 5, Purpose::kHop, 3, 0),
                                                   first(1, 0, 6, Purpose::kHop, 3, 0),
                                                   first(1, 0, 5 | far, Purpose::kHop, 3, 0),
                                                   first(1, 0, 5, Purpose::kFiling, 3, 0),
                                                   first(1, 0, 5, Purpose::kHop, 4, 0),
                                                   first(1, 0, 5, Purpose::kHop, 3, 1),
                                                   first(1, 0, 5, Purpose::kHop, 3 + (1 << 16), 0),
                                                   first(1, 0, 3, Purpose::kHop, 5, 0),
                                                   first(0, 1, 5, Purpose::kHop, 3, 0),
                                                   first(0, 2, 5, Purpose::kHop, 3, 0)};
  EXPECT_EQ(all.size(), 12U);
  EXPECT_EQ(first(1, 0, 5, Purpose::kHop, 3, 0), first(1, 0, 5, Purpose::kHop, 3, 0));
}

TEST(Luck, NoTwoPurposesHaveOneNumberAndAllFitTheCounter) {
  std::set<std::uint32_t> numbers;
  const auto expect_own = [&](Purpose purpose) {
    const auto number = static_cast<std::uint32_t>(purpose);
    EXPECT_LT(number, 256U) << "a purpose has eight bits of the counter";
    EXPECT_TRUE(numbers.insert(number).second) << number << " is given twice";
  };
  for (std::size_t g = 0; g < kGates; ++g) {
    const auto gate = static_cast<Gate>(g);
    for (const Purpose purpose : {purpose_of(gate), stay_after(gate), turn_at(gate)}) expect_own(purpose);
  }
  for (auto n = static_cast<std::uint32_t>(Purpose::kBirth); n < static_cast<std::uint32_t>(Purpose::kPurposes); ++n)
    expect_own(static_cast<Purpose>(n));
}

TEST(Luck, EveryPurposeHasDrawsOfItsOwn) {
  const Luck luck(3, 1);
  std::set<std::array<std::uint32_t, 4>> draws;
  for (std::uint32_t n = 0; n < 256; ++n) draws.insert(luck.at(9, static_cast<Purpose>(n), 5).bits);
  EXPECT_EQ(draws.size(), 256U);
}

TEST(Luck, NumbersStayWithinTheOpenInterval) {
  EXPECT_GT((Draws{{0, 0, 0, 0}}[0]), 0.0);
  EXPECT_LT((Draws{{0xffffffff, 0, 0, 0}}[0]), 1.0);
  EXPECT_TRUE(std::isfinite(Draws{{0, 0, 0, 0}}.exponential(0)));
  EXPECT_GT((Draws{{0xffffffff, 0, 0, 0}}.exponential(0)), 0.0);
}

/// Chi-square of counts against a flat expectation.
double chi_square(const std::vector<int>& counts, double expected) {
  double sum = 0;
  for (const int count : counts) sum += (count - expected) * (count - expected) / expected;
  return sum;
}

TEST(Luck, NumbersAreUniformOverIdentitiesAndOverVisits) {
  const Luck luck(20190607, 0);
  constexpr int kDraws = 64 * 2000;
  for (std::size_t lane = 0; lane < 4; ++lane) {
    std::vector<int> by_identity(64, 0), by_visit(64, 0), by_pair(64, 0);
    for (std::uint32_t i = 0; i < kDraws; ++i) {
      const double one = luck.reread(std::uint64_t{i} << 28, Purpose::kHop, 1)[lane];
      by_identity[static_cast<std::size_t>(one * 64)]++;
      by_visit[static_cast<std::size_t>(luck.reread(77, Purpose::kFiling, i)[lane] * 64)]++;
      const double other = luck.reread(std::uint64_t{i + 1} << 28, Purpose::kHop, 1)[(lane + 1) % 4];
      by_pair[static_cast<std::size_t>(one * 8) * 8 + static_cast<std::size_t>(other * 8)]++;
    }
    for (const std::vector<int>& counts : {by_identity, by_visit, by_pair}) {
      EXPECT_LT(chi_square(counts, kDraws / 64.0), 114.8)
          << "63 degrees of freedom: passed once in 10,000 times by chance, lane " << lane;
      EXPECT_GT(chi_square(counts, kDraws / 64.0), 27.0) << "suspiciously even";
    }
  }
}

TEST(Luck, ExponentialWaitsHaveMeanOne) {
  const Luck luck(5, 2);
  double sum = 0;
  constexpr int kDraws = 100000;
  for (std::uint32_t i = 0; i < kDraws; ++i) sum += luck.at(i, Purpose::kNextContact, 0).exponential(0);
  EXPECT_NEAR(sum / kDraws, 1.0, 4 / std::sqrt(kDraws));
}

}  // namespace
}  // namespace corridor
