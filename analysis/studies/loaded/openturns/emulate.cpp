// Fits emulators on runs in the unit cube and says how well they predict runs that they have not seen.
#include "analysis/studies/loaded/openturns/emulate.hpp"

#include <boost/math/statistics/univariate_statistics.hpp>
#include <cmath>
#include <functional>
#include <openturns/ComposedDistribution.hxx>
#include <openturns/ConstantBasisFactory.hxx>
#include <openturns/CorrectedLeaveOneOut.hxx>
#include <openturns/FixedStrategy.hxx>
#include <openturns/FunctionalChaosAlgorithm.hxx>
#include <openturns/HyperbolicAnisotropicEnumerateFunction.hxx>
#include <openturns/KrigingAlgorithm.hxx>
#include <openturns/LARS.hxx>
#include <openturns/LeastSquaresMetaModelSelectionFactory.hxx>
#include <openturns/LeastSquaresStrategy.hxx>
#include <openturns/LegendreFactory.hxx>
#include <openturns/MaternModel.hxx>
#include <openturns/OrthogonalProductPolynomialFactory.hxx>
#include <openturns/SobolSequence.hxx>
#include <openturns/TBB.hxx>
#include <openturns/Uniform.hxx>

#include "analysis/studies/answers/sobol_indices.hpp"

