// Distributions and the Sobol' sequence of OpenTURNS, behind analysis/studies/plugins/openturns.hpp.
#include "analysis/studies/plugins/openturns.hpp"

#include <cmath>
#include <openturns/Beta.hxx>
#include <openturns/Distribution.hxx>
#include <openturns/Exponential.hxx>
#include <openturns/Gamma.hxx>
#include <openturns/Log.hxx>
#include <openturns/LogNormal.hxx>
#include <openturns/LogUniform.hxx>
#include <openturns/Normal.hxx>
#include <openturns/SobolSequence.hxx>
#include <openturns/Triangular.hxx>
#include <openturns/TruncatedNormal.hxx>
#include <openturns/Uniform.hxx>
#include <openturns/WeibullMin.hxx>
#include <stdexcept>

#include "analysis/studies/loaded/openturns/emulate.hpp"

namespace corridor {
namespace {

class Distribution : public Quantiles {
 public:
  explicit Distribution(const OT::Distribution& distribution) : distribution_(distribution) {}
  double at(double probability) const override { return distribution_.computeQuantile(probability)[0]; }

 private:
  OT::Distribution distribution_;
};

OT::Distribution distribution_of(const std::string& form, const std::vector<double>& n) {
  if (form == "uniform") return OT::Uniform(n[0], n[1]);
  if (form == "loguniform") return OT::LogUniform(std::log(n[0]), std::log(n[1]));
  if (form == "normal") return OT::Normal(n[0], n[1]);
  if (form == "truncated_normal") return OT::TruncatedNormal(n[0], n[1], n[2], n[3]);
  if (form == "lognormal") return OT::LogNormal(n[0], n[1], 0.0);
  if (form == "triangular") return OT::Triangular(n[0], n[1], n[2]);
  if (form == "beta") return OT::Beta(n[0], n[1], n[2], n[3]);
  if (form == "gamma") return OT::Gamma(n[0], 1.0 / n[1], 0.0);
  if (form == "exponential") return OT::Exponential(1.0 / n[0], 0.0);
  if (form == "weibull") return OT::WeibullMin(n[1], n[0], 0.0);
  throw std::logic_error("no distribution is called " + form);
}

class Points : public SobolPoints {
 public:
  explicit Points(std::size_t dimension) : sequence_(dimension) {}
  void next(std::span<double> point) override {
    const OT::Point made = sequence_.generate();
    for (std::size_t i = 0; i < point.size(); ++i) point[i] = made[i];
  }

 private:
  OT::SobolSequence sequence_;
};

class Door : public OpenTurns {
 public:
  std::unique_ptr<Quantiles> quantiles(const std::string& form, const std::vector<double>& numbers) const override {
    return std::make_unique<Distribution>(distribution_of(form, numbers));
  }
  std::unique_ptr<SobolPoints> sobol_points(std::size_t dimension) const override {
    return std::make_unique<Points>(dimension);
  }
  Emulation chaos(const EmulationData& data) const override { return emulate_with_chaos(data); }
  Emulation kriging(const EmulationData& data) const override { return emulate_with_kriging(data); }
};

}  // namespace
}  // namespace corridor

extern "C" const corridor::OpenTurns* corridor_openturns() {
  OT::Log::Show(OT::Log::NONE);  // the library never prints
  static const corridor::Door door;
  return &door;
}
