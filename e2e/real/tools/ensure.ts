import { buildTools, goMissing } from './build'

// Builds the real servers before their tests. Exit code 75 says that they cannot be had here, which is no failure outside CI.

const UNAVAILABLE = 75

const missing = await goMissing()
if (missing === undefined) {
  await buildTools((line) => console.log(line))
} else {
  const required = (process.env.CI ?? '') !== ''
  console.log(`${missing}, so the real servers cannot be built.${required ? ' In CI they must.' : ''}`)
  process.exitCode = required ? 1 : UNAVAILABLE
}
