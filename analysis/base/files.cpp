// Files written aside and renamed; SHA-256 through libcrypto.
#include "analysis/base/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <boost/crc.hpp>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <system_error>

#include "sim/input/errors.hpp"

namespace corridor {
namespace {

constexpr std::size_t kBuffer = 1U << 16U;

using Digest = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

Digest begin_sha256() {
  Digest digest{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
  if (!digest || EVP_DigestInit_ex(digest.get(), EVP_sha256(), nullptr) != 1)
    throw Defect("libcrypto gives no SHA-256");
  return digest;
}

std::string end_sha256(const Digest& digest) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned int size = 0;
  if (EVP_DigestFinal_ex(digest.get(), bytes.data(), &size) != 1) throw Defect("libcrypto cannot finish a SHA-256");
  std::string text;
  for (unsigned int i = 0; i < size; ++i) text += fmt::format("{:02x}", bytes[i]);
  return text;
}

}  // namespace

void clear_part(const std::string& part) {
  std::error_code error;
  const auto type = std::filesystem::symlink_status(part, error).type();
  if (type == std::filesystem::file_type::not_found) return;
  if (type != std::filesystem::file_type::regular)
    throw RunFailure(fmt::format("cannot write {}: a link or folder of that name is in the way", part));
  std::filesystem::remove(part, error);  // what a killed process left
}

PartFile::PartFile(const std::string& directory, const std::string& name)
    : name_(name), path_(directory + "/" + name), part_(directory + "/." + name + ".part") {
  clear_part(part_);
  const int descriptor = open(part_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (descriptor >= 0) file_ = fdopen(descriptor, "wb");
  if (file_ == nullptr) fail("create");
  std::setvbuf(file_, nullptr, _IOFBF, kBuffer);
}

PartFile::~PartFile() {
  if (file_ == nullptr) return;
  std::fclose(file_);
  std::remove(part_.c_str());
}

void PartFile::fail(const char* action) const {
  throw RunFailure(fmt::format("cannot {} {}: {}", action, path_, std::strerror(errno)));
}

void PartFile::write(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), file_) != text.size()) fail("write");
  written_ += static_cast<long>(text.size());
}

void PartFile::mark() {
  if (std::fflush(file_) != 0) fail("write");
  marked_ = written_;
}

void PartFile::keep() {
  if (std::fflush(file_) != 0) fail("write");
  const int closed = std::fclose(file_);
  file_ = nullptr;
  if (closed != 0 || std::rename(part_.c_str(), path_.c_str()) != 0) {
    const int reason = errno;
    std::remove(part_.c_str());
    errno = reason;
    fail("write");
  }
}

bool PartFile::keep_marked() noexcept {
  if (file_ == nullptr) return true;
  if (marked_ == 0) return false;
  std::fclose(file_);
  file_ = nullptr;
  std::error_code error;
  std::filesystem::resize_file(part_, static_cast<std::uintmax_t>(marked_), error);
  if (!error) std::filesystem::rename(part_, path_, error);
  if (error) std::remove(part_.c_str());
  return !error;
}

void write_whole_file(const std::string& directory, const std::string& name, std::string_view text) {
  PartFile file{directory, name};
  file.write(text);
  file.keep();
}

std::string sha256_of_file(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  if (!file) throw RunFailure(fmt::format("cannot read {}: {}", path, std::strerror(errno)));
  const Digest digest = begin_sha256();
  std::array<char, kBuffer> buffer{};
  while (file.read(buffer.data(), buffer.size()) || file.gcount() > 0) {
    EVP_DigestUpdate(digest.get(), buffer.data(), static_cast<std::size_t>(file.gcount()));
  }
  return end_sha256(digest);
}

std::string checksum_of(std::string_view text) {
  boost::crc_32_type crc;
  crc.process_bytes(text.data(), text.size());
  return fmt::format("{:08x}", crc.checksum());
}

std::string sha256_of_text(std::string_view text) {
  const Digest digest = begin_sha256();
  EVP_DigestUpdate(digest.get(), text.data(), text.size());
  return end_sha256(digest);
}

std::string read_whole_file(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  if (!file) throw RunFailure(fmt::format("cannot read {}: {}", path, std::strerror(errno)));
  std::ostringstream text;
  text << file.rdbuf();
  return std::move(text).str();
}

void make_folder(const std::string& directory) {
  std::error_code error;
  std::filesystem::create_directories(directory, error);
  if (error || !std::filesystem::is_directory(directory)) {
    throw RunFailure(fmt::format("cannot make the folder {}: {}", directory,
                                 error ? error.message() : "a file of that name is in the way"));
  }
}

}  // namespace corridor
