import { BEHAVIOURS, type Behaviour, startTestServer, type TestServer } from '@/lib/outbound/testing/misbehaving-server'
import type { TraceSearch, TraceStore } from '@/lib/ports/trace-store'
import { milliseconds, unixSeconds } from '@/lib/std/units'
import { afterEach, describe, expect, it } from 'vitest'

const START_S = 1_684_778_327
const SEARCH: TraceSearch = {
  ...{ services: ['shop'], operation: undefined, from: unixSeconds(START_S - 60), to: unixSeconds(START_S + 60) },
  ...{ minUs: undefined, maxUs: undefined, tags: [], errorsOnly: false, limit: 20 },
}
const ID = '2f3e0cee77ae5dc9c17ade3689eb2e54'
const JSON_TYPE = { 'content-type': 'application/json' }

/**
 * What every `TraceStore` must do before a server that is not what it speaks to.
 *
 * @param product as in the title, in lower case as in errors.
 * @param open gives up after `timeoutMs`.
 * @param lies JSON that is none of the product's: what it is, and its text.
 */
export function describeForeignAnswers(
  product: string,
  open: (url: string, timeoutMs: number) => TraceStore,
  lies: readonly (readonly [title: string, body: string])[],
): void {
  const call = () => ({ signal: new AbortController().signal, timeoutMs: milliseconds(2_000) })

  describe(`before what is no ${product}`, () => {
    let server: TestServer | undefined
    afterEach(() => server?.close())

    it.each<readonly [string, Behaviour]>([
      ['a login page', BEHAVIOURS.html()],
      [
        'a page that was not found',
        BEHAVIOURS.status(404, { 'content-type': 'text/html; charset=utf-8' }, '<h1>Not found</h1>'),
      ],
      ...lies.map(([title, body]) => [title, BEHAVIOURS.status(200, JSON_TYPE, body)] as const),
    ])('%s is an invalid answer to every question', async (_title, behaviour) => {
      server = await startTestServer(behaviour)
      const store = open(server.url, 2_000)
      for (const result of [
        await store.search(SEARCH, call()),
        await store.trace(ID, call()),
        await store.services(call()),
      ]) {
        expect(result).toMatchObject({
          error: { code: 'upstream_invalid', details: { source: product.toLowerCase() } },
        })
      }
    })

    it('one that hangs is given up at the time limit', async () => {
      server = await startTestServer(BEHAVIOURS.hang())
      const result = await open(server.url, 50).services(call())
      expect(result).toMatchObject({ error: { code: 'upstream_timeout' } })
    })
  })
}
