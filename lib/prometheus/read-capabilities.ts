import { isRecord } from '@/lib/std/is-record'
import { parse } from 'yaml'

const UNIT_SECONDS = { y: 31_536_000, w: 604_800, d: 86_400, h: 3_600, m: 60, s: 1, ms: 0.001 } as const
const DURATION = /^(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/
const GLOBAL_BLOCK = /^global:[^\n]*\n(?:[ \t][^\n]*\n?|\n)*/m
const DEFAULT_SCRAPE_INTERVAL = 60

/** Prometheus's own durations, which know years, weeks and milliseconds. Zero and other texts are undefined. */
export function readDuration(text: string): number | undefined {
  const match = DURATION.exec(text)
  if (match === null) return undefined
  const seconds = Object.values(UNIT_SECONDS).reduce((sum, size, i) => sum + size * Number(match[i + 1] ?? 0), 0)
  return seconds > 0 ? seconds : undefined
}

/**
 * The global scrape interval out of `status/config`. Only that block is parsed: the whole document may be megabytes.
 * A configuration that names none has Prometheus's default of one minute.
 */
export function readScrapeInterval(data: unknown): number | undefined {
  if (!isRecord(data) || typeof data.yaml !== 'string') return undefined
  const block = GLOBAL_BLOCK.exec(data.yaml)?.[0]
  if (block === undefined) return DEFAULT_SCRAPE_INTERVAL
  try {
    const document: unknown = parse(block, { maxAliasCount: 0 })
    const global = isRecord(document) ? document.global : undefined
    const interval = isRecord(global) ? global.scrape_interval : undefined
    if (interval === undefined) return DEFAULT_SCRAPE_INTERVAL
    return typeof interval === 'string' ? readDuration(interval) : undefined
  } catch {
    return undefined // not YAML: the store does not tell
  }
}

/** The retention out of `status/runtimeinfo` (`15d`, `15d or 10GiB`), else out of `status/flags`. A limit of size alone is undefined. */
export function readRetention(runtime: unknown, flags: unknown): number | undefined {
  const said = isRecord(runtime) && typeof runtime.storageRetention === 'string' ? runtime.storageRetention : ''
  const flag = isRecord(flags) ? flags['storage.tsdb.retention.time'] : undefined
  return readDuration(said.split(' ')[0] ?? '') ?? (typeof flag === 'string' ? readDuration(flag) : undefined)
}

/** The version out of `status/buildinfo`. */
export function readVersion(data: unknown): string | undefined {
  const version = isRecord(data) ? data.version : undefined
  return typeof version === 'string' && version !== '' ? version.slice(0, 100) : undefined
}
