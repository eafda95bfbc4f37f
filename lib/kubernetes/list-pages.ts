import { PharosError } from '@/lib/ports/pharos-error'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import { isRecord } from '@/lib/std/is-record'
import { failed, ok, type Result } from '@/lib/std/result'
import type { KubeClient } from './kube-client'

export interface PagesRequest<T> {
  /** As it is measured. */
  readonly operation: string
  /** Id of the kind, for messages. */
  readonly kind: string
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly pageSize: number
  /** More than this is `too_large`: memory has an end. */
  readonly maxObjects: number
  /** Of each page. */
  readonly call: UpstreamCall
  /** What is kept of an item; undefined: nothing. Items of a list do not name their kind: `type` does. */
  readonly read: (item: unknown, type: { readonly apiVersion: string; readonly kind: string }) => T | undefined
}

export interface Pages<T> {
  readonly objects: readonly T[]
  readonly resourceVersion: string
}

/** Lists all objects of a path, page by page; each page is trimmed before the next one is asked for. Never a part of them. */
export async function listPages<T>(
  client: KubeClient,
  request: PagesRequest<T>,
): Promise<Result<Pages<T>, PharosError>> {
  const { operation, kind, path, pageSize, maxObjects, call } = request
  const objects: T[] = []
  let next: string | undefined
  do {
    const query = { ...request.query, limit: String(pageSize), ...(next === undefined ? {} : { continue: next }) }
    const page = await client.get({ operation, path, query, call })
    if (!page.ok) return page
    const read = readPage(request, page.value)
    if (read === undefined) return failed(problem('upstream_invalid', `The list of ${kind} cannot be read.`))
    for (const object of read.objects) objects.push(object)
    if (objects.length > maxObjects) return failed(problem('too_large', `There are more than ${maxObjects} ${kind}.`))
    // A server that repeats a token would never end.
    if (read.next !== undefined && read.next === next) {
      return failed(problem('upstream_invalid', `The list of ${kind} does not end.`))
    }
    next = read.next
    if (next === undefined) return ok({ objects, resourceVersion: read.resourceVersion })
  } while (!call.signal.aborted)
  return failed(problem('upstream_timeout', `The list of ${kind} was given up.`))
}

function readPage<T>(
  { read }: PagesRequest<T>,
  wire: unknown,
): (Pages<T> & { readonly next: string | undefined }) | undefined {
  if (!isRecord(wire) || !isRecord(wire.metadata)) return undefined
  const { resourceVersion, continue: next } = wire.metadata
  // Go writes an empty list as null.
  const items: unknown = wire.items ?? []
  if (typeof resourceVersion !== 'string' || !Array.isArray(items)) return undefined
  const type = {
    apiVersion: typeof wire.apiVersion === 'string' ? wire.apiVersion : '',
    kind: typeof wire.kind === 'string' ? wire.kind.replace(/List$/, '') : '',
  }
  const objects = items.map((item) => read(item, type)).filter((object) => object !== undefined)
  return { objects, resourceVersion, next: typeof next === 'string' && next !== '' ? next : undefined }
}

function problem(code: 'upstream_invalid' | 'upstream_timeout' | 'too_large', message: string): PharosError {
  return new PharosError(code, message, { source: 'kubernetes' })
}
