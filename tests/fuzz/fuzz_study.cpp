// Studies, tables of points, and calibrations.
#include <cstdint>
#include <filesystem>

#include "analysis/check/validate.hpp"
#include "tests/fuzz/field.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace corridor;
  using mutation::Kind;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  return fuzz::field().try_file(input, {Kind::kStudy, Kind::kCalibration}, [](const std::string& name) {
    const std::filesystem::path study =
        std::filesystem::path(name).replace_extension(".yaml");  // its points come along
    validate_file(fuzz::field() / study.string());
  });
}
