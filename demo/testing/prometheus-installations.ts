import { execFileSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** A folder with the binaries `prometheus` and `promtool`. */
export interface PrometheusInstallation {
  readonly folder: string
  /** As in `2.42.0`. */
  readonly version: string
  /** The rules of its major version, as the demo's Prometheus knows them. */
  readonly rules: '2' | '3'
}

/** Why a suite that needs a real Prometheus is skipped. */
export const NO_PROMETHEUS = 'prometheus and promtool not found on PATH'

/**
 * What a suite can run against: the installation on PATH, then those in the folders of `REAL_PROMETHEUS` (separated as PATH
 * is), each version once. Throws where such a folder lacks the binaries: who names one wants it tested, never skipped.
 */
export function prometheusInstallations(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): readonly PrometheusInstallation[] {
  const onPath = foldersOf(environment.PATH).find(hasBinaries)
  const named = foldersOf(environment.REAL_PROMETHEUS)
  const lacking = named.find((folder) => !hasBinaries(folder))
  if (lacking !== undefined) throw new Error(`REAL_PROMETHEUS: no prometheus and promtool in ${lacking}`)
  const byVersion = new Map<string, PrometheusInstallation>()
  for (const folder of onPath === undefined ? named : [onPath, ...named]) {
    const installation = ask(folder)
    if (!byVersion.has(installation.version)) byVersion.set(installation.version, installation)
  }
  return [...byVersion.values()]
}

function foldersOf(list = ''): readonly string[] {
  return list.split(delimiter).filter((folder) => folder !== '')
}

function hasBinaries(folder: string): boolean {
  return ['prometheus', 'promtool'].every((name) => {
    try {
      accessSync(join(folder, name), constants.X_OK)
      return true
    } catch {
      return false // not there, or not to be run
    }
  })
}

function ask(folder: string): PrometheusInstallation {
  const binary = join(folder, 'prometheus')
  const told = execFileSync(binary, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  const version = /\bversion (\d+\.\d+\.\d+)/.exec(told)?.[1] ?? ''
  const major = version.split('.')[0]
  if (major !== '2' && major !== '3') throw new Error(`${binary}: its rules are not known: ${told.slice(0, 100)}`)
  return { folder, version, rules: major }
}
