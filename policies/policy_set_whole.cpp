// Takes dated steps and court orders out of settings.
#include "policies/policy_set_whole.hpp"

#include "policies/windows.hpp"

namespace corridor {
namespace {

bool keep_steps_to(ParameterValue::Steps& number, Day day, Day to) {
  const auto later = number.steps.upper_bound(day);
  const bool matters = later != number.steps.end() && later->first < to;
  number.steps.erase(later, number.steps.end());
  return matters;
}

}  // namespace

bool keep_as_of(ModuleSettings& settings, Day day, Day to) {
  bool matters = false;
  for (auto& [name, value] : settings.parameters) {
    matters = keep_steps_to(value.general, day, to) || matters;
    for (ParameterValue::Exception& exception : value.exceptions)
      matters = keep_steps_to(exception.number, day, to) || matters;
  }
  return matters;
}

bool drop_court_orders(std::vector<ModuleSettings>& all, Day from, Day to) {
  bool matters = false;
  for (ModuleSettings& settings : all) {
    for (auto& [part, blocks] : settings.blocks) {
      matters = matters || touches(blocks, from, to);
      blocks.clear();
    }
  }
  return matters;
}

bool leave_out_instruments(const std::vector<std::string>& ids, std::vector<ModuleSettings>& all, Day from, Day to) {
  bool matters = false;
  const auto of_instrument = [&](const Window& window) {
    return std::find(ids.begin(), ids.end(), window.instrument) != ids.end();
  };
  for (ModuleSettings& settings : all) {
    for (auto& [part, windows] : settings.windows) {
      for (const Window& window : windows) matters = matters || (of_instrument(window) && touches({window}, from, to));
      std::erase_if(windows, of_instrument);
    }
    for (auto& [part, blocks] : settings.blocks) std::erase_if(blocks, of_instrument);
  }
  return matters;
}

}  // namespace corridor
