// Which points a calibration plays to learn what each parameter does: all parameters move at once, in patterns that
// keep their effects apart.
//
// Method: two-level designs of Plackett and Burman (1946, doi:10.1093/biomet/33.4.305), folded over so that
// interactions of two parameters do not enter the effects (Box and Wilson 1951,
// doi:10.1111/j.2517-6161.1951.tb00067.x). Every play informs on every parameter, so that with N plays the variance of
// an effect is 1/N of a play's, in place of 2 when one parameter is moved at a time.
#pragma once

#include <Eigen/Dense>

namespace corridor {

/// A Hadamard matrix of the smallest order >= `least` that Sylvester's doubling and Paley's construction (1933,
/// doi:10.1002/sapm1933121311) give: entries +1 and -1, rows orthogonal, first column all +1.
Eigen::MatrixXd hadamard_at_least(int least);

/// One row a play, one column a parameter, entries +1 and -1: columns orthogonal, each sums to zero, and for each row
/// its mirror image is there.
Eigen::MatrixXd folded_design(int parameters);

}  // namespace corridor
