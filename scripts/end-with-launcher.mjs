// Loaded into a program that runs as our child: when we are killed without a chance to pass it on, the program ends too.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
