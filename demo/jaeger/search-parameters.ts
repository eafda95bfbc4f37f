import { goDurationUs } from '../go-duration'

/** What `GET /api/traces` asks for. Times are microseconds. */
export interface Search {
  readonly service: string
  readonly operation: string
  readonly tags: ReadonlyMap<string, string>
  readonly fromUs: number
  readonly toUs: number
  readonly minDurationUs: number
  readonly maxDurationUs: number
  readonly limit: number
}

/** A parameter that Jaeger refuses, in its words. */
export class BadParameter extends Error {}

const DEFAULT_LIMIT = 100
const LOOKBACK_US = 48 * 3600 * 1e6

/** Reads a query as Jaeger's HTTP API does: `lookback` has no meaning to it. */
export function readSearch(query: URLSearchParams, nowMs: number): Search {
  const time = (name: string, absent: number): number => {
    const text = query.get(name) ?? ''
    return text === '' ? absent : wholeNumber(text, `unable to parse param '${name}': `)
  }
  const duration = (name: string, absent: number): number => {
    const text = query.get(name) ?? ''
    return text === '' ? absent : durationUs(name, text)
  }
  const toUs = time('end', nowMs * 1000)
  const fromUs = time('start', nowMs * 1000 - LOOKBACK_US)
  const limit = query.get('limit') ?? ''
  const search = {
    service: query.get('service') ?? '',
    operation: query.get('operation') ?? '',
    tags: readTags(query),
    ...{ fromUs, toUs },
    minDurationUs: duration('minDuration', 0),
    maxDurationUs: duration('maxDuration', Infinity),
    limit: limit === '' ? DEFAULT_LIMIT : wholeNumber(limit, ''),
  }
  if (search.service === '') throw new BadParameter("parameter 'service' is required")
  return search
}

function wholeNumber(text: string, before: string): number {
  if (/^-?\d{1,18}$/.test(text)) return Number(text)
  throw new BadParameter(`${before}strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`)
}

function durationUs(name: string, text: string): number {
  const us = goDurationUs(text)
  if (us !== undefined) return us
  const why = /^\d+$/.test(text) ? 'missing unit in duration' : 'invalid duration'
  throw new BadParameter(`unable to parse param '${name}': time: ${why} ${JSON.stringify(text)}`)
}

function readTags(query: URLSearchParams): ReadonlyMap<string, string> {
  const tags = new Map<string, string>()
  for (const pair of query.getAll('tag')) {
    const colon = pair.indexOf(':')
    if (colon < 0) throw new BadParameter(`malformed 'tag' parameter, expecting key:value, received: ${pair}`)
    tags.set(pair.slice(0, colon), pair.slice(colon + 1))
  }
  for (const text of query.getAll('tags')) for (const [key, value] of jsonTags(text)) tags.set(key, value)
  return tags
}

function jsonTags(text: string): readonly (readonly [string, string])[] {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch (error) {
    throw new BadParameter(`malformed 'tags' parameter, cannot unmarshal JSON: ${String(error)}`)
  }
  const entries = typeof read === 'object' && read !== null ? Object.entries(read) : []
  return entries.map(([key, value]) => {
    if (typeof value === 'string') return [key, value]
    throw new BadParameter("malformed 'tags' parameter, cannot unmarshal JSON: a value is not a string")
  })
}
