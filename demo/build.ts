import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What the production build is made of. */
const SOURCES = ['app', 'components', 'lib', 'public', 'next.config.js', 'package-lock.json', 'proxy.ts']
const NOT_BUILT = /\.test\.tsx?$|[\\/](testing|__fixtures__)[\\/]/

/** Why the product has to be built before it can start; undefined when the build is newer than everything it is made of. */
export function reasonToBuild(project: string): string | undefined {
  const built = modifiedMs(join(project, '.next/BUILD_ID'))
  if (built === undefined) return 'there is no build yet'
  const newer = SOURCES.flatMap((source) => filesOf(project, source)).find(
    (file) => (modifiedMs(join(project, file)) ?? 0) > built,
  )
  return newer === undefined ? undefined : `${newer} is newer than the build`
}

/** Builds, and shows what the build prints. @returns the exit code */
export function build(project: string, stopped: AbortSignal): Promise<number> {
  return new Promise((resolve, reject) => {
    const options = { cwd: project, stdio: 'inherit', shell: process.platform === 'win32', signal: stopped } as const
    const child = spawn('npm', ['run', '-s', 'build'], options)
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

function filesOf(project: string, source: string): readonly string[] {
  const path = join(project, source)
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [source]
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => join(source, name))
    .filter((name) => !NOT_BUILT.test(name) && !(modifiedMs(join(project, name)) === undefined))
}

/** Of files; a folder's own time changes with whatever is put beside its sources. */
function modifiedMs(path: string): number | undefined {
  const found = statSync(path, { throwIfNoEntry: false })
  return found?.isFile() === true ? found.mtimeMs : undefined
}
