// Names runs by their input, and plays practice models.
#include "analysis/studies/play/model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <numbers>
#include <thread>

#include "analysis/base/files.hpp"
#include "analysis/base/version.hpp"
#include "analysis/studies/design/luck.hpp"
#include "analysis/studies/play/practice_model.hpp"

namespace corridor {
namespace {

class Practice : public StudyModel {
 public:
  explicit Practice(const Study& study) : study_(&study), request_(*study.practice) {
    for (std::size_t i = 1; i <= study.factors.size(); ++i) order_.push_back(place_of(study, fmt::format("x{}", i)));
    if (request_.coefficients.empty())
      request_.coefficients = usual_coefficients(request_.function, study.factors.size());
    request_.coefficients.resize(std::max(request_.coefficients.size(), study.factors.size()), 0);
    try {
      if (!request_.fails.empty()) fails_.emplace(request_.fails, study.paths());
    } catch (const WrongFormula& wrong) {
      throw ConfigError({{{study.file}, "model.fails", wrong.what()}});
    }
    identity_ = sha256_of_text(fmt::format("{} {} {} {} {}", program_version(), request_.function, request_.noise,
                                           request_.fails, study.design.seed));
    for (const double c : request_.coefficients) identity_ = sha256_of_text(fmt::format("{} {}", identity_, c));
  }

  std::vector<double> play(const Point& point, std::uint32_t replicate,
                           const std::function<bool()>& stop) const override {
    take_time(stop);
    if (fails_ && fails_->holds(point))
      throw std::runtime_error("this practice run fails, as asked: " + request_.fails);
    std::vector<double> x;
    for (const std::size_t place : order_) x.push_back(number_at(place, point[place]));
    return {value(x) + request_.noise * normal(point, replicate)};
  }

  const std::string& identity() const override { return identity_; }

 private:
  static std::size_t place_of(const Study& study, const std::string& path) {
    const std::vector<std::string> paths = study.paths();
    return static_cast<std::size_t>(std::find(paths.begin(), paths.end(), path) - paths.begin());
  }

  /// A choice among numbers stands for the number.
  double number_at(std::size_t factor, double value) const {
    const Factor& one = study_->factors[factor];
    return one.has_options() ? std::stod(one.text(value)) : value;
  }

  double value(std::span<const double> x) const {
    if (request_.function == "ishigami") return ishigami(x);
    if (request_.function == "sobol_g") return sobol_g(x, request_.coefficients);
    if (request_.function == "linear") return linear(x, request_.coefficients);
    return morris20(x);
  }

  /// Luck of its own at each point and replicate (Box and Muller 1958).
  double normal(const Point& point, std::uint32_t replicate) const {
    if (request_.noise == 0) return 0;
    std::uint64_t mixed = 0;
    for (const double x : point) mixed = mixed * 0x9E3779B97F4A7C15ULL + std::hash<double>{}(x);
    const Draws draws = DesignLuck(1).at(mixed, DesignPurpose::kNoise, 0, replicate);
    return std::sqrt(-2 * std::log(draws[0])) * std::cos(2 * std::numbers::pi * draws[1]);
  }

  void take_time(const std::function<bool()>& stop) const {
    using Clock = std::chrono::steady_clock;
    const auto end = Clock::now() + std::chrono::duration<double>(request_.seconds);
    while (Clock::now() < end) {
      if (stop()) throw RunStopped{};
      std::this_thread::sleep_for(std::chrono::duration<double>(std::min(0.01, request_.seconds)));
    }
  }

  const Study* study_;
  PracticeRequest request_;
  std::vector<std::size_t> order_;  ///< Where x1, x2, ... stand in a point.
  std::optional<Constraint> fails_;
  std::string identity_;
};

}  // namespace

std::unique_ptr<StudyModel> make_practice(const Study& study) { return std::make_unique<Practice>(study); }

std::unique_ptr<StudyModel> make_model(const Study& study) {
  return study.practice ? make_practice(study) : make_scenario_model(study);
}

std::uint64_t run_name(const StudyModel& model, const Study& study, const Point& point) {
  std::vector<std::string> settings;  // sorted, so that the order of parameters in the file does not matter
  for (std::size_t f = 0; f < point.size(); ++f)
    settings.push_back(fmt::format("{}={}\n", study.factors[f].path, study.factors[f].text(point[f])));
  std::sort(settings.begin(), settings.end());
  std::string text = model.identity() + '\n';
  for (const std::string& setting : settings) text += setting;
  const std::string hash = sha256_of_text(text);
  std::uint64_t name = 0;
  std::from_chars(hash.data(), hash.data() + 16, name, 16);
  return name;
}

std::string run_name_text(std::uint64_t name) { return fmt::format("{:016x}", name); }

std::string input_text(const Study& study, const Point& point) {
  std::string text;
  for (std::size_t f = 0; f < point.size(); ++f)
    text += fmt::format("{}{}={}", f == 0 ? "" : ", ", study.factors[f].path, study.factors[f].text(point[f]));
  return text;
}

}  // namespace corridor
