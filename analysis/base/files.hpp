// A file that appears whole or not at all: written aside, then renamed.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace corridor {

/// SHA-256 of what is added piece by piece.
class Sha256 {
 public:
  Sha256();
  void add(std::string_view bytes);
  std::string text() const;  ///< Of all so far, as lower-case hexadecimal. More may follow.

 private:
  std::unique_ptr<evp_md_ctx_st, void (*)(evp_md_ctx_st*)> context_;
};

/// How a file begins: so many bytes, with that SHA-256.
struct FileBeginning {
  std::uintmax_t bytes = 0;
  std::string sha256 = {};
};
/// False as well when there is no such file, or a link in its place.
bool has_beginning(const std::string& path, const FileBeginning& beginning);

/// DIRECTORY/.NAME.part: where DIRECTORY/NAME is written aside.
std::string part_path(const std::string& directory, const std::string& name);

/// DIRECTORY/NAME while it is being written, as DIRECTORY/.NAME.part. What is not kept is removed. Every failure is a
/// RunFailure with the system's reason.
class PartFile {
 public:
  PartFile(const std::string& directory, const std::string& name);
  /// Goes on with one that was left behind, or was kept as far as it had come, from `beginning` on: what stands after
  /// that is taken away. RunFailure where `can_go_on` says no.
  PartFile(const std::string& directory, const std::string& name, const FileBeginning& beginning);
  ~PartFile();
  PartFile(const PartFile&) = delete;
  PartFile& operator=(const PartFile&) = delete;

  void write(std::string_view text);
  void mark();                  ///< What is written so far is whole, should the rest fail. Flushes.
  void sync();                  ///< What is written so far survives a machine that goes down.
  FileBeginning marked();       ///< The file up to the last mark, which survives that too.
  void keep();                  ///< Closes and renames.
  bool keep_marked() noexcept;  ///< After a failure: cuts back to the last mark and renames. False when nothing could
                                ///< be kept.

  const std::string& name() const { return name_; }

 private:
  [[noreturn]] void fail(const char* action) const;
  void open_part(int flags);
  void copy_beginning(std::uintmax_t bytes);

  std::string name_, path_, part_;
  std::FILE* file_ = nullptr;
  std::uintmax_t written_ = 0, marked_ = 0;
  Sha256 digest_;  ///< Of the first `digested_` bytes.
  std::uintmax_t digested_ = 0;
};

/// True when the file DIRECTORY/NAME, kept or left behind while it was being written, begins like that.
bool can_go_on(const std::string& directory, const std::string& name, const FileBeginning& beginning);

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
