// Scenarios, what they extend, and policy sets.
#include <cstdint>

#include "analysis/check/validate.hpp"
#include "analysis/scenario/scenario.hpp"
#include "tests/fuzz/field.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace corridor;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  return fuzz::field().try_file(input, {mutation::Kind::kScenario}, [](const std::string& name) {
    fuzz::refuses_in_words_or_takes([&] { validate_file(fuzz::field() / name); });
    load_scenario(fuzz::field() / "scenarios/scenario.yaml");
  });
}
