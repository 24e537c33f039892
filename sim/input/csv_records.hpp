// CSV text in records and fields (RFC 4180): the one place that knows how commas, quotes and line ends are written.
#pragma once

#include <deque>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// Walks over CSV text record by record, the header among them. A quoted field may hold commas, line ends and doubled
/// quotes; a record ends with LF or CRLF, the last one also with the text. What stands between a closing quote and the
/// next comma belongs to the field, and a quote within a bare field is a character like others.
///
///   CsvRecords records(stream);
///   while (records.next()) use(records.fields());
///   if (records.open_quote() > 0) ...
class CsvRecords {
 public:
  explicit CsvRecords(std::string_view text);  ///< A whole text, which must outlive this object.
  explicit CsvRecords(std::istream& stream);   ///< Reads in blocks: memory does not grow with the file.
  CsvRecords(const CsvRecords&) = delete;      // fields point into what this object holds
  CsvRecords& operator=(const CsvRecords&) = delete;

  /// Goes to the next record. False at the end, and at a record with a quote that is never closed: all the rest.
  bool next();

  /// At least one; an empty line is one empty field. Valid until the next call of next().
  const std::vector<std::string_view>& fields() const { return fields_; }
  int line() const { return line_; }                   ///< Where the record begins, from 1.
  std::size_t offset() const { return offset_; }       ///< The same in bytes, from 0.
  bool has_line_end() const { return has_line_end_; }  ///< False for a last record that the text just ends after.
  int open_quote() const { return open_quote_; }       ///< The line of a quote that is never closed; 0: there is none.
  /// True when something stands between a closing quote and the next comma of this record.
  bool text_behind_quote() const { return text_behind_quote_; }

 private:
  bool lay_out();
  const char* quoted(const char* at);
  const char* bare(const char* at);
  void read_on();

  std::istream* stream_ = nullptr;
  std::vector<char> block_;  ///< Of a stream: what was read and is not passed yet.
  std::string_view rest_;    ///< From the record in hand on.
  bool whole_ = true;        ///< Nothing more is to be read behind `rest_`.
  std::vector<std::string_view> fields_;
  std::deque<std::string> rewritten_;  ///< Fields that do not stand in the text as they are: doubled quotes.
  std::size_t length_ = 0;             ///< Of the record in hand, with its line end.
  int lines_ = 0;                      ///< Line ends in it.
  std::size_t offset_ = 0;
  int line_ = 1;
  bool has_line_end_ = true;
  int open_quote_ = 0;
  bool text_behind_quote_ = false;
};

}  // namespace corridor
