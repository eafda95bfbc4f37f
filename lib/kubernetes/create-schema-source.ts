import { extractSchema } from '@/lib/openapi/extract-schema'
import type { ObjectSchema } from '@/lib/openapi/object-schema'
import type { PharosError } from '@/lib/ports/pharos-error'
import type { SchemaSource } from '@/lib/ports/schema-source'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import { isRecord } from '@/lib/std/is-record'
import { ok, type Result } from '@/lib/std/result'
import { LRUCache } from 'lru-cache'
import { createDiscovery } from './discovery'
import type { KubeClient } from './kube-client'

/** Of the schemas as JSON; that of a route with all its descriptions takes 200 KB. */
const KEPT_BYTES = 16 * 1024 * 1024
const MOST_BYTES = 4 * 1024 * 1024

/** Reads `/openapi/v3`, whose addresses carry the hash of what they lead to. */
export function createSchemaSource(client: KubeClient): SchemaSource {
  const discovery = createDiscovery(client)
  const kept = new LRUCache<string, ObjectSchema>({ maxSize: KEPT_BYTES })
  const ask = (path: string, query: Readonly<Record<string, string>>, call: UpstreamCall) =>
    client.get({ operation: 'schema', path, query, call, calledText: true })

  async function addressOf(base: string, call: UpstreamCall): Promise<Result<URL | undefined, PharosError>> {
    const index = await ask('/openapi/v3', {}, call)
    if (!index.ok) return index
    const paths = isRecord(index.value) ? index.value.paths : undefined
    const entry = isRecord(paths) ? paths[base.slice(1)] : undefined
    const address = isRecord(entry) ? entry.serverRelativeURL : undefined
    // Only the query is taken: a server that names another place is not followed there.
    return ok(typeof address === 'string' ? (URL.parse(address, 'http://server') ?? undefined) : undefined)
  }

  return {
    async schemaOf(kind, call) {
      const served = await discovery.find(kind, call)
      if (!served.ok) return served
      if (served.value === undefined) return ok(undefined)
      const { base, plural } = served.value
      const address = await addressOf(base, call)
      if (!address.ok) return address
      if (address.value === undefined) return ok(undefined)
      const hash = address.value.searchParams.get('hash') ?? ''
      const key = `${base} ${plural} ${hash}`
      const known = hash === '' ? undefined : kept.get(key)
      if (known !== undefined) return ok(known)
      const document = await ask(`/openapi/v3${base}`, hash === '' ? {} : { hash }, call)
      if (!document.ok) return document
      const schema = extractSchema(document.value, base, plural)
      const size = schema === undefined ? 0 : JSON.stringify(schema).length
      if (schema === undefined || size > MOST_BYTES) return ok(undefined)
      if (hash !== '') kept.set(key, schema, { size })
      return ok(schema)
    },
  }
}
