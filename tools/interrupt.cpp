// Installs the signal handlers; the handler resets itself, so that a second signal has its usual effect.
#include "tools/interrupt.hpp"

#include <csignal>
#include <initializer_list>

namespace corridor::tools {

namespace {

volatile std::sig_atomic_t g_signal = 0;

extern "C" void remember_signal(int signal) { g_signal = signal; }

void install(int signal, void (*handler)(int), int flags) {
  struct sigaction before {};
  sigaction(signal, nullptr, &before);
  if (before.sa_handler == SIG_IGN && signal != SIGXFSZ) return;
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, nullptr);
}

constexpr int kAsks[] = {SIGINT, SIGTERM, SIGHUP};

}  // namespace

InterruptWatch::InterruptWatch() {
  g_signal = 0;
  for (const int signal : kAsks) install(signal, remember_signal, static_cast<int>(SA_RESETHAND | SA_RESTART));
  install(SIGXFSZ, SIG_IGN, 0);
}

InterruptWatch::~InterruptWatch() {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGXFSZ}) install(signal, SIG_DFL, 0);
}

bool InterruptWatch::asked_to_stop() const { return g_signal != 0; }

}  // namespace corridor::tools