namespace corridor {
namespace {

constexpr std::size_t kFolds = 10;

using Predict = std::function<OT::Sample(const OT::Sample&)>;
using Fit = std::function<Predict(const OT::Sample&, const OT::Sample&)>;

/// OpenTURNS sums in parallel, in no fixed order; while one exists it uses one thread.
struct OneThread {
  OneThread() { OT::TBB::Disable(); }
  ~OneThread() { OT::TBB::Enable(); }
  OneThread(const OneThread&) = delete;
  OneThread& operator=(const OneThread&) = delete;
};

struct Samples {
  OT::Sample inputs, outputs;
};

/// Every run for which `keep` holds.
Samples samples_of(const EmulationData& data, const std::function<bool(std::size_t)>& keep) {
  Samples made{OT::Sample(0, data.dimension), OT::Sample(0, 1)};
  for (std::size_t i = 0; i < data.outputs.size(); ++i) {
    if (!keep(i)) continue;
    OT::Point input(data.dimension);
    for (std::size_t d = 0; d < data.dimension; ++d) input[d] = data.inputs[i * data.dimension + d];
    made.inputs.add(input);
    made.outputs.add(OT::Point(1, data.outputs[i]));
  }
  return made;
}

/// Each tenth of the runs is predicted from the other nine.
void judge(const EmulationData& data, const Fit& fit, Emulation& emulation) {
  const auto n = static_cast<double>(data.outputs.size());
  const double spread = boost::math::statistics::variance(data.outputs);
  double error = 0;
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const Samples seen = samples_of(data, [&](std::size_t i) { return i % kFolds != fold; });
    const Samples unseen = samples_of(data, [&](std::size_t i) { return i % kFolds == fold; });
    if (unseen.inputs.getSize() == 0) continue;
    const OT::Sample predicted = fit(seen.inputs, seen.outputs)(unseen.inputs);
    for (std::size_t i = 0; i < unseen.outputs.getSize(); ++i) {
      const double miss = predicted(i, 0) - unseen.outputs(i, 0);
      error += miss * miss / n;
    }
  }
  emulation.rmse = std::sqrt(error);
  emulation.q2 = spread > 0 ? 1 - error / spread : 0;
}

OT::FunctionalChaosResult fit_chaos(const OT::Sample& inputs, const OT::Sample& outputs, int degree) {
  const auto dimension = inputs.getDimension();
  OT::Collection<OT::OrthogonalUniVariatePolynomialFamily> families;
  for (OT::UnsignedInteger d = 0; d < dimension; ++d) families.add(OT::LegendreFactory());
  OT::ComposedDistribution::DistributionCollection uniform(dimension, OT::Uniform(0, 1));
  const OT::HyperbolicAnisotropicEnumerateFunction enumerate(dimension, 0.75);  // fewer high-order interactions
  const OT::OrthogonalProductPolynomialFactory basis(
      OT::OrthogonalProductPolynomialFactory::PolynomialFamilyCollection(families), enumerate);
  const OT::UnsignedInteger terms = enumerate.getStrataCumulatedCardinal(
      enumerate.getMaximumDegreeStrataIndex(static_cast<OT::UnsignedInteger>(degree)));
  const OT::LeastSquaresMetaModelSelectionFactory selection{OT::LARS(), OT::CorrectedLeaveOneOut()};
  OT::FunctionalChaosAlgorithm algorithm(inputs, outputs, OT::ComposedDistribution(uniform),
                                         OT::FixedStrategy(basis, terms), OT::LeastSquaresStrategy(selection));
  algorithm.run();
  return algorithm.getResult();
}

/// Variance of orthonormal terms is the sum of squared coefficients.
void indices_from_terms(const OT::FunctionalChaosResult& result, std::size_t dimension, Emulation& emulation) {
  const OT::Sample coefficients = result.getCoefficients();
  const OT::Indices ranks = result.getIndices();
  const OT::EnumerateFunction enumerate = result.getOrthogonalBasis().getEnumerateFunction();
  double variance = 0;
  emulation.first.assign(dimension, 0);
  emulation.total.assign(dimension, 0);
  for (OT::UnsignedInteger term = 0; term < ranks.getSize(); ++term) {
    const OT::Indices degrees = enumerate(ranks[term]);
    const double part = coefficients(term, 0) * coefficients(term, 0);
    std::size_t inputs = 0;
    for (std::size_t d = 0; d < dimension; ++d) inputs += degrees[d] > 0 ? 1 : 0;
    if (inputs > 0) variance += part;
    for (std::size_t d = 0; d < dimension; ++d) {
      if (degrees[d] == 0) continue;
      emulation.total[d] += part;
      if (inputs == 1) emulation.first[d] += part;
    }
  }
  for (std::size_t d = 0; d < dimension; ++d) {
    emulation.first[d] /= variance;
    emulation.total[d] /= variance;
  }
}

OT::KrigingResult fit_kriging(const OT::Sample& inputs, const OT::Sample& outputs) {
  const auto dimension = inputs.getDimension();
  OT::KrigingAlgorithm algorithm(inputs, outputs, OT::MaternModel(OT::Point(dimension, 0.5), 2.5),
                                 OT::ConstantBasisFactory(dimension).build());
  algorithm.setOptimizationBounds(OT::Interval(OT::Point(dimension, 0.02), OT::Point(dimension, 1.9)));
  algorithm.run();
  return algorithm.getResult();
}

/// Saltelli's design on the emulator, with unscrambled Sobol' points.
void indices_by_prediction(const Predict& predict, std::size_t dimension, Emulation& emulation) {
  SobolShape shape{1024, 1, dimension, false};
  const OT::Sample points = OT::SobolSequence(2 * dimension).generate(shape.base);
  OT::Sample rows(0, dimension);
  for (std::size_t i = 0; i < shape.base; ++i) {
    for (std::size_t row = 0; row < shape.rows(); ++row) {
      OT::Point point(dimension);
      for (std::size_t d = 0; d < dimension; ++d) {
        const bool b = (row == 1) != (row >= 2 && row - 2 == d);
        point[d] = points(i, b ? dimension + d : d);
      }
      rows.add(point);
    }
  }
  const OT::Sample values = predict(rows);
  std::vector<double> y(values.getSize());
  for (std::size_t i = 0; i < y.size(); ++i) y[i] = values(i, 0);
  const SobolIndices found = sobol_indices(y, shape).front();
  emulation.first = found.first;
  emulation.total = found.total;
}

}  // namespace

Emulation emulate_with_chaos(const EmulationData& data) {
  const OneThread one_thread;
  Emulation emulation;
  const Fit fit = [&](const OT::Sample& inputs, const OT::Sample& outputs) -> Predict {
    const OT::Function model = fit_chaos(inputs, outputs, data.degree).getMetaModel();
    return [model](const OT::Sample& at) { return model(at); };
  };
  judge(data, fit, emulation);
  const Samples all = samples_of(data, [](std::size_t) { return true; });
  indices_from_terms(fit_chaos(all.inputs, all.outputs, data.degree), data.dimension, emulation);
  return emulation;
}

Emulation emulate_with_kriging(const EmulationData& data) {
  const OneThread one_thread;
  Emulation emulation;
  const Fit fit = [](const OT::Sample& inputs, const OT::Sample& outputs) -> Predict {
    const OT::Function model = fit_kriging(inputs, outputs).getMetaModel();
    return [model](const OT::Sample& at) { return model(at); };
  };
  judge(data, fit, emulation);
  const Samples all = samples_of(data, [](std::size_t) { return true; });
  indices_by_prediction(fit(all.inputs, all.outputs), data.dimension, emulation);
  return emulation;
}

}  // namespace corridor
