// Writes the inputs. Each says a little of everything that its kind of file can say.
#include "tests/mutation/ground.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

namespace corridor::mutation {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

}  // namespace

Ground::Ground(const std::string& folder) : folder_(folder) {
  add_world();
  add_scenarios();
  add_studies();
  add_records();
}

void Ground::put(const std::string& name, const std::string& text) const {
  const fs::path file = fs::path(folder_) / name;
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
}

void Ground::adopt(Kind kind, const std::string& name) { add(kind, name, read(fs::path(folder_) / name)); }

void Ground::add(Kind kind, const std::string& name, const std::string& text) {
  inputs_.push_back({kind, name});
  texts_[name] = text;
  put(name, text);
}

void Ground::add_world() {
  const fs::path world = fs::path(CORRIDOR_ROOT) / "tests" / "data" / "tiny-world";
  for (const auto& entry : fs::directory_iterator(world))
    add(Kind::kWorld, "scenarios/worlds/tiny/" + entry.path().filename().string(), read(entry.path()));
  add(Kind::kWorld, "scenarios/worlds/tiny/beds.csv", "place,share,source\nSNA,1,test\n");
}

void Ground::add_scenarios() {
  add(Kind::kScenario, "scenarios/scenario.yaml",
      "corridor: 1\n"
      "name: Small\n"
      "description: What a scenario can say\n"
      "extends: base.yaml\n"
      "period: {from: 2018-01-01, to: 2018-04-01}\n"
      "mechanism: {retry_days: 9, wait_days: 5}\n"
      "policies:\n"
      "  mpp: {in_force: [{from: 2018-02-01, where: [SEC-RGV]}], enrolment_share: {value: 0.3, by: {party: "
      "{family_unit: 0.5}}}}\n"
      "  title_42: {in_force: [{from: 2018-02-10, to: 2018-03-01}]}\n"
      "  metering: never\n"
      "  detention: {beds: {value: 30, unit: beds, from: {2018-02-01: 20}}, enjoined: never}\n"
      "  mexico_enforcement:\n"
      "    surge:\n"
      "      trigger:\n"
      "        when: [\"series:removals > 1\", \"indicator:P-1 > 0.01\"]\n"
      "        months: 1\n"
      "        delay: 7\n"
      "  without: [tariff_threat_2019]\n");
  add(Kind::kScenario, "scenarios/base.yaml",
      "corridor: 1\n"
      "name: Base\n"
      "world: worlds/tiny\n"
      "period: {from: 2018-01-01, to: 2018-06-01}\n"
      "scale: 1:10\n"
      "seed: 11\n"
      "replicates: 1\n"
      "policies: {extends: set.yaml}\n");
  add(Kind::kScenario, "scenarios/set.yaml",
      "corridor: 1\n"
      "name: A set\n"
      "mpp: as_enacted\n"
      "zero_tolerance: {in_force: [{from: 2018-01-10, to: 2018-02-20}], enjoined: [{from: 2018-02-01, to: 2018-02-11, "
      "by: A court, "
      "share: 0.5}]}\n"
      "expedited_removal: as_enacted\n"
      "daca: {as_of: 2018-01-01}\n");
}

void Ground::add_studies() {
  add(Kind::kStudy, "scenarios/practice.yaml",
      "corridor: 1\n"
      "name: Practice\n"
      "model: {function: linear, coefficients: [1, 2], noise: 0.1}\n"
      "design: {method: lhs, size: 8, seed: 3, cross: x3}\n"
      "parameters:\n"
      "  x1: {uniform: [0, 1]}\n"
      "  x2: {triangular: [0, 0.5, 1]}\n"
      "  x3: {choice: [1, 2]}\n"
      "constraints: [x1 + x2 < 1.9]\n"
      "groups: {both: [x1, x2]}\n"
      "responses: [y]\n"
      "replicates: 2\n"
      "questions: {discover: {response: y, above: 1}, robust: {policy: x3, response: y, better: less}}\n");
  add(Kind::kStudy, "scenarios/points.yaml",
      "corridor: 1\n"
      "scenario: scenario.yaml\n"
      "design: {method: list, file: points.csv}\n"
      "parameters:\n"
      "  policies.mpp.enrolment_share: {uniform: [0, 0.6], unit: share}\n"
      "  mechanism.retry_days: {range: 0.5}\n"
      "responses: [indicator:P-1:overall, \"series:removals@2018-02\"]\n");
  add(Kind::kStudy, "scenarios/points.csv",
      "run,policies.mpp.enrolment_share,mechanism.retry_days\n0,0.1,8\n1,0.5,9.5\n");
  add(Kind::kCalibration, "scenarios/calibrate.yaml",
      "corridor: 1\n"
      "scenario: scenario.yaml\n"
      "calibrate:\n"
      "  observed: observed\n"
      "  scale: 1:10\n"
      "  replicates: 1\n"
      "  rounds: 1\n"
      "  parameters:\n"
      "    mechanism.retry_days: {low: 2, high: 20}\n"
      "    policies.mpp.enrolment_share.by.party.family_unit: {low: 0.1, high: 0.7}\n"
      "  targets: [{series: encounters_between_ports, granularity: month}]\n");
}

void Ground::add_records() {
  add(Kind::kObserved, "scenarios/observed/figures.csv",
      "series,granularity,period,place,nationality,party,detail,value,source,used_for\n"
      "encounters_between_ports,month,2018-01,,,,,300,test,calibration\n"
      "encounters_between_ports,month,2018-02,,,,,310,test,calibration\n"
      "encounters_between_ports,month,2018-03,,,,,320,test,validation\n"
      "encounters_between_ports,month x place x nationality x "
      "party,2018-01,SEC-RGV,HND,family_unit,,120,test,validation\n"
      "removals,FY,FY2018,,,,,900,\"test, quoted\",input\n");
  add(Kind::kFacts, "scenarios/facts/facts.csv",
      "id,statement,measure,low,high,published,used_for,known,source\n"
      "families,Families are many,\"encounters_between_ports[party=family_unit, 2018-02] / "
      "encounters_between_ports[2018-02]\","
      "0.1,0.9,half,validation,holds,test\n"
      "removals,Some are removed,\"removals[2018-01..2018-03]\",0,100000,some,calibration,holds,test\n");
  add(Kind::kCases, "scenarios/cases.yaml",
      "corridor: 1\n"
      "name: Cases\n"
      "cases:\n"
      "  - {name: Early, run: ../run, to: 2018-02}\n"
      "  - {name: Late, run: ../run, from: 2018-02, scope: overall}\n");
}

}  // namespace corridor::mutation
