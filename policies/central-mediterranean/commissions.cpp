// Territorial Commissions for the recognition of international protection (art. 4 D.Lgs. 25/2008): how many claims are
// decided a day.
#include "policies/central-mediterranean/modules.hpp"

namespace corridor {
namespace {

class Commissions final : public Module {
 public:
  using Module::Module;

  void apply(Day today, GateTables& gates) const override {
    if (!settings().active("bench", today)) return;
    const Id<Jurisdiction> everywhere{std::size_t{0}};  // one line of claims for the whole world
    gates.provide({Room::kCourtReleased, everywhere, settings().number("decisions_a_day", today)});
  }
};

}  // namespace

std::shared_ptr<const Policy> make_commissions(ModuleSettings settings) {
  return std::make_shared<Commissions>(std::move(settings));
}

}  // namespace corridor
