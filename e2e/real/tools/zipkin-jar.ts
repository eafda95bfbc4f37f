import { toolCache } from './build'
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

const VERSION = '3.5.1'
/** Of the one with storage in memory only. */
const FILE = `zipkin-server-${VERSION}-slim.jar`
const SHA256 = '7956e7f2c64b7073e1362b81e697fceb5fe61e121ad3cb48d545461026964b0f'

/**
 * The program of Zipkin, which Maven brings once into the cache of the real servers (84 MB). Undefined, with a reason told, where Java
 * or Maven is missing: its suite is skipped then. Throws when it is not the file that it should be.
 */
export async function zipkinJar(say: (line: string) => void): Promise<string | undefined> {
  const cache = toolCache()
  const jar = join(cache, FILE)
  try {
    await run('java', ['-version'])
    if (existsSync(jar)) return jar
    await run('mvn', ['-v'])
  } catch {
    say('Java or Maven is not installed, so there is no real Zipkin: its suite is skipped.')
    return undefined
  }
  say('Fetching Zipkin (a quarter of a minute; kept for later runs) …')
  await mkdir(cache, { recursive: true })
  const folder = await mkdtemp(join(cache, 'zipkin-'))
  try {
    const artifact = `io.zipkin:zipkin-server:${VERSION}:jar:slim`
    await run('mvn', ['-q', '-B', 'dependency:copy', `-Dartifact=${artifact}`, `-DoutputDirectory=${folder}`], { cwd: folder }) // prettier-ignore
    const sum = createHash('sha256')
      .update(await readFile(join(folder, FILE)))
      .digest('hex')
    if (sum !== SHA256) throw new Error(`${FILE} has the checksum ${sum}, and not ${SHA256}`)
    await rename(join(folder, FILE), jar)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return jar
}
