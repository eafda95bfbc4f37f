import { milliseconds } from '@/lib/std/units'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createSchemaSource } from './create-schema-source'
import type { KubeClient } from './kube-client'
import { reply, ScriptedApiServer } from './testing/scripted-api-server'

const KIND = 'virtualservices.networking.istio.io'
const BASE = '/apis/networking.istio.io/v1'
const DOCUMENT = `/openapi/v3${BASE}`
const NAMED = [{ group: 'networking.istio.io', version: 'v1', kind: 'VirtualService' }]

const documentOf = (schema: object, more: object = {}): object => ({
  paths: {
    [`${BASE}/namespaces/{namespace}/virtualservices/{name}`]: { get: { 'x-kubernetes-group-version-kind': NAMED[0] } },
  },
  components: { schemas: { vs: { 'x-kubernetes-group-version-kind': NAMED, ...schema }, ...more } },
})
const GOOD = documentOf({ type: 'object' })

describe('schemas of an API server that is not as it should be', () => {
  let server: ScriptedApiServer
  let client: KubeClient
  let index: (path: string) => unknown
  beforeEach(async () => {
    server = new ScriptedApiServer()
    await server.start()
    client = server.client()
    index = () => ({ paths: { [BASE.slice(1)]: { serverRelativeURL: `${DOCUMENT}?hash=1` } } })
    answer('/openapi/v3', () => index('/openapi/v3'))
    answer(DOCUMENT, () => GOOD)
  })
  afterEach(async () => {
    client.close()
    await server.close()
  })

  function answer(path: string, body: () => unknown): void {
    server.intercepts.set(path, (_, response) => {
      reply(response, body())
      return true
    })
  }
  function answerText(path: string, status: number, text: string): void {
    server.intercepts.set(path, (_, response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(text)
      return true
    })
  }
  const pathTo = (address: unknown) => () => ({ paths: { [BASE.slice(1)]: { serverRelativeURL: address } } })
  const read = (source = createSchemaSource(client)) =>
    source.schemaOf(KIND, { signal: AbortSignal.timeout(20_000), timeoutMs: milliseconds(20_000) })
  const asked = () => server.server.requests.filter(({ url }) => url.startsWith(DOCUMENT)).map(({ url }) => url)

  test('a document is read once for each hash', async () => {
    const source = createSchemaSource(client)
    for (const hash of ['1', '1', '2', '2']) {
      index = pathTo(`${DOCUMENT}?hash=${hash}`)
      expect(await read(source)).toMatchObject({ ok: true, value: { kind: 'VirtualService' } })
    }
    expect(asked()).toEqual([`${DOCUMENT}?hash=1`, `${DOCUMENT}?hash=2`])
  })

  test('without a hash it is read each time', async () => {
    const source = createSchemaSource(client)
    index = pathTo(DOCUMENT)
    expect([await read(source), await read(source)]).toMatchObject([{ ok: true }, { ok: true }])
    expect(asked()).toEqual([DOCUMENT, DOCUMENT])
  })

  test('an index that is called text is read all the same', async () => {
    server.intercepts.set('/openapi/v3', (_, response) => {
      response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(JSON.stringify(index('')))
      return true
    })
    expect(await read()).toMatchObject({ ok: true, value: { kind: 'VirtualService' } })
  })

  test.each([
    ['another server', 'http://192.0.2.1/openapi/v3/apis/networking.istio.io/v1?hash=x'],
    ['another path', '/api/v1/secrets?hash=x'],
  ])('an address that names %s is not followed there', async (_, address) => {
    index = pathTo(address)
    expect(await read()).toMatchObject({ ok: true, value: { kind: 'VirtualService' } })
    expect(asked()).toEqual([`${DOCUMENT}?hash=x`])
  })

  test.each([
    ['no address', pathTo(undefined)],
    ['an address that is none', pathTo('http://[')],
    ['a list', () => []],
    ['a word', () => 'x'],
  ])('an index of %s has no schema', async (_, body) => {
    index = body
    expect(await read()).toEqual({ ok: true, value: undefined })
  })

  test.each([
    ['a refusal', 403, '{"kind":"Status","message":"no"}'],
    ['a failure', 500, '{}'],
    ['what is no JSON', 200, '{"paths":'],
    ['a page', 200, '<html>'],
  ])('%s is told, of the index and of the document', async (_, status, text) => {
    answerText(DOCUMENT, status, text)
    expect(await read()).toMatchObject({ ok: false })
    answerText('/openapi/v3', status, text)
    expect(await read()).toMatchObject({ ok: false })
  })

  test('what is nested without end is no schema', async () => {
    answerText(DOCUMENT, 200, `${'['.repeat(200_000)}${']'.repeat(200_000)}`)
    expect(await read()).not.toMatchObject({ value: expect.anything() as unknown })
  })

  test('circles of references end', async () => {
    const item = { $ref: '#/components/schemas/node' }
    answer(DOCUMENT, () =>
      documentOf({ properties: { spec: item } }, { node: { properties: { next: item, self: { allOf: [item] } } } }),
    )
    const found = await read()
    expect(found).toMatchObject({ ok: true, value: { definitions: { node: expect.anything() as unknown } } })
  })

  test('a schema that is nested without end is cut', async () => {
    const deep = `${'{"items":'.repeat(20_000)}{}${'}'.repeat(20_000)}`
    answerText(DOCUMENT, 200, JSON.stringify(documentOf({ properties: 'HERE' })).replace('"HERE"', deep))
    expect(await read()).toMatchObject({ ok: true })
  })

  test.each([
    ['a schema that is too large for an editor', documentOf({ description: 'x'.repeat(5_000_000) })],
    ['a document that lacks the kind', { paths: {}, components: { schemas: {} } }],
    ['names of prototypes', { paths: { __proto__: {} }, components: { schemas: { constructor: {} } } }],
  ])('%s is none', async (_, body) => {
    answer(DOCUMENT, () => body)
    expect(await read()).toEqual({ ok: true, value: undefined })
  })
})
