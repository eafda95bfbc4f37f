import type { Active } from '../admin/fault-board'
import type { DemoClock } from '../clock'
import type { Exchange } from '../http/serve'
import { badRequest, invalid, notAcceptable } from './api-failure'
import type { ResourcePath } from './resource-path'
import type { PortForwards } from './port-forward/port-forward'
import type { LogSource } from '../logs/log-line'
import type { ObjectStore } from './store'
import type { User } from './users'

/** What every handler works with. */
export interface Server {
  readonly store: ObjectStore
  readonly clock: DemoClock
  /** Absent: nothing prints, and `pods/log` is not served. */
  readonly logs?: LogSource | undefined
  /** What is wrong with rights and watches now; absent: nothing ever is. */
  readonly broken?: (() => readonly Active[]) | undefined
  /** Absent: `pods/portforward` is not served. */
  readonly forwards?: PortForwards | undefined
}

/** One request on one of our resources, from a user who has the right to it. */
export interface ApiRequest extends ResourcePath {
  readonly user: User
  readonly query: URLSearchParams
  /** Objects are shown as rows of a table. */
  readonly asTable: boolean
  readonly exchange: Exchange
}

export function sendJson(exchange: Exchange, code: number, body: unknown, contentType = 'application/json'): void {
  const bytes = Buffer.from(`${JSON.stringify(body)}\n`)
  exchange.response.writeHead(code, { 'content-type': contentType, 'content-length': bytes.length }).end(bytes)
}

interface MediaRange {
  readonly type: string
  readonly parameters: ReadonlyMap<string, string>
}

export function acceptedTypes(accept: string | undefined): readonly MediaRange[] {
  return (accept ?? '*/*').split(',').map((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim())
    const pairs = parameters.map((parameter): [string, string] => {
      const [key = '', value = ''] = parameter.split('=')
      return [key, value]
    })
    return { type: type.toLowerCase(), parameters: new Map(pairs) }
  })
}

/** Whether the first acceptable form is a table. @throws 406 when no form that we have is acceptable. */
export function wantsTable(accept: string | undefined): boolean {
  for (const { type, parameters } of acceptedTypes(accept)) {
    if (!['application/json', 'application/*', '*/*'].includes(type)) continue
    const as = parameters.get('as')
    if (as === undefined) return false
    if (as === 'Table' && parameters.get('g') === 'meta.k8s.io') return true
  }
  throw notAcceptable()
}

export function flag(query: URLSearchParams, name: string): boolean {
  const value = query.get(name)
  return value !== null && !['0', 'false'].includes(value.toLowerCase())
}

/** @returns undefined when the parameter is absent. @throws 400 when it is not a whole number. */
export function wholeNumber(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name)
  if (text === null || text === '') return undefined
  if (/^\d{1,15}$/.test(text)) return Number(text)
  if (name !== 'resourceVersion') throw badRequest(`strconv.ParseInt: ${notParsed(text)}`)
  const value = JSON.stringify(text)
  throw badRequest(`invalid resource version: ${name}: Invalid value: ${value}: strconv.ParseUint: ${notParsed(text)}`)
}

/** In the words of the real server's language, which are what a client gets to see. */
export function notParsed(text: string): string {
  return `parsing ${JSON.stringify(text)}: invalid syntax`
}

/** @throws 422 for any value but `All`. */
export function isDryRun(values: readonly string[], kind: string): boolean {
  if (values.every((value) => value === 'All')) return values.length > 0
  const message = `Unsupported value: ${JSON.stringify(values)}: supported values: "All"`
  throw invalid(`${kind}.meta.k8s.io`, '', [{ reason: 'FieldValueNotSupported', message, field: 'dryRun' }])
}
