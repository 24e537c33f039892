// A file that appears whole or not at all: written aside, then renamed.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

namespace corridor {

/// DIRECTORY/NAME while it is being written, as DIRECTORY/.NAME.part. What is not kept is removed. Every failure is a
/// RunFailure with the system's reason.
class PartFile {
 public:
  PartFile(const std::string& directory, const std::string& name);
  ~PartFile();
  PartFile(const PartFile&) = delete;
  PartFile& operator=(const PartFile&) = delete;

  void write(std::string_view text);
  void mark();                  ///< What is written so far is whole, should the rest fail. Flushes.
  void keep();                  ///< Closes and renames.
  bool keep_marked() noexcept;  ///< After a failure: cuts back to the last mark and renames. False when nothing could
                                ///< be kept.

  const std::string& name() const { return name_; }

 private:
  [[noreturn]] void fail(const char* action) const;

  std::string name_, path_, part_;
  std::FILE* file_ = nullptr;
  long written_ = 0, marked_ = 0;
};

/// Makes way for a file that is being written aside: takes away what a killed process left. A link is never followed,
/// nor taken away: RunFailure.
void clear_part(const std::string& part);

/// Writes a whole small file aside and renames it.
void write_whole_file(const std::string& directory, const std::string& name, std::string_view text);

/// SHA-256 of a file as lower-case hexadecimal. Throws RunFailure when it cannot be read.
std::string sha256_of_file(const std::string& path);
std::string sha256_of_text(std::string_view text);

/// CRC-32 of a text as eight hexadecimal digits: tells a damaged line, not a forged one.
std::string checksum_of(std::string_view text);

/// The file as text. Throws RunFailure when it cannot be read.
std::string read_whole_file(const std::string& path);

/// Makes the folder (and its parents). Throws RunFailure.
void make_folder(const std::string& directory);

}  // namespace corridor
