import type { ObjectSchema } from '@/lib/openapi/object-schema'
import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { SchemaSource } from '@/lib/ports/schema-source'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import { isRecord } from '@/lib/std/is-record'
import { milliseconds } from '@/lib/std/units'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/** A cluster that serves the kinds of Kubernetes, of Istio and of the Gateway API. */
export interface SchemasUnderTest {
  readonly schemas: SchemaSource
  /** Of somebody whom the server does not know. */
  readonly stranger: SchemaSource
  close(): Promise<void>
}

/** What every `SchemaSource` owes its callers. */
export function describeSchemaSource(title: string, setUp: () => Promise<SchemasUnderTest>): void {
  // eslint-disable-next-line vitest/valid-title -- the title is the caller's
  describe(title, () => {
    let cluster: SchemasUnderTest
    beforeAll(async () => (cluster = await setUp()))
    afterAll(() => cluster.close())

    const read = async (kind: ClusterKind): Promise<ObjectSchema | undefined> => {
      const answer = await cluster.schemas.schemaOf(kind, call())
      if (!answer.ok) throw answer.error
      return answer.value
    }

    test.each([
      ['virtualservices.networking.istio.io', 'networking.istio.io/v1', 'VirtualService', 'hosts'],
      ['envoyfilters.networking.istio.io', 'networking.istio.io/v1alpha3', 'EnvoyFilter', 'configPatches'],
      ['authorizationpolicies.security.istio.io', 'security.istio.io/v1', 'AuthorizationPolicy', 'rules'],
      ['httproutes.gateway.networking.k8s.io', 'gateway.networking.k8s.io/v1', 'HTTPRoute', 'rules'],
    ] as const)('%s has the schema of its version, with the fields of its spec', async (id, apiVersion, kind, name) => {
      const schema = await read(id)
      expect(schema).toMatchObject({ apiVersion, kind })
      expect(fieldsOf(fieldsOf(schema?.root).spec)).toHaveProperty(name)
    })

    test('what a schema refers to comes with it: nothing leads out of it', async () => {
      const schema = await read('virtualservices.networking.istio.io')
      const known = Object.keys(schema?.definitions ?? {}).map((name) => `#/definitions/${name}`)
      expect(referencesIn(schema).filter((name) => !known.includes(name))).toEqual([])
    })

    test('a kind that is not served has none', async () => {
      expect(await read('inferencepools.inference.networking.k8s.io')).toBeUndefined()
    })

    test('the same is answered again', async () => {
      const [first, second] = [await read('gateways.networking.istio.io'), await read('gateways.networking.istio.io')]
      expect(first).toBeDefined()
      expect(second).toEqual(first)
    })

    test('whom the server does not know, gets an error and no schema', async () => {
      expect(await cluster.stranger.schemaOf('gateways.networking.istio.io', call())).toMatchObject({ ok: false })
    })
  })
}

function fieldsOf(node: unknown): Readonly<Record<string, unknown>> {
  const properties = isRecord(node) ? node.properties : undefined
  return isRecord(properties) ? properties : {}
}

function referencesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn)
  if (!isRecord(value)) return []
  const own = typeof value.$ref === 'string' ? [value.$ref] : []
  return [...new Set([...own, ...Object.values(value).flatMap(referencesIn)])]
}

function call(): UpstreamCall {
  return { signal: AbortSignal.timeout(20_000), timeoutMs: milliseconds(20_000) }
}
