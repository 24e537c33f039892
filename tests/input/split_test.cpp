// Parts of text.
#include "sim/input/split.hpp"

#include <gtest/gtest.h>

namespace corridor {
namespace {

using Parts = std::vector<std::string>;

TEST(Split, KeepsEmptyParts) {
  EXPECT_EQ(split("a.b.c", '.'), (Parts{"a", "b", "c"}));
  EXPECT_EQ(split(".a..", '.'), (Parts{"", "a", "", ""}));
  EXPECT_EQ(split("", '.'), Parts{""});
}

TEST(Split, TheLastOfAsManyAsAskedForHoldsTheRest) {
  EXPECT_EQ(split("a.b.c.d", '.', 3), (Parts{"a", "b", "c.d"}));
  EXPECT_EQ(split("a.b", '.', 3), (Parts{"a", "b"}));
  EXPECT_EQ(split("a.b", '.', 1), Parts{"a.b"});
}

}  // namespace
}  // namespace corridor
