// A NetCDF-4 file while it is written: dimensions that share their labels, attributes, errors as RunFailure.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace corridor {

/// One axis of an array: the values that appear, sorted.
struct Axis {
  std::string name;
  std::vector<std::string> values;
  int dimension = -1;
  std::size_t index(std::string_view value) const;  ///< `value` must be one of `values`.
};

/// DIRECTORY/NAME, written aside; removed unless kept.
class NetcdfFile {
 public:
  NetcdfFile(const std::string& directory, const std::string& name);
  ~NetcdfFile();
  NetcdfFile(const NetcdfFile&) = delete;
  NetcdfFile& operator=(const NetcdfFile&) = delete;

  int id() const { return id_; }
  void check(int status) const;  ///< Throws RunFailure for anything but success.
  void text(int variable, const char* name, const std::string& value) const;  ///< Sets a text attribute.
  void keep();                                                                ///< Closes and renames.

 private:
  std::string path_, part_;
  int id_ = 0;
  bool open_ = false;
};

/// Axes with the same values share a dimension: `place`, then `place_2`, ... in order of first use. Each has a variable
/// of labels.
class NetcdfDimensions {
 public:
  explicit NetcdfDimensions(const NetcdfFile& file) : file_(&file) {}
  int of(const Axis& axis);

 private:
  void write_labels(const std::string& name, const Axis& axis, int dimension);

  const NetcdfFile* file_;
  std::map<std::string, std::vector<std::pair<std::vector<std::string>, int>>> known_;
  std::map<std::size_t, int> lengths_;
};

}  // namespace corridor
