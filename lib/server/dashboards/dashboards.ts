import 'server-only'
import { composeDashboards, type Dashboards, type ReadFile } from '@/lib/dashboards/compose-dashboards'
import { type DashboardProblem, MAX_DASHBOARD_LENGTH, parseDashboard } from '@/lib/dashboards/parse-dashboard'
import { getConfig } from '@/lib/server/process/config'
import { log } from '@/lib/server/process/log'
import { processWide } from '@/lib/std/process-wide'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'

/** Beside the build: `deploy/serve-under.ts` brings it along. */
const BUILT_IN = 'dashboards'
const MAX_FILES = 500
const BYTES_PER_CHARACTER = 4

/** All dashboards of the installation, read once. A file that is none is named in the log and in the answers, and skipped. */
export function getAllDashboards(): Dashboards {
  return processWide('dashboards', load)
}

function load(): Dashboards {
  const { dashboards } = getConfig()
  const problems: DashboardProblem[] = []
  const read: ReadFile[] = []
  for (const path of [join(/* turbopackIgnore: true */ process.cwd(), BUILT_IN), ...dashboards.paths]) {
    for (const file of filesOf(path, problems)) {
      const parsed = readOne(file, problems)
      if (parsed !== undefined) read.push(parsed)
    }
  }
  const composed = composeDashboards(read)
  const all = [...problems, ...composed.problems]
  for (const { file, field, message } of all) log().warn({ file, field }, `dashboard skipped: ${message}`)
  return { byName: composed.byName, problems: all }
}

/** A file itself; of a folder its YAML files. */
function filesOf(path: string, problems: DashboardProblem[]): readonly string[] {
  try {
    if (!statSync(/* turbopackIgnore: true */ path).isDirectory()) return [path]
    const names = readdirSync(/* turbopackIgnore: true */ path).filter((name) => /\.ya?ml$/.test(name))
    return names
      .toSorted()
      .slice(0, MAX_FILES)
      .map((name) => join(path, name))
  } catch {
    problems.push({ file: basename(path), field: '', message: 'cannot be read' })
    return []
  }
}

function readOne(path: string, problems: DashboardProblem[]): ReadFile | undefined {
  const file = basename(path)
  try {
    // What is not a file, such as a device, could be read for ever.
    const { size } = statSync(/* turbopackIgnore: true */ path)
    const tooLong = size > MAX_DASHBOARD_LENGTH * BYTES_PER_CHARACTER
    const parsed = tooLong ? undefined : parseDashboard(file, readFileSync(/* turbopackIgnore: true */ path, 'utf8'))
    if (parsed?.ok === true) return { file, dashboard: parsed.value }
    problems.push(...(parsed?.error ?? [{ file, field: '', message: 'too long' }]))
  } catch {
    problems.push({ file, field: '', message: 'cannot be read' })
  }
  return undefined
}
