// The files of input that were read, byte by byte as they were: what a result says it was made from is then what it was
// made from, whatever becomes of the files afterwards.
#pragma once

#include <map>
#include <string>

namespace corridor {

/// By path, as it was asked for.
using FilesRead = std::map<std::string, std::string>;

/// While it stands, `read_text_file` of this thread puts what it reads into `files`, and what is there already is not
/// read again: a table that is read twice is the same table twice. The inner of two holds alone.
class KeepFiles {
 public:
  explicit KeepFiles(FilesRead& files);
  ~KeepFiles();
  KeepFiles(const KeepFiles&) = delete;
  KeepFiles& operator=(const KeepFiles&) = delete;

  /// Those of this thread; null when nobody keeps any.
  static FilesRead* kept();

 private:
  FilesRead* outer_;
};

}  // namespace corridor
