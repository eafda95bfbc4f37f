import type { PharosError } from '@/lib/ports/pharos-error'
import { parseDuration } from '@/lib/time/duration'
import { badParameter } from '@/lib/url/bad-parameter'

/** Which lines of some containers are asked for. */
export interface LogsRequest {
  /** Names; empty: all containers of each pod. */
  readonly containers: readonly string[]
  /** At most so many lines of all streams together: the newest, or the first from `from` on. */
  readonly lines: number
  readonly sinceSeconds: number | undefined
  /** ISO 8601: nothing older. */
  readonly after: string | undefined
  /** ISO 8601: begins at this instant, so that what happened then is there whatever came later. */
  readonly from: string | undefined
  readonly previous: boolean
  readonly follow: boolean
}

export interface LogsLimits {
  readonly defaultLines: number
  readonly maxLines: number
}

const PARAMETERS = ['containers', 'lines', 'since', 'after', 'from', 'previous', 'follow'] as const
type Parameter = (typeof PARAMETERS)[number]

const MAX_CONTAINERS = 40
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/

/** Reads the parameters of `GET /api/logs/{namespace}/{pods}`. @throws PharosError `bad_request` that names the parameter */
export function parseLogsRequest(query: URLSearchParams, limits: LogsLimits): LogsRequest {
  for (const name of new Set(query.keys())) {
    if (!PARAMETERS.some((known) => known === name)) throw refused(name.slice(0, 100), 'is not known')
    if (query.getAll(name).length > 1) throw refused(name, 'is given twice')
  }
  const text = (name: Parameter): string | undefined => query.get(name) ?? undefined
  const containers = (text('containers') ?? '').split(',').filter((name) => name !== '')
  if (containers.length > MAX_CONTAINERS) throw refused('containers', `may name ${MAX_CONTAINERS} at most`)
  const given = (['since', 'after', 'from'] as const).filter((name) => text(name) !== undefined)
  if (given.length > 1) throw refused(given[1] ?? '', `cannot stand beside ${given[0] ?? ''}`)
  const request = {
    containers,
    lines: readLines(text('lines'), limits),
    sinceSeconds: readSince(text('since')),
    after: readInstant('after', text('after')),
    from: readInstant('from', text('from')),
    previous: readFlag('previous', text('previous')),
    follow: readFlag('follow', text('follow')),
  }
  if (request.follow && (request.previous || request.from !== undefined)) {
    throw refused('follow', 'cannot stand beside previous or from')
  }
  return request
}

function readLines(text: string | undefined, { defaultLines, maxLines }: LogsLimits): number {
  if (text === undefined) return defaultLines
  const lines = /^\d{1,6}$/.test(text) ? Number(text) : 0
  if (lines < 1 || lines > maxLines) throw refused('lines', `must be a number from 1 to ${maxLines}`)
  return lines
}

function readSince(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const seconds = parseDuration(text)
  if (seconds === undefined || seconds < 1) throw refused('since', 'must be a duration such as 5m')
  return seconds
}

function readInstant(name: 'after' | 'from', text: string | undefined): string | undefined {
  if (text === undefined || (INSTANT.test(text) && !Number.isNaN(Date.parse(text)))) return text
  throw refused(name, 'must be an instant such as 2026-01-05T12:00:00Z')
}

function readFlag(name: 'previous' | 'follow', text: string | undefined): boolean {
  if (text === undefined || text === 'false') return false
  if (text === 'true') return true
  throw refused(name, 'must be true or false')
}

function refused(parameter: string, why: string): PharosError {
  return badParameter(parameter, `The parameter ${parameter} ${why}.`)
}
