// Creates NetCDF-4 files through the C library.
#include "analysis/tables/netcdf_file.hpp"

#include <fmt/format.h>
#include <netcdf.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <system_error>

#include "analysis/base/files.hpp"
#include "sim/input/errors.hpp"

namespace corridor {
namespace {

constexpr std::uintmax_t kAlmostNothing = std::uintmax_t{64} << 10;  ///< Bytes: less than one block of the library.

}  // namespace

NetcdfFile::NetcdfFile(const std::string& directory, const std::string& name)
    : path_(directory + "/" + name), part_(part_path(directory, name)) {
  clear_part(part_);
  check(nc_create(part_.c_str(), NC_NETCDF4 | NC_NOCLOBBER, &id_));
  open_ = true;
}

NetcdfFile::~NetcdfFile() {
  if (open_) nc_close(id_);
  std::error_code error;
  std::filesystem::remove(part_, error);
}

void NetcdfFile::check(int status) const {
  if (status == NC_NOERR) return;
  // The library says "HDF error" or "Permission denied" of a full disk.
  std::error_code error;
  const auto space = std::filesystem::space(std::filesystem::path(part_).parent_path(), error);
  const bool full = !error && space.available < kAlmostNothing;
  throw RunFailure(
      fmt::format("cannot write {}: {}", path_, full ? std::generic_category().message(ENOSPC) : nc_strerror(status)));
}

void NetcdfFile::text(int variable, const char* name, const std::string& value) const {
  check(nc_put_att_text(id_, variable, name, value.size(), value.c_str()));
}

void NetcdfFile::keep() {
  open_ = false;
  check(nc_close(id_));
  std::error_code error;
  std::filesystem::rename(part_, path_, error);
  if (error) throw RunFailure(fmt::format("cannot write {}: {}", path_, error.message()));
}

int NetcdfDimensions::of(const Axis& axis) {
  const auto [known, is_new] = known_.try_emplace(axis.name, -1);
  if (is_new) {
    file_->check(nc_def_dim(file_->id(), axis.name.c_str(), axis.labels.size(), &known->second));
    write_texts(axis.name, axis.long_name, axis.labels, known->second);
    write_texts(axis.name + "_name", "name of the " + axis.name, axis.names, known->second);
    if (!axis.kinds.empty()) write_texts(axis.name + "_kind", "kind of " + axis.name, axis.kinds, known->second);
  }
  return known->second;
}

std::string NetcdfDimensions::coordinates_of(const Axis& axis) {
  std::string names = " " + axis.name + "_name";
  if (!axis.kinds.empty()) names += " " + axis.name + "_kind latitude longitude";
  return names;
}

void NetcdfDimensions::write_texts(const std::string& name, const std::string& long_name,
                                   const std::vector<std::string>& texts, int dimension) {
  std::size_t length = 1;
  for (const std::string& text : texts) length = std::max(length, text.size());
  const auto [text_dimension, is_new] = lengths_.try_emplace(length, -1);
  if (is_new) {
    file_->check(nc_def_dim(file_->id(), fmt::format("text{}", length).c_str(), length, &text_dimension->second));
  }
  const int dimensions[] = {dimension, text_dimension->second};
  int variable = -1;
  file_->check(nc_def_var(file_->id(), name.c_str(), NC_CHAR, 2, dimensions, &variable));
  file_->text(variable, "long_name", long_name);
  file_->text(variable, "_Encoding", "utf-8");
  std::string all;
  for (const std::string& text : texts) all += text + std::string(length - text.size(), '\0');
  file_->check(nc_put_var_text(file_->id(), variable, all.data()));
}

}  // namespace corridor
