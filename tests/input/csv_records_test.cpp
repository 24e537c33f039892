// Records and fields of CSV text: quotes, line ends, empty fields, and the same from a text as from a stream.
#include "sim/input/csv_records.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace corridor {
namespace {

using Record = std::vector<std::string>;
using Records = std::vector<Record>;

Records read_all(CsvRecords&& records) {
  Records all;
  while (records.next()) all.emplace_back(records.fields().begin(), records.fields().end());
  return all;
}

Records read(const std::string& text) {
  std::istringstream stream(text);
  const Records from_stream = read_all(CsvRecords(stream));
  const Records from_text = read_all(CsvRecords(std::string_view(text)));
  EXPECT_EQ(from_stream, from_text) << text;
  return from_text;
}

TEST(CsvRecords, AreCutAtCommasAndLineEnds) {
  EXPECT_EQ(read("a,b\n1,2\n"), (Records{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(read("a,b\r\n1,2\r\n"), (Records{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(read("a,b\n1,2"), (Records{{"a", "b"}, {"1", "2"}})) << "the last line needs no end";
  EXPECT_EQ(read(""), Records{});
}

TEST(CsvRecords, KeepEmptyFieldsAndLines) {
  EXPECT_EQ(read(",\n"), (Records{{"", ""}}));
  EXPECT_EQ(read("a,\r\nb,"), (Records{{"a", ""}, {"b", ""}}));
  EXPECT_EQ(read("a\n\n\r\nb\n"), (Records{{"a"}, {""}, {""}, {"b"}}));
  EXPECT_EQ(read("\"\",\"\"\n"), (Records{{"", ""}}));
}

TEST(CsvRecords, QuotedFieldsHoldCommasQuotesAndLineEnds) {
  EXPECT_EQ(read("\"a,b\",c\n"), (Records{{"a,b", "c"}}));
  EXPECT_EQ(read("\"say \"\"no\"\"\",\"\"\"\"\n"), (Records{{"say \"no\"", "\""}}));
  EXPECT_EQ(read("\"two\nlines\",\"and\r\nthree\r\n\"\r\nx,y\n"),
            (Records{{"two\nlines", "and\r\nthree\r\n"}, {"x", "y"}}));
  EXPECT_EQ(read("\"a\""), (Records{{"a"}}));
}

TEST(CsvRecords, QuotesElsewhereAreCharacters) {
  EXPECT_EQ(read("5\" pipe,a\"b\"\n"), (Records{{"5\" pipe", "a\"b\""}}));
  EXPECT_EQ(read("\"a\"b,\"\"c\r\n"), (Records{{"ab", "c"}})) << "what follows a closing quote is kept";
  EXPECT_EQ(read("a\rb\r\n\r"), (Records{{"a\rb"}, {"\r"}})) << "a CR alone ends no line";
}

TEST(CsvRecords, KnowWhereTheyBegin) {
  const std::string text = "a\n\"1\n2\n\"\r\nb\nc";
  CsvRecords records{std::string_view(text)};
  std::vector<int> lines;
  std::vector<char> first;
  while (records.next()) {
    lines.push_back(records.line());
    first.push_back(text[records.offset()]);
    EXPECT_EQ(records.has_line_end(), records.fields().front() != "c");
  }
  EXPECT_EQ(lines, (std::vector<int>{1, 2, 5, 6}));
  EXPECT_EQ(first, (std::vector<char>{'a', '"', 'b', 'c'}));
  EXPECT_EQ(records.open_quote(), 0);
}

TEST(CsvRecords, AQuoteThatIsNeverClosedEndsTheText) {
  for (const char* text : {"a\n\"x\ny\",\"z,\nb\n", "a\n\"x\ny\",\"z\"\"", "a\n\"x\ny\",\""}) {
    std::istringstream stream(text);
    CsvRecords from_stream(stream), from_text{std::string_view(text)};
    for (CsvRecords* records : {&from_stream, &from_text}) {
      ASSERT_TRUE(records->next());
      EXPECT_FALSE(records->next()) << text;
      EXPECT_EQ(records->open_quote(), 3) << text;
      EXPECT_FALSE(records->next()) << "the rest is not read as anything else";
      EXPECT_EQ(records->open_quote(), 3) << text;
    }
  }
}

/// Whatever stands where a block of the stream ends.
TEST(CsvRecords, FromAStreamAreThoseOfTheText) {
  const std::string record = "a,\"b\"\"c\r\n\",,d\r\n";
  for (std::size_t shift = 0; shift < record.size(); ++shift) {
    std::string text(shift, 'x');
    text += "\n";
    while (text.size() < std::size_t{3} << 16U) text += record;
    const Records all = read(text);
    ASSERT_EQ(all.size(), 1 + (text.size() - shift - 1) / record.size());
    EXPECT_EQ(all.back(), (Record{"a", "b\"c\r\n", "", "d"}));
  }
  const std::string longer(std::size_t{5} << 16U, 'x');  // than a block
  EXPECT_EQ(read("a," + longer + "\nb,\"" + longer + "\"\n"), (Records{{"a", longer}, {"b", longer}}));
}

/// A stream without end that begins with a quote.
class Endless : public std::streambuf {
 protected:
  int_type underflow() override {
    block_.front() = begun_ ? 'x' : '"';
    begun_ = true;
    setg(block_.data(), block_.data(), block_.data() + block_.size());
    return traits_type::to_int_type(block_.front());
  }

 private:
  std::string block_ = std::string(4096, 'x');
  bool begun_ = false;
};

TEST(CsvRecords, AQuoteThatIsNeverClosedDoesNotFillTheMemory) {
  Endless endless;
  std::istream stream(&endless);
  CsvRecords records(stream);
  EXPECT_FALSE(records.next());
  EXPECT_EQ(records.open_quote(), 1);
}

}  // namespace
}  // namespace corridor
