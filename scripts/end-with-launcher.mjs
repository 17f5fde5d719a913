// Loaded into the program that we start. npm's shell does not pass a signal on, and a killed launcher cannot: once our
// launcher is gone, the program is asked to stop.
const launcher = Number(process.env.COLLOQUY_LAUNCHER)
const stopSignals = ['SIGTERM', 'SIGINT', 'SIGHUP']

const timer = setInterval(() => {
  if (process.ppid === launcher) return
  clearInterval(timer)
  process.kill(process.pid, 'SIGTERM')
}, 300)
timer.unref()

// Asked already by somebody else: a second time would mean "at once". Only where the program listens itself, since a
// listener of ours alone would take the signal's effect away.
process.on('newListener', function heard(signal) {
  if (!stopSignals.includes(signal)) return
  process.off('newListener', heard)
  for (const name of stopSignals) process.once(name, () => clearInterval(timer))
})
