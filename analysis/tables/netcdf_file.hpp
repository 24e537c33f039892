// A NetCDF-4 file while it is written: dimensions that share their labels, attributes, errors as RunFailure.
#pragma once

#include <map>
#include <string>

#include "analysis/tables/variables.hpp"

namespace corridor {

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

/// The dimensions of a file: one for each axis, with a variable of its labels and one of what people call them.
class NetcdfDimensions {
 public:
  explicit NetcdfDimensions(const NetcdfFile& file) : file_(&file) {}
  int of(const Axis& axis);
  /// " place_name place_kind": what else is told along an axis, for the attribute `coordinates`.
  static std::string coordinates_of(const Axis& axis);

 private:
  /// A variable of texts along a dimension.
  void write_texts(const std::string& name, const std::string& long_name, const std::vector<std::string>& texts,
                   int dimension);

  const NetcdfFile* file_;
  std::map<std::string, int> known_;
  std::map<std::size_t, int> lengths_;
};

}  // namespace corridor
