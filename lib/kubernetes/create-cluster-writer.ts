import { printPatch } from '@/lib/istio/edit/print-patch'
import {
  type ClusterWriter,
  FIELD_MANAGER,
  type LiveObject,
  type ObjectRef,
  type WriteOptions,
} from '@/lib/ports/cluster-writer'
import { PharosError } from '@/lib/ports/pharos-error'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import { printExactJson } from '@/lib/std/exact-json'
import { isRecord } from '@/lib/std/is-record'
import type { Json } from '@/lib/std/json'
import { failed, ok, type Result } from '@/lib/std/result'
import { escapeAsServer } from './escape-as-server'
import { createDiscovery } from './discovery'
import type { KubeClient } from './kube-client'

/** Reads and writes with the credentials of the client. */
export function createClusterWriter(client: KubeClient): ClusterWriter {
  const discovery = createDiscovery(client)

  /** The path of the object, or of the collection that it would join. */
  async function find(
    { kind, namespace, name }: ObjectRef,
    call: UpstreamCall,
  ): Promise<Result<{ readonly object: string; readonly collection: string }, PharosError>> {
    const served = await discovery.find(kind, call)
    if (!served.ok) return served
    if (served.value === undefined) {
      const message = `The cluster does not serve ${kind}. Is its CustomResourceDefinition installed?`
      return failed(new PharosError('not_found', message, { source: 'kubernetes' }))
    }
    const { base, plural } = served.value
    const place = namespace === '' ? '' : `/namespaces/${encodeURIComponent(namespace)}`
    const collection = `${base}${place}/${plural}`
    return ok({ collection, object: `${collection}/${encodeURIComponent(name)}` })
  }

  return {
    async read(ref, call) {
      const path = await find(ref, call)
      if (!path.ok) return path
      return asObject(await client.once({ operation: 'read', method: 'GET', path: path.value.object, call }))
    },
    async create(ref, object, options, call) {
      const path = await find(ref, call)
      if (!path.ok) return path
      const request = { operation: verb('create', options), method: 'POST', path: path.value.collection, call } as const
      const body = printExactJson(object)
      return asObject(await client.once({ ...request, query: toQuery(options), type: 'application/json', body }))
    },
    async patch(ref, operations, options, call) {
      const path = await find(ref, call)
      if (!path.ok) return path
      const body = escapeAsServer(printPatch(operations))
      const request = { operation: verb('patch', options), method: 'PATCH', path: path.value.object, call } as const
      const answer = await client.once({
        ...request,
        query: toQuery(options),
        type: 'application/json-patch+json',
        body,
      })
      return asObject(answer.ok ? answer : failed(testFailure(answer.error)))
    },
    async delete(ref, preconditions, options, call) {
      const path = await find(ref, call)
      if (!path.ok) return path
      // Delete options hold the dry run; the query may not name it as well.
      const dryRun = options.dryRun ? { dryRun: ['All'] } : {}
      const body = printExactJson({
        kind: 'DeleteOptions',
        apiVersion: 'v1',
        preconditions: { ...preconditions },
        ...dryRun,
      })
      const request = { operation: verb('delete', options), method: 'DELETE', path: path.value.object, call } as const
      const answer = await client.once({ ...request, type: 'application/json', body })
      return answer.ok ? ok(undefined) : answer
    },
  }
}

function verb(name: string, { dryRun }: WriteOptions): string {
  return dryRun ? `${name}-dry-run` : name
}

function toQuery({ dryRun }: WriteOptions): Readonly<Record<string, string>> {
  return { fieldManager: FIELD_MANAGER, fieldValidation: 'Strict', ...(dryRun ? { dryRun: 'All' } : {}) }
}

/** The server says of a failed `test` no more than that the request was wrong: no field, no cause. */
function testFailure(error: PharosError): PharosError {
  if (error.code !== 'invalid' || error.details.causes !== undefined) return error
  if (!String(error.details.upstream).includes('the server rejected our request')) return error
  return new PharosError('conflict', 'The object has been changed since it was read.', error.details)
}

function asObject(answer: Result<Json, PharosError>): Result<LiveObject, PharosError> {
  if (!answer.ok) return answer
  const { value } = answer
  if (isLive(value)) return ok(value)
  const message = 'The API server answered something that is no object.'
  return failed(new PharosError('upstream_invalid', message, { source: 'kubernetes' }))
}

function isLive(value: Json): value is LiveObject {
  if (!isRecord(value) || !isRecord(value.metadata)) return false
  const { name, uid } = value.metadata
  return typeof name === 'string' && typeof uid === 'string'
}
