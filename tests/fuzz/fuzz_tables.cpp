// Files of a world: tables, its parameters and its description.
#include <cstdint>

#include "analysis/scenario/scenario.hpp"
#include "tests/fuzz/field.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace corridor;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  return fuzz::field().try_file(input, {mutation::Kind::kWorld},
                                [](const std::string&) { load_scenario(fuzz::field() / "scenarios/scenario.yaml"); });
}
