import type { PharosError } from '@/lib/ports/pharos-error'
import { compareText } from '@/lib/std/compare-text'
import { failed, ok, type Result } from '@/lib/std/result'
import type { UnixSeconds } from '@/lib/std/units'
import { atParameter } from '@/lib/url/at-parameter'
import { badParameter } from '@/lib/url/bad-parameter'
import { clusterParameter } from '@/lib/url/cluster-parameter'
import { durationParameter } from '@/lib/url/duration-parameter'
import { readInto } from '@/lib/url/read-into'
import { type Parameter as ParameterOf, readParameters } from '@/lib/url/read-parameters'
import { BOX_LEVELS, GRAPH_TYPES, type GraphRequest, LATENCIES } from '../model'
import { parseNodeId } from '../series/node-id'
import { DEFAULT_REQUEST } from './default-request'
import { parseFocus } from './focus'
import { isDnsLabel } from './is-dns-label'
import { isLabelName } from './is-label-name'
import { REQUEST_LIMITS } from './limits'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }
type Draft = Mutable<Omit<GraphRequest, 'scope'>> & { scope: GraphRequest['scope'] | undefined }
type Parameter = ParameterOf<Draft, UnixSeconds>
type Read = Parameter['read']

const PARAMETERS: ReadonlyMap<string, Parameter> = new Map<string, Parameter>([
  ['namespaces', { read: readNamespaces, expected: '* or a comma list of namespace names, without focus' }],
  ['cluster', readInto(clusterParameter, (draft, name) => void (draft.cluster = name))],
  ['focus', { read: readFocus, expected: 'KIND:NAMESPACE/NAME, without namespaces' }],
  ['duration', readInto(durationParameter, (draft, seconds) => void (draft.durationSeconds = seconds))],
  ['at', readInto(atParameter, (draft, at) => void (draft.at = at))],
  ['type', oneOf(GRAPH_TYPES, (draft, word) => void (draft.type = word))],
  ['services', flag('services')],
  ['http', oneOf(['requests', 'none'], (draft, word) => void (draft.http = word))],
  ['grpc', oneOf(['requests', 'sent', 'received', 'total', 'none'], (draft, word) => void (draft.grpc = word))],
  ['tcp', oneOf(['sent', 'received', 'total', 'none'], (draft, word) => void (draft.tcp = word))],
  ['ambient', oneOf(['total', 'waypoint', 'ztunnel', 'none'], (draft, word) => void (draft.ambient = word))],
  ['reporter', oneOf(['client', 'server'], (draft, word) => void (draft.reporter = word))],
  ['waypoints', flag('waypoints')],
  ['idleEdges', flag('idleEdges')],
  ['idleNodes', flag('idleNodes')],
  ['labels', flag('labels')],
  ['latency', oneOf(LATENCIES, (draft, word) => void (draft.latency = word))],
  ['throughput', oneOf(['none', 'request', 'response'], (draft, word) => void (draft.throughput = word))],
  ['operations', { read: readOperations, expected: 'the name of a label' }],
  ['boxes', { read: readBoxes, expected: 'none or a comma list of app, namespace, cluster' }],
  ['expand', { read: readExpand, expected: 'the id of a group', repeats: true }],
  ['nodes', budget('nodes')],
  ['edges', budget('edges')],
])

/**
 * Reads the query of `GET /api/graph` (graph.md, section 2). Absent parameters take their defaults; `at` becomes `now`, floored to
 * 5 s; `services` is true for the service graph and app frames are drawn in the app graphs, whatever the query says. An operation in
 * focus implies `operations`.
 *
 * @returns or `bad_request`, whose `details.parameter` names the first bad one in the order of the URL.
 */
export function parseGraphRequest(query: URLSearchParams, now: UnixSeconds): Result<GraphRequest, PharosError> {
  const step = REQUEST_LIMITS.nowStepSeconds
  const draft: Draft = { ...DEFAULT_REQUEST, scope: undefined, at: Math.floor(now / step) * step }
  const read = readParameters(query, draft, { parameters: PARAMETERS, context: now })
  if (!read.ok) return read
  const { scope, ...rest } = draft
  if (scope === undefined) return failed(badParameter('namespaces', 'The parameter namespaces (or focus) is missing.'))
  const operations = scope.kind === 'focus' && scope.node.kind === 'operation' ? scope.node.label : rest.operations
  if (rest.operations !== null && rest.operations !== operations) {
    return failed(badParameter('operations', 'The parameter operations must be the label of the operation in focus.'))
  }
  const services = rest.services || rest.type === 'service'
  return ok({ ...rest, scope, operations, services, boxes: impliedBoxes(rest) })
}

function impliedBoxes({ boxes, type }: Pick<GraphRequest, 'boxes' | 'type'>): GraphRequest['boxes'] {
  const withApps = type === 'app' || type === 'versioned-app'
  return BOX_LEVELS.filter((level) => boxes.includes(level) || (level === 'app' && withApps))
}

function readNamespaces(text: string, draft: Draft): boolean {
  if (draft.scope !== undefined) return false
  const names = [...new Set(text.split(','))].sort(compareText)
  draft.scope = text === '*' ? { kind: 'mesh' } : { kind: 'namespaces', names }
  return text === '*' || names.every(isDnsLabel)
}

function readFocus(text: string, draft: Draft): boolean {
  const node = parseFocus(text)
  if (node === undefined || draft.scope !== undefined) return false
  draft.scope = { kind: 'focus', node }
  return true
}

function readOperations(text: string, draft: Draft): boolean {
  draft.operations = text
  return isLabelName(text)
}

function readBoxes(text: string, draft: Draft): boolean {
  const words = text === 'none' ? [] : text.split(',')
  draft.boxes = BOX_LEVELS.filter((level) => words.includes(level))
  return words.every((word) => BOX_LEVELS.some((level) => level === word))
}

function readExpand(text: string, draft: Draft): boolean {
  if (!draft.expand.includes(text)) draft.expand = [...draft.expand, text]
  return parseNodeId(text)?.kind === 'group'
}

function budget(kind: keyof GraphRequest['budget']): Parameter {
  const { min, max } = REQUEST_LIMITS[kind]
  const read: Read = (text, draft) => {
    const count = Number(text)
    draft.budget = { ...draft.budget, [kind]: count }
    return /^\d{1,5}$/.test(text) && count >= min && count <= max
  }
  return { read, expected: `a whole number from ${min} to ${max}` }
}

function flag(key: 'services' | 'waypoints' | 'idleEdges' | 'idleNodes' | 'labels'): Parameter {
  const read: Read = (text, draft) => {
    draft[key] = text === 'true'
    return text === 'true' || text === 'false'
  }
  return { read, expected: 'true or false' }
}

function oneOf<const W extends string>(words: readonly W[], put: (draft: Draft, word: W) => void): Parameter {
  const read: Read = (text, draft) => {
    const word = words.find((candidate) => candidate === text)
    if (word !== undefined) put(draft, word)
    return word !== undefined
  }
  return { read, expected: `one of ${words.join(', ')}` }
}
