// Published series, and tables of facts.
#include <cstdint>

#include "analysis/record/facts.hpp"
#include "analysis/record/observed.hpp"
#include "analysis/scenario/scenario.hpp"
#include "tests/fuzz/field.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace corridor;
  using mutation::Kind;
  static const ObservedNames names = observed_names(*load_scenario(fuzz::field() / "scenarios/scenario.yaml").world);
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  return fuzz::field().try_file(input, {Kind::kObserved, Kind::kFacts}, [](const std::string& name) {
    Problems problems;
    if (name.find("/observed/") != std::string::npos)
      read_observed(fuzz::field() / "scenarios/observed", names, problems);
    else
      read_facts(fuzz::field() / name, problems);
    problems.throw_if_any();
  });
}
