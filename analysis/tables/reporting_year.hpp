// The year that months are added up over: that of the figures which a world is held against.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "sim/world.hpp"

namespace corridor {

/// Fiscal (October to September, named FY2019 after its end) unless the world's labels say `year: calendar` (CY2019).
struct ReportingYear {
  bool calendar = false;

  int of(Month month) const { return calendar ? static_cast<int>(month.year()) : fiscal_year(month); }
  MonthRange months(int year) const {
    using namespace std::chrono;
    return calendar ? MonthRange{std::chrono::year{year} / January, std::chrono::year{year} / December}
                    : months_of_fiscal_year(year);
  }
  std::string name(int year) const { return (calendar ? "CY" : "FY") + std::to_string(year); }
  /// Names of the years that months reach into, in order.
  std::vector<std::string> names(const MonthRange& months) const {
    std::vector<std::string> all;
    if (months.size() == 0) return all;
    for (int year = of(months.first); year <= of(months.last); ++year) all.push_back(name(year));
    return all;
  }
};

inline constexpr const char* kYearLabel = "year";

inline ReportingYear reporting_year(const World& world) {
  const auto label = world.labels.find(kYearLabel);
  return {label != world.labels.end() && label->second == "calendar"};
}
/// Of a run, from its manifest.
inline ReportingYear reporting_year(const nlohmann::json& manifest) {
  const nlohmann::json& labels = manifest.at("world").at("labels");
  return {labels.is_object() && labels.value(kYearLabel, "") == "calendar"};
}

}  // namespace corridor
