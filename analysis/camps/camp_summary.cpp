// What a folder of movement by attraction says, on one screen.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "analysis/base/files.hpp"
#include "analysis/base/words.hpp"
#include "analysis/camps/camp_run.hpp"
#include "analysis/camps/forms.hpp"
#include "sim/input/table.hpp"

namespace corridor {
namespace {

CsvTable table_of(const std::string& directory, const std::string& name, Problems& problems) {
  return read_table(directory + "/" + name, camp_form(name), problems);
}

/// By forecast, in the order of the table: figures of each row.
struct Fit {
  std::vector<std::string> order;
  std::map<std::string, std::vector<double>> ard, rescaled;
};

Fit read_fit(const std::string& directory) {
  Problems problems;
  const CsvTable table = table_of(directory, "camp_fit.csv", problems);
  problems.throw_if_any();
  Fit fit;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string& name = table.text(row, "forecast");
    if (!fit.ard.contains(name)) fit.order.push_back(name);
    fit.ard[name].push_back(table.number(row, "ard"));
    fit.rescaled[name].push_back(table.number(row, "rescaled"));
  }
  return fit;
}

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

/// The name of a forecast of camp_fit.csv in the reader's language.
std::string forecast_name(const Screen& screen, std::string name) {
  std::replace(name.begin(), name.end(), ' ', '_');
  return screen.say("camps.forecast_" + name);
}

std::string speed_text(const nlohmann::json& manifest, const Screen& screen) {
  const double days = manifest.at("party_days").get<double>();
  const double seconds = manifest.at("played_processor_s").get<double>();
  return screen.lines(screen.say("camps.speed", {{"agents", grouped(manifest.at("parties").get<double>())},
                                                 {"days", grouped(days)},
                                                 {"rate", fmt::format("{:.3g}", seconds > 0 ? days / seconds : 0)}}));
}

struct LastDay {
  std::vector<std::string> places;
  std::map<std::string, double> simulated, published;
  std::string day;
};

/// Means over replicates on the last evening.
LastDay last_day_of(const std::string& directory) {
  Problems problems;
  const CsvTable table = table_of(directory, "camps.csv", problems);
  problems.throw_if_any();
  LastDay last;
  for (std::size_t row = 0; row < table.rows(); ++row) last.day = std::max(last.day, table.text(row, "day"));
  double replicates = 1;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.text(row, "day") != last.day) continue;
    const std::string& place = table.text(row, "place");
    if (!last.published.contains(place)) last.places.push_back(place);
    replicates = std::max(replicates, 1 + static_cast<double>(table.integer(row, "replicate")));
    last.simulated[place] += static_cast<double>(table.integer(row, "persons"));
    last.published[place] = table.number(row, "published");
  }
  for (auto& [place, persons] : last.simulated) persons /= replicates;
  return last;
}

}  // namespace

bool is_camp_run(const std::string& directory) {
  std::error_code error;
  return std::filesystem::is_regular_file(directory + "/camp_fit.csv", error) &&
         std::filesystem::is_regular_file(directory + "/manifest.json", error);
}

std::string camp_fit_text(const std::string& directory, const Screen& screen) {
  const Fit fit = read_fit(directory);
  std::string text = screen.lines(screen.say("camps.fit_head")) + "\n";
  text += fmt::format("  {:<28}{:>8}{:>16}{:>13}\n", "", screen.say("camps.ard"), screen.say("camps.of_replicates"),
                      screen.say("camps.shares_only"));
  for (const std::string& name : fit.order) {
    const auto [low, high] = std::minmax_element(fit.ard.at(name).begin(), fit.ard.at(name).end());
    const std::string spread =
        fit.ard.at(name).size() == 1
            ? ""
            : screen.say("camps.to", {{"low", fmt::format("{:.3f}", *low)}, {"high", fmt::format("{:.3f}", *high)}});
    text += fmt::format("  {:<28}{:>8.3f}{:>16}{:>13.3f}\n", forecast_name(screen, name), mean(fit.ard.at(name)),
                        spread, mean(fit.rescaled.at(name)));
  }
  return text + "\n" + screen.lines(screen.say("camps.fit_note"));
}

std::string camp_fit_json(const std::string& directory) {
  const Fit fit = read_fit(directory);
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  for (const std::string& name : fit.order)
    all.push_back({{"forecast", name},
                   {"ard", mean(fit.ard.at(name))},
                   {"rescaled", mean(fit.rescaled.at(name))},
                   {"replicates", fit.ard.at(name)}});
  return nlohmann::ordered_json{{"directory", directory}, {"fit", all}}.dump(2);
}

std::string camp_summary(const std::string& directory, const Screen& screen) {
  const auto manifest = nlohmann::json::parse(read_whole_file(directory + "/manifest.json"));
  const LastDay last = last_day_of(directory);
  std::string text =
      screen.lines(screen.say("camps.head", {{"name", name_of_run(screen.language, manifest)},
                                             {"from", manifest.at("period").at("from").get<std::string>()},
                                             {"to", last.day},
                                             {"scale", fmt::to_string(manifest.at("scale").get<int>())},
                                             {"n", fmt::to_string(manifest.at("replicates").get<int>())}})) +
      fmt::format("\n  {:<28}{:>14}{:>14}{:>14}\n", screen.say("camps.last_day"), screen.say("camps.simulated"),
                  screen.say("camps.counted"), screen.say("camps.difference"));
  double simulated = 0, published = 0;
  const auto line = [&](const std::string& name, double ours, double theirs) {
    text += fmt::format("  {:<28}{:>14}{:>14}{:>14}\n", name, grouped(ours), grouped(theirs), grouped(ours - theirs));
  };
  for (const std::string& place : last.places) {
    line(place, last.simulated.at(place), last.published.at(place));
    simulated += last.simulated.at(place);
    published += last.published.at(place);
  }
  line(screen.say("camps.all"), simulated, published);
  return text + "\n" + camp_fit_text(directory, screen) + "\n" + speed_text(manifest, screen) +
         screen.say("camps.results", {{"directory", directory}}) + "\n";
}

}  // namespace corridor
