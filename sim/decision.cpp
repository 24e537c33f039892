// The draws that decide at a gate.
#include "sim/decision.hpp"

#include <cmath>

namespace corridor {
namespace {

/// The share that a link takes when what is hoped and heard moves it. Whom a policy brings to a port does not choose.
double moved(const Link& link, double response) {
  if (link.outcome == Outcome::kLeft) return link.amount * response;
  if (link.outcome == Outcome::kToPort && link.by == kBase)
    return link.amount * response / (1 + link.amount * (response - 1));
  return link.amount;
}

}  // namespace

std::size_t link_taken(std::span<const Link> chain, const Luck& luck, std::uint64_t identity, Gate gate,
                       std::uint32_t visit, std::size_t first, double response) {
  std::size_t i = first;
  for (; i < chain.size(); ++i) {
    const double share = moved(chain[i], response);
    if (share >= 1 || luck.at(identity, purpose_of(gate), visit, chain[i].luck)[0] < share) break;
  }
  return i;
}

const Link* link_that_ends(std::span<const Link> chain, double exposure, double u) {
  if (chain.empty()) return nullptr;
  const double total = chain.back().amount;
  if (u > total * exposure) return nullptr;  // 1 - exp(-x) < x: the exponential need not be known
  const double ended = -std::expm1(-total * exposure);
  return u < ended ? &link_at(chain, u / ended * total) : nullptr;
}

}  // namespace corridor
