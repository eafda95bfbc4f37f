import type { KubeObject } from '../kube-object'
import { itemsAt, textAt } from '../kubernetes/json'
import { apiVersionOf, resourceType } from '../kubernetes/resource-types'
import type { Answer, CallOptions } from './call-api-server'
import type { CorpusCase } from './schema-corpus'
import type { SchemaRequest } from './schema-requests'
import { readFileSync, writeFileSync } from 'node:fs'

/** What a server said about one object, without what differs from run to run. */
export interface Verdict {
  readonly code: number
  readonly reason?: string
  /** `FieldValueInvalid spec.hosts: what is wrong`, sorted, each once. */
  readonly causes?: readonly string[]
  /** What the server warned of. */
  readonly warnings?: readonly string[]
  /** The object without its metadata, where the server made something else of it. */
  readonly stored?: unknown
}

const RECORDINGS = new URL('__fixtures__/schema-verdicts.json', import.meta.url)

/** By the name of the case, what kube-apiserver 1.34.4 with the definitions of `kubernetes/schema/crds` said. */
export function recordedVerdicts(): Readonly<Record<string, Verdict>> {
  return JSON.parse(readFileSync(RECORDINGS, 'utf8')) as Record<string, Verdict>
}

export function writeVerdicts(verdicts: Readonly<Record<string, Verdict>>): void {
  const lines = Object.entries(verdicts).map(([name, verdict]) => `${JSON.stringify(name)}: ${JSON.stringify(verdict)}`)
  writeFileSync(RECORDINGS, `{\n${lines.join(',\n')}\n}\n`)
}

type Call = (path: string, options: CallOptions) => Promise<Answer>

export const CORPUS_NAMESPACE = 'schema-corpus'

/** Sends the object as a dry run, so that the next one finds the server as it was. */
export async function verdictOf(call: Call, { resource, body }: CorpusCase): Promise<Verdict> {
  const answer = await call(`${collectionOf(resource)}?dryRun=All`, { method: 'POST', body })
  return toVerdict(answer, body)
}

/** As `verdictOf`, for one of the requests about stored objects. */
export async function answerTo(call: Call, { method, path, contentType, body }: SchemaRequest): Promise<Verdict> {
  const headers = { 'content-type': contentType ?? 'application/json' }
  const verdict = toVerdict(await call(path, { method, headers, body }), undefined)
  // Where istiod runs, it writes the status of stored objects.
  return path.includes('/status?') ? verdict : { ...verdict, ...withoutStatus(verdict) }
}

function collectionOf(resource: string): string {
  const type = resourceType(resource)
  if (type === undefined) throw new Error(`unknown resource ${resource}`)
  const root = type.group === '' ? '/api/v1' : `/apis/${apiVersionOf(type)}`
  return `${root}${type.namespaced ? `/namespaces/${CORPUS_NAMESPACE}` : ''}/${type.plural}`
}

/** @param sent undefined where the answer is always another object. */
function toVerdict({ status, headers, body }: Answer, sent: unknown): Verdict {
  const warnings = (headers.warning ?? '').split(/, (?=299 )/).filter((text) => /(unknown|duplicate) field/.test(text))
  const told = warnings.length === 0 ? {} : { warnings: warnings.sort() }
  // A webhook is asked after the schema: what it refuses, the schema has let through.
  if (textAt(body, 'message').startsWith('admission webhook')) return { code: 201, ...told }
  if (status >= 400) {
    const causes = [...new Set(itemsAt(body, 'details', 'causes').map(causeText))].sort()
    return { code: status, reason: textAt(body, 'reason'), ...(causes.length === 0 ? {} : { causes }), ...told }
  }
  // What else a server makes of built-in objects is no matter of schemas.
  const isCustom = textAt(body, 'apiVersion').includes('.')
  const stored = inOrder(withoutMetadata(body))
  const same = JSON.stringify(stored) === JSON.stringify(inOrder(withoutMetadata(sent)))
  return { code: status, ...told, ...(same || !isCustom ? {} : { stored }) }
}

function causeText(cause: unknown): string {
  const field = textAt(cause, 'field')
  const message = textAt(cause, 'message')
  // The value is the whole object there, and what does not fit is told by the names that it has in Go.
  const told = field === 'patch' ? (/strict decoding error: .*$/.exec(message)?.[0] ?? '') : message
  return `${textAt(cause, 'reason')} ${field}: ${told}`.slice(0, 240)
}

function withoutStatus({ stored }: Verdict): Pick<Verdict, 'stored'> {
  if (stored === undefined) return {}
  const { status: _status, ...rest } = stored as { readonly status?: unknown }
  return { stored: rest }
}

function withoutMetadata(value: unknown): unknown {
  const { metadata: _metadata, ...rest } = (value ?? {}) as Partial<KubeObject>
  return rest
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]: [string, unknown]) => [key, inOrder(inner)]))
}
