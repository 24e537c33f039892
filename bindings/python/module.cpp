// The narrow door between Python and the library: plays, explains and checks, and tells what came of it as JSON. What
// people see of it is the package around this module.
#include <fmt/format.h>
#include <pybind11/functional.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <nlohmann/json.hpp>

#include "analysis/base/version.hpp"
#include "analysis/check/validate.hpp"
#include "analysis/compare/compare.hpp"
#include "analysis/compare/factorial.hpp"
#include "analysis/compare/summary.hpp"
#include "analysis/explain/explain.hpp"
#include "analysis/explain/json.hpp"
#include "analysis/explain/life.hpp"
#include "analysis/explain/text.hpp"
#include "analysis/page/summary.hpp"
#include "analysis/run/run.hpp"
#include "analysis/studies/sweep.hpp"
#include "bindings/python/play.hpp"
#include "sim/input/shipped.hpp"

namespace corridor::python {
namespace {

using Json = nlohmann::ordered_json;

/// As Python's own: attributes of an exception, arguments of a warning.
py::list as_list(const std::vector<Problem>& problems) {
  py::list all;
  for (const Problem& one : problems) {
    py::dict told;
    told["file"] = one.at.file;
    told["line"] = one.at.line;
    told["column"] = one.at.column;
    told["path"] = one.path;
    told["problem"] = one.problem;
    told["suggestion"] = one.suggestion;
    told["text"] = one.full();
    all.append(told);
  }
  return all;
}

/// The package's exceptions (corridor/_errors.py), so that they can be caught by name.
void raise_as(const char* name, const py::object& argument) {
  const py::object type = py::module_::import("corridor._errors").attr(name);
  PyErr_SetObject(type.ptr(), type(argument).ptr());
}

void translate(std::exception_ptr failure) {
  try {
    if (failure) std::rethrow_exception(failure);
  } catch (const ConfigError& error) {
    raise_as("ConfigError", as_list(error.problems()));
  } catch (const Interrupted& error) {
    raise_as("Interrupted", py::str(error.what()));
  } catch (const RunFailure& error) {
    raise_as("RunFailure", py::str(error.what()));
  } catch (const Defect& error) {
    raise_as("Defect", py::str(error.what()));
  }
}

ScenarioChanges changes_of(const std::vector<std::string>& set, const std::vector<std::string>& without) {
  return {set, without};
}

std::string run(const std::string& scenario_file, const std::vector<std::string>& set,
                const std::vector<std::string>& without, const std::string& directory, int threads, bool force,
                int checkpoint_every, const py::object& on_progress, const py::object& on_warnings) {
  Play play(on_progress);
  const Scenario scenario = load_scenario(here_or_shipped(scenario_file), changes_of(set, without));
  on_warnings(as_list(scenario.warnings));
  RunOptions options;
  options.output_directory = directory;
  options.threads = threads;
  options.force = force;
  options.checkpoint_every = checkpoint_every;
  const RunReport report = play.without_lock([&] { return run_scenario(scenario, options, play.run_progress()); });
  play.end(report.complete, fmt::format("stopped; whole months are kept in {}; go on with `corridor run --resume {}`",
                                        report.directory, directory));
  return Json{{"directory", report.directory},
              {"files", report.files},
              {"events", report.totals.events},
              {"wall_s", report.wall_s}}
      .dump();
}

CompareOptions compare_options(const std::string& directory, int replicates, int threads, bool force, bool agents) {
  CompareOptions options;
  options.output_directory = directory;
  options.replicates = replicates;
  options.threads = threads;
  options.force = force;
  options.agents = agents;
  return options;
}

std::string compare(const std::vector<std::string>& files, const std::vector<std::string>& set,
                    const std::vector<std::string>& without, const std::string& directory, int replicates, int threads,
                    bool force, bool agents, const std::vector<std::string>& precision, const py::object& on_progress,
                    const py::object& on_warnings) {
  Play play(on_progress);
  std::vector<Scenario> scenarios;
  for (const std::string& file : files) {
    scenarios.push_back(load_scenario(here_or_shipped(file), changes_of(set, without)));
    on_warnings(as_list(scenarios.back().warnings));
  }
  CompareOptions options = compare_options(directory, replicates, threads, force, agents);
  for (const std::string& goal : precision) options.goals.push_back(parse_precision(goal, *scenarios.front().world));
  const CompareReport report =
      play.without_lock([&] { return compare_scenarios(scenarios, options, play.run_progress()); });
  play.end(report.complete,
           fmt::format("stopped; {} whole replicates are kept in {}", report.replicates, report.directory));
  return Json{{"directory", report.directory},
              {"files", report.files},
              {"replicates", report.replicates},
              {"summary", compare_summary(report)}}
      .dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string factorial(const std::string& file, const std::vector<std::string>& factors,
                      const std::vector<std::string>& set, const std::vector<std::string>& without,
                      const std::string& directory, int replicates, int threads, bool force,
                      const py::object& on_progress) {
  Play play(on_progress);
  const CompareOptions options = compare_options(directory, replicates, threads, force, false);
  const FactorialReport report = play.without_lock([&] {
    return play_factorial(here_or_shipped(file), factors, changes_of(set, without), options, play.run_progress());
  });
  play.end(report.complete, "stopped; what was whole is kept in " + report.directory);
  return Json{{"directory", report.directory}, {"files", report.files}}.dump();
}

std::string sweep(const std::string& study_file, const std::string& directory, int threads, bool force,
                  const py::object& on_progress, const py::object& on_warnings) {
  Play play(on_progress);
  SweepOptions options;
  options.study_file = here_or_shipped(study_file);
  options.directory = directory;
  options.threads = threads;
  options.force = force;
  options.stop = [&] { return play.asked_to_stop(); };
  options.warn = [&](const std::vector<Problem>& warnings) {
    const py::gil_scoped_acquire lock;
    on_warnings(as_list(warnings));
  };
  const SweepReport report = play.without_lock([&] { return run_sweep(options, play.sweep_progress()); });
  play.end(report.complete, "stopped; finished runs are kept in " + report.directory + "; the same call goes on");
  return Json{{"directory", report.directory},
              {"files", report.files},
              {"failed", report.state.failed},
              {"first_failure", report.state.first_failure}}
      .dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::pair<std::string, std::string> explain(const std::string& file, const std::vector<std::string>& set,
                                            const std::vector<std::string>& without, const std::string& on,
                                            const std::string& at, const std::vector<std::string>& who,
                                            const std::string& gate, const py::object& on_warnings) {
  const Scenario scenario = load_scenario(here_or_shipped(file), changes_of(set, without));
  on_warnings(as_list(scenario.warnings));
  const Explanation explanation = corridor::explain(scenario, {on, at, who, gate});
  return {explanation_as_json(scenario, explanation), explanation_as_text(scenario, explanation)};
}

std::string why(const std::string& directory, std::uint64_t party, std::uint32_t replicate,
                const std::string& alternative, int threads) {
  Play play{py::none()};
  const WhyStory story = play.without_lock([&] {
    return tell_life({directory, party, replicate, alternative, threads}, [&] { return !play.asked_to_stop(); });
  });
  play.end(!play.asked_to_stop(), "stopped");
  return why_text(story);
}

py::list validate(const std::string& file) {
  try {
    (void)validate_file(here_or_shipped(file));
  } catch (const ConfigError& error) {
    return as_list(error.problems());
  }
  return py::list();
}

}  // namespace

PYBIND11_MODULE(_core, m) {
  m.doc() = "What Corridor does, for the package around it.";
  py::register_exception_translator(&translate);
  m.def("version", &program_version);
  m.def("shipped_root", &shipped_root);
  m.def("loaded_by_package", &loaded_by_package);
  m.def("run", &run);
  m.def("compare", &compare);
  m.def("factorial", &factorial);
  m.def("sweep", &sweep);
  m.def("explain", &explain);
  m.def("why", &why);
  m.def("validate", &validate);
  m.def("run_summary", &run_summary);
}

}  // namespace corridor::python
