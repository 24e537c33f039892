// One replicate after another, month by month, from checkpoint to checkpoint.
#include "analysis/run/player.hpp"

#include <utility>

#include "analysis/run/together.hpp"
#include "policies/register.hpp"
#include "sim/input/errors.hpp"

namespace corridor {

Player::Player(const Scenario& scenario, CheckpointNote note, const RunOptions& options,
               std::chrono::steady_clock::time_point begun, const RunProgressCallback& on_progress, RunTables* tables,
               RunReport& report)
    : scenario_(&scenario),
      note_(std::move(note)),
      options_(&options),
      begun_(begun),
      on_progress_(&on_progress),
      tables_(tables),
      report_(&report),
      checkpoints_(report.directory) {}

Player::Playing Player::begin() const {
  const RunSettings settings = settings_of(*scenario_, *options_, note_.input.seed, note_.input.scale, number());
  return {IndicatorSeries(*scenario_->world, register_of(*scenario_->world), scenario_->policies),
          Replicate(*scenario_->world, scenario_->policies.policies, settings)};
}

void Player::play_all(const ResumePoint* resume) {
  if (resume != nullptr) {
    report_->months_done = resume->note.months_done;
    report_->totals = resume->note.totals;
    last_ = resume->note.today;
    Playing playing = begin();
    read_state(*resume, [&](const ByteSource& source) {
      StateReader{source}(playing.indicators);
      playing.replicate.load(source);
    });
    play(std::move(playing));
  }
  while (report_->complete && number() + 1 < note_.input.replicates) {
    report_->months_done.push_back(0);
    last_ = first_day_lived(*scenario_->world, scenario_->from);
    play(begin());
  }
}

void Player::play(Playing playing) {
  for (;;) {
    const bool due = play_until_due(playing);
    report_->complete = everyone_goes_on(options_->peers, report_->complete);
    if (!due || !report_->complete) break;
    write_checkpoint(playing);
  }
  if (!report_->complete) {
    try {
      write_checkpoint(playing);
    } catch (const LostPeers&) {
      throw;
    } catch (const RunFailure& failure) {
      report_->no_checkpoint = failure.what();
    }
  }
  const RunTotals& totals = playing.replicate.totals();
  report_->totals.parties += totals.parties;
  report_->totals.persons += totals.persons;
  report_->totals.deaths += totals.deaths;
  report_->totals.events += totals.events;
  report_->totals.party_days += totals.party_days;
}

/// True when a checkpoint is due: on the same day on every rank. Else the period is over, or somebody asks to stop.
bool Player::play_until_due(Playing& playing) {
  bool due = false;
  const auto on_day = [&](const Progress& engine) {
    const RunProgress progress{number(), note_.input.replicates, engine, report_->totals.events};
    if (*on_progress_ && !(*on_progress_)(progress)) report_->complete = false;
    due = note_.every > 0 && engine.today + Days{1} - last_ >= Days{note_.every};
    return report_->complete && !due;
  };
  const auto on_month = [&](const MonthResult& month) { add_month(playing, month); };
  while (playing.replicate.play_month(on_month, on_day)) continue;
  return due;
}

void Player::add_month(Playing& playing, const MonthResult& month) {
  ++report_->months_done.back();
  if (tables_ == nullptr) return;
  tables_->add_month(number(), month);
  tables_->add_indicators(number(), playing.indicators.add_month(month));
}

void Player::write_checkpoint(Playing& playing) {
  note_.today = last_ = playing.replicate.today();
  if (tables_ == nullptr) return playing.replicate.save([](std::string_view) {});  // the first rank writes it
  note_.months_done = report_->months_done;
  note_.totals = report_->totals;
  note_.wall_s = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun_).count();
  note_.tables = tables_->beginnings();
  checkpoints_.write(note_, [&](const ByteSink& sink) {
    StateWriter{sink}(playing.indicators);
    playing.replicate.save(sink);
  });
}

}  // namespace corridor
