// Practice models with known answers: Ishigami and Homma 1990, Sobol's g (Saltelli and Sobol' 1995), a linear model,
// and Morris' 20 inputs (Morris 1991; remaining coefficients as in Saltelli et al. 2008).
#pragma once

#include <span>
#include <string>
#include <vector>

namespace corridor {

/// sin x1 + a sin^2 x2 + b x3^4 sin x1 with a = 7, b = 0.1; inputs uniform on [-pi, pi].
double ishigami(std::span<const double> x);
/// The product of (|4 x - 2| + a) / (1 + a); inputs uniform on [0, 1].
double sobol_g(std::span<const double> x, std::span<const double> a);
/// The sum of c x.
double linear(std::span<const double> x, std::span<const double> c);
/// Morris' function; inputs uniform on [0, 1].
double morris20(std::span<const double> x);

/// Coefficients of `function` for `inputs` inputs where the study gives none: linear 1, 2, 3, ...; sobol_g 0, 1, 4.5,
/// 9, 99, 99, ...
std::vector<double> usual_coefficients(const std::string& function, std::size_t inputs);

}  // namespace corridor
