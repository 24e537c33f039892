// Checkpoints: files as they are, and, after the word "sealed", notes whose seal is right, as no accident makes them.
// The state behind a note is read only under its seal, and is not tried here.
#include <cstdint>
#include <filesystem>
#include <fstream>

#include "analysis/base/files.hpp"
#include "analysis/run/checkpoint.hpp"
#include "tests/fuzz/field.hpp"

namespace {

constexpr std::string_view kSealed = "sealed\n";

/// The bytes of a file that a run could have written, but for what it says.
std::string sealed(std::string_view note) {
  std::string text = "corridor checkpoint 1\n" + std::string(note);
  corridor::Sha256 digest;
  digest.add(text);
  return text + digest.text();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace corridor;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::string folder = fuzz::field() / "stopped", file = folder + "/checkpoints/1.bin";
  std::filesystem::create_directories(folder + "/checkpoints");
  std::ofstream(file, std::ios::binary) << (input.starts_with(kSealed) ? sealed(input.substr(kSealed.size()))
                                                                       : std::string(input));
  fuzz::refuses_in_words_or_takes([&] { find_resume_point(folder); });
  return 0;
}
