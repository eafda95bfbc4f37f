import { buildIfNeeded, runCommand } from './command'

// For runs that start the dashboard more than once and must not build it twice.

await runCommand(async (shutdown) => {
  await buildIfNeeded(shutdown)
  await shutdown.finish(0)
})
