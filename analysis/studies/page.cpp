// Gathers the tables of a study into what the page draws.
#include "analysis/studies/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <span>
#include <vector>

#include "analysis/base/files.hpp"
#include "analysis/base/result_folder.hpp"
#include "analysis/base/statistics.hpp"
#include "analysis/page/assets.hpp"
#include "analysis/page/page.hpp"
#include "analysis/studies/forms.hpp"
#include "analysis/tables/read.hpp"
#include "sim/input/errors.hpp"

namespace corridor {
namespace {

using Json = nlohmann::ordered_json;
using Cells = std::span<const std::string_view>;

constexpr std::size_t kBins = 30;  ///< Of the histogram of a response.

Json number(std::string_view text) {
  double value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  return text.empty() || read.ec != std::errc{} ? Json(nullptr) : Json(value);
}

Json indices_of(const std::string& directory) {
  Json rows = Json::array();
  for_each_row(directory, indices_form(), [&](Cells cells) {
    rows.push_back({{"response", cells[0]},
                    {"parameter", cells[1]},
                    {"index", cells[2]},
                    {"value", number(cells[3])},
                    {"low", number(cells[4])},
                    {"high", number(cells[5])},
                    {"verdict", cells[6]}});
  });
  return rows;
}

Json convergence_of(const std::string& directory) {
  Json rows = Json::array();
  if (!std::filesystem::exists(directory + "/" + convergence_form().file)) return rows;
  for_each_row(directory, convergence_form(), [&](Cells cells) {
    rows.push_back({{"base", number(cells[0])},
                    {"response", cells[1]},
                    {"parameter", cells[2]},
                    {"index", cells[3]},
                    {"value", number(cells[4])}});
  });
  return rows;
}

Json histogram(const std::vector<double>& values) {
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  const double width = (*high - *low) / static_cast<double>(kBins);
  std::vector<std::uint64_t> counts(width > 0 ? kBins : 1);
  for (const double value : values) {
    const auto bin = width > 0 ? static_cast<std::size_t>((value - *low) / width) : 0;
    ++counts[std::min(bin, counts.size() - 1)];
  }
  return {{"low", *low}, {"high", *high}, {"mean", mean_of(values)}, {"runs", values.size()}, {"counts", counts}};
}

/// By response: how its values lie over all runs.
Json values_of(const std::string& directory) {
  std::map<std::string, std::vector<double>, std::less<>> values;
  for_each_row(directory, responses_form(), [&](Cells cells) {
    const Json value = number(cells[3]);
    if (value.is_null()) return;
    auto found = values.find(cells[2]);
    if (found == values.end()) found = values.emplace(cells[2], std::vector<double>{}).first;
    found->second.push_back(value.get<double>());
  });
  Json all = Json::object();
  for (const auto& [response, list] : values) all[response] = histogram(list);
  return all;
}

Json read_study(const std::string& directory) {
  const std::string file = directory + "/study.json";
  if (!std::filesystem::exists(file)) {
    throw ConfigError(
        {{{directory, 0, 0},
          "",
          "this is not the folder of a study: it holds no study.json",
          "name the folder that 'corridor sweep -o' wrote; a part of a study has its tables after --collect",
          ""}});
  }
  try {
    return Json::parse(read_whole_file(file));
  } catch (const nlohmann::json::exception&) {
    throw RunFailure(file + " is damaged; 'corridor sweep' with the same study and folder makes it anew");
  }
}

std::string missing_runs(const Json& study) {
  const Json runs = study.value("runs", Json::object());
  const auto count = [&](const char* which) { return runs.value(which, std::uint64_t{0}); };
  const std::uint64_t planned = count("planned"), played = count("done") + count("failed");
  if (played >= planned) return "";
  return fmt::format("{} of {} runs {} not been played yet: what stands here can change", planned - played, planned,
                     planned - played == 1 ? "has" : "have");
}

}  // namespace

std::string missing_runs_in(const std::string& directory) { return missing_runs(read_study(directory)); }

std::string write_study_page(const std::string& directory) {
  const Json study = read_study(directory);
  refuse_others_files(directory, {"study.html"});
  const Json data{{"study", study},
                  {"missing", missing_runs(study)},
                  {"indices", indices_of(directory)},
                  {"convergence", convergence_of(directory)},
                  {"values", values_of(directory)}};
  write_whole_file(directory, "study.html",
                   make_page({.title = study.value("name", "Study"),
                              .map = "null",
                              .data = data.dump(-1, ' ', false, Json::error_handler_t::replace),
                              .scripts = {"study.js"}}));
  return directory + "/study.html";
}

}  // namespace corridor
