// Installs the signal handlers; the handler resets itself, so that a second signal has its usual effect.
#include "tools/interrupt.hpp"

#include <csignal>

namespace corridor::tools {

namespace {

volatile std::sig_atomic_t g_signal = 0;

extern "C" void remember_signal(int signal) { g_signal = signal; }

void install(void (*handler)(int), int flags) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

}  // namespace

InterruptWatch::InterruptWatch() {
  g_signal = 0;
  install(remember_signal, static_cast<int>(SA_RESETHAND | SA_RESTART));
}

InterruptWatch::~InterruptWatch() { install(SIG_DFL, 0); }

bool InterruptWatch::asked_to_stop() const { return g_signal != 0; }

}  // namespace corridor::tools
