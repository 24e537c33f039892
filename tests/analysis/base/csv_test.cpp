// What is written as a field of a table is read as the same text.
#include "analysis/base/csv.hpp"

#include <gtest/gtest.h>

#include <random>

#include "sim/input/csv_records.hpp"

namespace corridor {
namespace {

TEST(CsvField, IsQuotedWhenItMustBe) {
  EXPECT_EQ(csv_field("MX-CHP"), "MX-CHP");
  EXPECT_EQ(csv_field(""), "");
  EXPECT_EQ(csv_field("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_field("5\" pipe"), "\"5\"\" pipe\"");
  EXPECT_EQ(csv_field("two\nlines\r"), "\"two\nlines\r\"");
}

TEST(CsvField, IsReadAsItWasWritten) {
  const std::string letters = "a,\"\n\r \xC3\xA9";
  std::mt19937 random(7);
  const auto up_to = [&](std::size_t most) { return std::size_t{random()} % (most + 1); };
  std::vector<std::vector<std::string>> written;
  std::string text;
  for (int record = 0; record < 20'000; ++record) {
    std::vector<std::string>& fields = written.emplace_back(1 + up_to(3));
    for (std::string& field : fields) {
      for (std::size_t length = up_to(8); length > 0; --length) field += letters[up_to(letters.size() - 1)];
    }
    for (std::size_t f = 0; f < fields.size(); ++f) text += (f > 0 ? "," : "") + csv_field(fields[f]);
    text += record % 2 == 0 ? "\n" : "\r\n";
  }
  std::vector<std::vector<std::string>> found;
  CsvRecords records{std::string_view(text)};
  while (records.next()) found.emplace_back(records.fields().begin(), records.fields().end());
  EXPECT_EQ(found, written);
  EXPECT_EQ(records.open_quote(), 0);
}

}  // namespace
}  // namespace corridor
