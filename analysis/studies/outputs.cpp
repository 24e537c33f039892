// Tables and study.json of a study, from its results.
#include "analysis/studies/outputs.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "analysis/base/csv.hpp"
#include "analysis/base/data_package.hpp"
#include "analysis/base/dictionary.hpp"
#include "analysis/base/files.hpp"
#include "analysis/base/statistics.hpp"
#include "analysis/studies/answers/box_text.hpp"
#include "analysis/studies/forms.hpp"
#include "analysis/studies/json.hpp"

namespace corridor {
namespace {

/// Calls `use` with every point of the design and its name.
template <class Use>
void for_each_point(const Study& study, const StudyModel& model, Design& design, const Use& use) {
  for (std::uint64_t i = 0; i < design.size(); ++i) {
    const Point point = design.at(i);
    use(i, point, run_name(model, study, point));
  }
}

std::vector<std::string> paths_of(const Study& study) {
  std::vector<std::string> paths;
  for (const Factor& factor : study.factors) paths.push_back(factor.path);
  return paths;
}

std::string values_of(const Study& study, const Point& point) {
  std::string line;
  for (std::size_t f = 0; f < point.size(); ++f) line += ',' + csv_field(study.factors[f].text(point[f]));
  return line;
}

void write_design(const std::string& directory, const Study& study, const StudyModel& model, Design& design) {
  PartFile file(directory, "design.csv");
  file.write(header_of(design_form(paths_of(study))));
  for_each_point(study, model, design, [&](std::uint64_t, const Point& point, std::uint64_t name) {
    file.write(run_name_text(name) + values_of(study, point) + '\n');
  });
  file.keep();
}

/// Each run once, also where several points of the design are the same run.
void write_responses(const std::string& directory, const Study& study, const StudyModel& model, Design& design,
                     StudyResults& results) {
  PartFile file(directory, "responses.csv");
  file.write(header_of(responses_form()));
  for_each_point(study, model, design, [&](std::uint64_t, const Point&, std::uint64_t name) {
    for (std::uint32_t replicate = 0; replicate < study.replicates; ++replicate) {
      if (results.state(name, replicate) != StudyResults::State::kDone || !results.first_time(name, replicate))
        continue;
      const RunRecord record = *results.find(name, replicate);
      for (std::size_t r = 0; r < record.values.size(); ++r)
        file.write(fmt::format("{},{},{},{}\n", run_name_text(name), replicate, csv_field(study.responses[r].text),
                               record.values[r]));
    }
  });
  file.keep();
}

void write_failures(const std::string& directory, const Study& study, const StudyModel& model, Design& design,
                    StudyResults& results) {
  PartFile file(directory, "failures.csv");
  file.write(header_of(failures_form(paths_of(study))));
  for_each_point(study, model, design, [&](std::uint64_t, const Point& point, std::uint64_t name) {
    for (std::uint32_t replicate = 0; replicate < study.replicates; ++replicate) {
      if (results.state(name, replicate) != StudyResults::State::kFailed || !results.first_time(name, replicate))
        continue;
      file.write(fmt::format("{},{},{}{}\n", run_name_text(name), replicate,
                             csv_field(results.find(name, replicate)->message), values_of(study, point)));
    }
  });
  file.keep();
}

std::string number(double value) {
  if (std::isnan(value)) return "";
  return std::abs(value) < 1e-12 ? "0" : fmt::format("{:.6g}", value);
}

std::string index_line(const IndexRow& row) {
  const auto& interval = row.estimate.interval;
  const std::string bounds = interval ? number(interval->low) + "," + number(interval->high) : ",";
  return fmt::format("{},{},{},{},{}", csv_field(row.response), csv_field(row.parameter), csv_field(row.index),
                     number(row.estimate.value), bounds);
}

void write_indices(const std::string& directory, const Answers& answers) {
  std::string text = header_of(indices_form());
  for (const IndexRow& row : answers.rows) text += index_line(row) + ',' + csv_field(row.verdict) + '\n';
  write_whole_file(directory, "indices.csv", text);
}

void write_convergence(const std::string& directory, const Answers& answers) {
  std::string text = header_of(convergence_form());
  for (std::size_t i = 0; i < answers.convergence.size(); ++i)
    text += fmt::format("{},{}\n", answers.convergence_base[i], index_line(answers.convergence[i]));
  write_whole_file(directory, "convergence.csv", text);
}

constexpr std::size_t kMostInputsTold = 12;  ///< In a message; more are in failures.csv.

ResponseValues empty_values(const Study& study, const Design& design, std::size_t response) {
  ResponseValues values{study.responses[response].text, study.replicates, {}, {}};
  values.mean.reserve(design.size());
  if (study.replicates > 1) values.within.reserve(design.size());
  return values;
}

/// Mean and variance over the replicates of a point; NaN unless all are done.
void add_point(StudyResults& results, std::uint64_t name, std::size_t response, ResponseValues& values) {
  std::vector<double> all;
  for (std::uint32_t replicate = 0; replicate < values.replicates; ++replicate) {
    if (results.state(name, replicate) != StudyResults::State::kDone) break;
    all.push_back(results.find(name, replicate)->values.at(response));
  }
  const bool whole = all.size() == values.replicates;
  values.mean.push_back(whole ? mean_of(all) : std::nan(""));
  if (values.replicates > 1) values.within.push_back(whole ? variance_of(all) : std::nan(""));
}

}  // namespace

StudyState count_results(const Study& study, const StudyModel& model, Design& design, StudyResults& results) {
  StudyState state;
  state.planned = design.size() * study.replicates;
  for_each_point(study, model, design, [&](std::uint64_t, const Point& point, std::uint64_t name) {
    for (std::uint32_t replicate = 0; replicate < study.replicates; ++replicate) {
      const auto found = results.state(name, replicate);
      state.done += found == StudyResults::State::kDone ? 1 : 0;
      if (found != StudyResults::State::kFailed) continue;
      if (state.failed++ > 0) continue;
      const bool short_enough = study.factors.size() <= kMostInputsTold;
      state.first_failure =
          fmt::format("{} (run {}, replicate {}{})", results.find(name, replicate)->message, run_name_text(name),
                      replicate, short_enough ? ": " + input_text(study, point) : "; its input is in failures.csv");
    }
  });
  return state;
}

Answers answers_of(const Study& study, const StudyModel& model, Design& design, StudyResults& results) {
  Answers answers;
  for (std::size_t response = 0; response < study.responses.size(); ++response) {
    ResponseValues values = empty_values(study, design, response);
    for_each_point(study, model, design, [&](std::uint64_t, const Point&, std::uint64_t name) {
      add_point(results, name, response, values);
    });
    if (values.missing() < values.mean.size()) answer(study, design, values, answers);
  }
  return answers;
}

const std::vector<std::string>& study_file_names() {
  static const std::vector<std::string> names = with_dictionary(
      {"design.csv", "responses.csv", "indices.csv", "study.json", "convergence.csv", "failures.csv", "box.yaml"});
  return names;
}

std::vector<std::string> write_study(const std::string& directory, const Study& study, const StudyModel& model,
                                     Design& design, StudyResults& results, const StudyState& state,
                                     const Answers& answers) {
  std::vector<std::string> files{"design.csv", "responses.csv", "indices.csv", "study.json"};
  write_design(directory, study, model, design);
  write_responses(directory, study, model, design, results);
  write_indices(directory, answers);
  const auto write_if = [&](bool there, const char* name, const auto& write) {
    if (there) {
      write();
      files.emplace_back(name);
    } else {
      std::remove((directory + '/' + name).c_str());  // of an earlier state of the study
    }
  };
  write_if(!answers.convergence.empty(), "convergence.csv", [&] { write_convergence(directory, answers); });
  write_if(state.failed > 0, "failures.csv", [&] { write_failures(directory, study, model, design, results); });
  write_if(answers.box.has_value(), "box.yaml",
           [&] { write_whole_file(directory, "box.yaml", box_study(study, *answers.box, directory)); });
  std::vector<TableForm> forms{design_form(paths_of(study)), responses_form(), indices_form()};
  if (!answers.convergence.empty()) forms.push_back(convergence_form());
  if (state.failed > 0) forms.push_back(failures_form(paths_of(study)));
  std::vector<std::string> indices;
  for (const IndexRow& row : answers.rows) indices.push_back(row.index);
  for (std::string& name : write_dictionary(directory, "study", "A study of sensitivity", forms, index_codes(indices)))
    files.push_back(std::move(name));
  write_whole_file(directory, "study.json", study_json(study, model, design, state, answers).dump(2) + '\n');
  return files;
}

}  // namespace corridor
