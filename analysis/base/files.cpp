// Files written aside and renamed; SHA-256 through libcrypto.
#include "analysis/base/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <boost/crc.hpp>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <limits>
#include <memory>
#include <sstream>
#include <system_error>
#include <vector>

#include "sim/input/errors.hpp"

namespace corridor {
namespace {

constexpr std::size_t kBuffer = 1U << 16U;

/// Hands `most` bytes of a file on piece by piece, or as many as there are; returns how many.
template <class Use>
std::uintmax_t hand_on(std::istream& file, std::uintmax_t most, const Use& use) {
  std::vector<char> buffer(kBuffer);
  std::uintmax_t done = 0;
  while (done < most) {
    file.read(buffer.data(), static_cast<std::streamsize>(std::min<std::uintmax_t>(most - done, buffer.size())));
    if (file.gcount() == 0) break;
    use(std::string_view{buffer.data(), static_cast<std::size_t>(file.gcount())});
    done += static_cast<std::uintmax_t>(file.gcount());
  }
  return done;
}

/// Adds bytes [from, to) of a file to a digest; false when it is shorter.
bool add_to(Sha256& digest, const std::string& path, std::uintmax_t from, std::uintmax_t to) {
  std::ifstream file{path, std::ios::binary};
  file.seekg(static_cast<std::streamoff>(from));
  return hand_on(file, to - from, [&](std::string_view piece) { digest.add(piece); }) == to - from;
}

bool is_regular(const std::string& path) {
  std::error_code error;
  return std::filesystem::is_regular_file(std::filesystem::symlink_status(path, error));
}

}  // namespace

Sha256::Sha256() : context_(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
  if (!context_ || EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) != 1)
    throw Defect("libcrypto gives no SHA-256");
}

void Sha256::add(std::string_view bytes) {
  if (EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) != 1)
    throw Defect("libcrypto cannot go on with a SHA-256");
}

std::string Sha256::text() const {
  const Sha256 so_far;
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned int size = 0;
  if (EVP_MD_CTX_copy_ex(so_far.context_.get(), context_.get()) != 1 ||
      EVP_DigestFinal_ex(so_far.context_.get(), bytes.data(), &size) != 1)
    throw Defect("libcrypto cannot finish a SHA-256");
  std::string text;
  for (unsigned int i = 0; i < size; ++i) text += fmt::format("{:02x}", bytes[i]);
  return text;
}

bool has_beginning(const std::string& path, const FileBeginning& beginning) {
  Sha256 digest;
  return is_regular(path) && add_to(digest, path, 0, beginning.bytes) && digest.text() == beginning.sha256;
}

std::string part_path(const std::string& directory, const std::string& name) {
  return directory + "/." + name + ".part";
}

void clear_part(const std::string& part) {
  std::error_code error;
  const auto type = std::filesystem::symlink_status(part, error).type();
  if (type == std::filesystem::file_type::not_found) return;
  if (type != std::filesystem::file_type::regular)
    throw RunFailure(fmt::format("cannot write {}: a link or folder of that name is in the way", part));
  std::filesystem::remove(part, error);  // what a killed process left
}

PartFile::PartFile(const std::string& directory, const std::string& name)
    : name_(name), path_(directory + "/" + name), part_(part_path(directory, name)) {
  clear_part(part_);
  open_part(O_CREAT | O_EXCL);
}

PartFile::PartFile(const std::string& directory, const std::string& name, const FileBeginning& beginning)
    : name_(name), path_(directory + "/" + name), part_(part_path(directory, name)) {
  if (!has_beginning(part_, beginning)) {
    if (!has_beginning(path_, beginning)) throw RunFailure(fmt::format("cannot go on with {}: it has changed", path_));
    clear_part(part_);
    open_part(O_CREAT | O_EXCL);
    copy_beginning(beginning.bytes);
  } else {
    open_part(0);
    if (ftruncate(fileno(file_), static_cast<off_t>(beginning.bytes)) != 0 || std::fseek(file_, 0, SEEK_END) != 0)
      fail("write");
  }
  written_ = marked_ = beginning.bytes;
}

void PartFile::open_part(int flags) {
  const int descriptor = open(part_.c_str(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC | flags, 0666);
  if (descriptor >= 0) file_ = fdopen(descriptor, "wb");
  if (file_ == nullptr) fail("create");
  std::setvbuf(file_, nullptr, _IOFBF, kBuffer);
}

void PartFile::copy_beginning(std::uintmax_t bytes) {
  std::ifstream from{path_, std::ios::binary};
  if (hand_on(from, bytes, [this](std::string_view piece) { write(piece); }) != bytes) fail("read");
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
  written_ += text.size();
}

void PartFile::mark() {
  if (std::fflush(file_) != 0) fail("write");
  marked_ = written_;
}

void PartFile::sync() {
  if (std::fflush(file_) != 0 || fdatasync(fileno(file_)) != 0) fail("write");
}

FileBeginning PartFile::marked() {
  sync();
  if (!add_to(digest_, part_, digested_, marked_)) fail("read");
  digested_ = marked_;
  return {marked_, digest_.text()};
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
  std::filesystem::resize_file(part_, marked_, error);
  if (!error) std::filesystem::rename(part_, path_, error);
  if (error) std::remove(part_.c_str());
  return !error;
}

void write_whole_file(const std::string& directory, const std::string& name, std::string_view text) {
  PartFile file{directory, name};
  file.write(text);
  file.keep();
}

bool can_go_on(const std::string& directory, const std::string& name, const FileBeginning& beginning) {
  return has_beginning(part_path(directory, name), beginning) || has_beginning(directory + "/" + name, beginning);
}

std::string sha256_of_file(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  if (!file) throw RunFailure(fmt::format("cannot read {}: {}", path, std::strerror(errno)));
  Sha256 digest;
  hand_on(file, std::numeric_limits<std::uintmax_t>::max(), [&](std::string_view piece) { digest.add(piece); });
  return digest.text();
}

std::string checksum_of(std::string_view text) {
  boost::crc_32_type crc;
  crc.process_bytes(text.data(), text.size());
  return fmt::format("{:08x}", crc.checksum());
}

std::string sha256_of_text(std::string_view text) {
  Sha256 digest;
  digest.add(text);
  return digest.text();
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
