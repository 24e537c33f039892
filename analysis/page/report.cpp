// The report of a run: its data and its sections as one page.
#include "analysis/page/report.hpp"

#include <nlohmann/json.hpp>

#include "analysis/base/files.hpp"
#include "analysis/base/result_folder.hpp"
#include "analysis/page/outlines.hpp"
#include "analysis/page/page.hpp"
#include "analysis/page/report_data.hpp"
#include "analysis/tables/extent.hpp"
#include "analysis/tables/read.hpp"

namespace corridor {
namespace {

/// Where the places of a run lie.
std::vector<MapPoint> points_of(const nlohmann::json& manifest) {
  std::vector<MapPoint> points;
  for (const auto& [id, one] : manifest.at("world").at("jurisdictions").items()) {
    if (one.contains("longitude") && one.contains("latitude"))
      points.emplace_back(one.at("longitude"), one.at("latitude"));
  }
  return points;
}

}  // namespace

void write_report(const std::string& directory, const nlohmann::json& manifest) {
  const std::string data =
      report_data(directory, manifest).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  write_whole_file(directory, "report.html",
                   make_page({.title = title_of_run(manifest),
                              .map = outlines_around(points_of(manifest)),
                              .data = data,
                              .scripts = {"maps.js", "cube.js", "record.js", "headline.js", "indicators.js",
                                          "timeline.js", "border.js", "interior.js", "map.js", "charges.js", "fit.js",
                                          "provenance.js", "report.js"}}));
}

std::string write_report(const std::string& directory) {
  nlohmann::json manifest = read_manifest(directory);
  const FolderLock lock(directory);
  refuse_others_files(directory, {"report.html", "manifest.json"});
  write_report(directory, manifest);
  const std::string path = directory + "/report.html";
  manifest["outputs"]["report.html"] = sha256_of_file(path);
  write_whole_file(directory, "manifest.json", manifest.dump(1) + "\n");
  return path;
}

}  // namespace corridor
