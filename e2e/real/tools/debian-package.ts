import { toolCache } from './build'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * A program out of a Debian package, which is unpacked into the cache and not installed; of the version that the machine's own
 * sources offer.
 *
 * @param path of the program in the package
 * @returns where it lies; undefined, after saying why, where there is no apt or no such package
 */
export async function debianProgram(
  name: string,
  path: string,
  say: (line: string) => void,
): Promise<string | undefined> {
  const target = join(toolCache(), `debian-${name}`)
  const program = join(target, path)
  if (existsSync(program)) return program
  const unfinished = `${target}.${process.pid}`
  await mkdir(unfinished, { recursive: true })
  try {
    await run('apt-get', ['download', name], { cwd: unfinished })
    const archive = (await readdir(unfinished)).find((file) => file.endsWith('.deb'))
    if (archive === undefined) throw new Error('nothing was downloaded')
    await run('dpkg-deb', ['-x', join(unfinished, archive), unfinished])
    await rename(unfinished, target)
    return program
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    const [reason] = error instanceof Error ? error.message.split('\n') : []
    say(`Without ${name}, whose suites are skipped: ${reason ?? 'unknown'}`)
    return undefined
  }
}
