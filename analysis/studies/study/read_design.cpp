// Reads `design:` and `model:` of a study.
#include <fmt/format.h>

#include <filesystem>
#include <limits>

#include "analysis/scenario/layers.hpp"
#include "analysis/studies/study/parts.hpp"
#include "sim/input/table.hpp"

namespace corridor {
namespace {

constexpr long kMany = 1'000'000'000;  // no design of ours can be larger: a guard against slips of the keyboard

void read_sobol(YamlReader& design, DesignRequest& request) {
  const std::size_t before = design.problems().size();
  const long base = design.integer("base", 2, kMany);
  const bool power = (base & (base - 1)) == 0;
  if (design.problems().size() == before && !power) {
    design.complain("base", fmt::format("{} is not a power of two", base),
                    "Sobol' points are balanced only in powers of two: 256");
  }
  request.base = static_cast<std::uint64_t>(base);
  request.scrambles = static_cast<std::uint64_t>(design.integer("scrambles", 1, kMany, 8));
  request.second_order = design.boolean("second_order", false);
}

void read_morris(YamlReader& design, DesignRequest& request) {
  request.trajectories = static_cast<std::uint64_t>(design.integer("trajectories", 2, kMany));
  const std::size_t before = design.problems().size();
  const long levels = design.integer("levels", 2, 1000, 4);
  if (design.problems().size() == before && levels % 2 != 0) {
    design.complain("levels", fmt::format("{} is odd", levels), "give an even number: steps span half of the levels");
  }
  request.levels = static_cast<std::uint64_t>(levels);
}

void read_list(YamlReader& study, YamlReader& design, const std::string& file, DesignRequest& request) {
  const std::size_t before = design.problems().size();
  const std::string named = design.text("file");
  if (design.problems().size() > before) return;
  request.list_file = beside(file, named);
  if (!std::filesystem::exists(request.list_file)) {
    design.complain("file", fmt::format("no such file '{}'", request.list_file));
    return;
  }
  const CsvTable table = read_table(request.list_file, points_form(study.map("parameters").keys()), design.problems());
}

void read_method(YamlReader& study, YamlReader& design, const std::string& file, DesignRequest& request) {
  if (request.method == "sobol") read_sobol(design, request);
  if (request.method == "morris") read_morris(design, request);
  if (request.method == "lhs") request.size = static_cast<std::uint64_t>(design.integer("size", 1, kMany));
  if (request.method == "list") read_list(study, design, file, request);
  if (request.method == "grid") request.levels = static_cast<std::uint64_t>(design.integer("levels", 2, 1000, 3));
  if (request.method == "lhs" || request.method == "list") request.cross = design.text("cross", "");
  if (request.method == "sobol" || request.method == "morris" || request.method == "lhs")
    request.seed = static_cast<std::uint64_t>(design.integer("seed", 0, std::numeric_limits<long>::max(), 1));
}

}  // namespace

TableForm points_form(const std::vector<std::string>& paths) {
  TableForm form{.file = "design.csv",
                 .about = "a point of the design",
                 .columns = {column::name("run", "a name or number of the point")},
                 .key = {"run"}};
  for (const std::string& path : paths)
    form.columns.push_back(column::text(path, "the value of this parameter at the point"));
  return form;
}

DesignRequest read_design(YamlReader& study, const std::string& file) {
  DesignRequest request;
  study.allow({"design"});
  if (!study.has("design")) {
    study.complain("design", "is missing", "add 'design: {method: sobol, base: 256}'");
    return request;
  }
  YamlReader design = study.map("design");
  const std::size_t before = study.problems().size();
  request.method = design.choice("method", design_methods());
  if (study.problems().size() > before) return request;
  read_method(study, design, file, request);
  design.finish();
  return request;
}

PracticeRequest read_practice(YamlReader& study) {
  PracticeRequest request;
  YamlReader model = study.map("model");
  request.function = model.choice("function", practice_models());
  request.noise = model.number("noise", 0, std::numeric_limits<double>::max(), 0);
  request.seconds = model.number("seconds", 0, 3600, 0);
  request.fails = model.text("fails", "");
  if (const YamlTree list = model.child("coefficients"); list) {
    if (list->kind != YamlNode::Kind::kSequence) model.complain("coefficients", "is no list", "give [1, 2, 3]");
    for (std::size_t i = 0; i < list->items.size(); ++i) {
      const std::string path = fmt::format("{}[{}]", model.path_of("coefficients"), i + 1);
      const auto number = read_number(*list->items[i], path, std::numeric_limits<double>::lowest(),
                                      std::numeric_limits<double>::max(), study.problems());
      request.coefficients.push_back(number.value_or(0));
    }
  }
  model.finish();
  return request;
}

std::size_t practice_inputs(const std::string& function) {
  if (function == "ishigami") return 3;
  if (function == "morris20") return 20;
  return 0;
}

const std::vector<std::string>& practice_models() {
  static const std::vector<std::string> names{"ishigami", "sobol_g", "linear", "morris20"};
  return names;
}

const std::vector<std::string>& design_methods() {
  static const std::vector<std::string> names{"grid", "list", "oat", "lhs", "morris", "sobol"};
  return names;
}

}  // namespace corridor
