import type { PharosError } from '@/lib/ports/pharos-error'
import type { FoundTraces, TraceSearch, TraceStore } from '@/lib/ports/trace-store'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import type { Result } from '@/lib/std/result'
import { milliseconds, unixSeconds } from '@/lib/std/units'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CONTRACT_TRACES, type ContractSpan, HOSTILE_SERVICE, START_MS, traceIdOf } from './contract-traces'

/** A server that holds the contract's traces and nothing else. */
export interface TraceServer {
  /** A store that reads it, within limits of its own. */
  open(limits?: { readonly maxBytes?: number }): TraceStore
  /** May be called twice. */
  stop(): Promise<void>
}

/**
 * What every `TraceStore` must do, whatever it speaks and whoever answers.
 *
 * @param written how the store writes the names of operations.
 */
export function describeTraceStore(
  title: string,
  start: (traces: readonly (readonly ContractSpan[])[]) => Promise<TraceServer>,
  written: (operation: string) => string = (operation) => operation,
): void {
  describe(`a trace store before ${title}`, () => {
    let server: TraceServer
    let store: TraceStore
    beforeAll(async () => {
      server = await start(CONTRACT_TRACES)
      store = server.open()
    })
    afterAll(() => server.stop())

    describeNames(() => store, written)
    describeSearch(() => store, written)
    describeTraces(() => store, written)
    describeFailures(() => ({ server, store }))
  })
}

type Written = (operation: string) => string

function describeNames(store: () => TraceStore, written: Written): void {
  it('names every service that has spans, whatever its text', async () => {
    const names = taken(await store().services(call()))
    expect([...names].sort()).toEqual(['edge.shop', 'cart.shop', 'pay.bank', HOSTILE_SERVICE].sort())
  })

  it('names the operations of a service, and none of a service that is not there', async () => {
    expect([...taken(await store().operations('cart.shop', call()))].sort()).toEqual(
      ['GET /cart', 'charge'].map(written).sort(),
    )
    expect(taken(await store().operations(HOSTILE_SERVICE, call()))).toHaveLength(1)
    expect(taken(await store().operations('nosuch', call()))).toEqual([])
  })
}

function describeSearch(store: () => TraceStore, written: Written): void {
  const found = async (part: Partial<TraceSearch>) => taken(await store().search(search(part), call()))
  const ids = ({ traces }: FoundTraces) => traces.map(({ id }) => id)

  it('finds the traces of a service, the newest first', async () => {
    const all = await found({ services: ['cart.shop'] })
    expect(ids(all)).toEqual([traceIdOf(3), traceIdOf(2), traceIdOf(1)])
    expect(all.limited).toBe(false)
  })

  it('sums a trace up', async () => {
    const [, second] = (await found({ services: ['cart.shop'] })).traces
    expect(second).toMatchObject({
      id: traceIdOf(2),
      root: { service: 'edge.shop', operation: written('GET /') },
      startUs: (START_MS + 2000) * 1000,
      durationUs: 80_000,
    })
    expect(second?.services.map(({ service }) => service).sort()).toEqual(['cart.shop', 'edge.shop', 'pay.bank'])
  })

  it('finds each trace once when several services are asked for', async () => {
    expect(ids(await found({ services: ['cart.shop', 'edge.shop', 'nosuch'] }))).toEqual([3, 2, 1].map(traceIdOf))
  })

  it('gives no more than was asked for, and says that there may be more', async () => {
    const one = await found({ services: ['cart.shop'], limit: 1 })
    expect([one.traces.length, one.limited]).toEqual([1, true])
  })

  it.each([
    ['the operation', { operation: 'charge' }, [2]],
    ['the least duration', { minUs: 50_000 }, [2]],
    ['the largest duration', { maxUs: 20_000 }, [3, 1]],
    ['a tag with a number', { tags: [{ key: 'http.status_code', value: '503' }] }, [2]],
    ['a tag with any text', { tags: [{ key: 'note', value: `it's "quoted" {} && \\ } | <b>` }] }, [3]],
    ['tags of one span only', { tags: [{ key: 'http.status_code', value: '503' }, { key: 'note', value: 'x' }] }, []], // prettier-ignore
    ['a failure', { errorsOnly: true }, [2]],
    ['what nobody has', { operation: 'nosuch' }, []],
  ] satisfies readonly (readonly [string, Partial<TraceSearch>, readonly number[]])[])(
    'finds by %s',
    async (_, part, expected) => {
      expect(ids(await found({ services: ['cart.shop'], ...part }))).toEqual(expected.map(traceIdOf))
    },
  )

  it('finds nothing outside of the asked time', async () => {
    const from = unixSeconds(START_MS / 1000 + 1.5)
    const to = unixSeconds(START_MS / 1000 + 2.5)
    expect(ids(await found({ services: ['cart.shop'], from, to }))).toEqual([traceIdOf(2)])
  })

  it('finds nothing of a service that is not there', async () => {
    expect((await found({ services: ['nosuch'] })).traces).toEqual([])
  })
}

function describeTraces(store: () => TraceStore, written: Written): void {
  it('gives a whole trace by its id, spans of other services too', async () => {
    const { id, spans, cut } = taken(await store().trace(traceIdOf(2), call()))
    expect([id, cut]).toEqual([traceIdOf(2), 0])
    const byOperation = new Map(spans.map((span) => [span.operation, span]))
    expect([...byOperation.keys()].sort()).toEqual(OPERATIONS.map(written).sort())
    const [edge, cart, charge, pay] = OPERATIONS.map((name) => byOperation.get(written(name)))
    expect(edge?.parentId).toBeNull()
    expect([cart?.parentId, charge?.parentId, pay?.parentId]).toEqual([edge?.id, cart?.id, charge?.id])
    expect(charge).toMatchObject({ kind: 'client', service: 'cart.shop', failed: true, durationUs: 50_000 })
    expect(pay).toMatchObject({ kind: 'server', service: 'pay.bank', failed: false })
    expect(cart?.startUs).toBe((START_MS + 2005) * 1000)
  })

  it('keeps attributes as they were sent', async () => {
    const { spans } = taken(await store().trace(traceIdOf(3), call()))
    const attributes = new Map(spans.flatMap((span) => span.attributes.map(({ key, value }) => [key, value])))
    expect(attributes.get('note')).toBe(`it's "quoted" {} && \\ } | <b>`)
    expect(String(attributes.get('http.status_code'))).toBe('200')
  })

  it('gives names of any text', async () => {
    const { spans } = taken(await store().trace(traceIdOf(4), call()))
    expect(spans.map(({ service }) => service)).toEqual([HOSTILE_SERVICE])
  })

  it('says of an id that it does not know that there is no such trace', async () => {
    expect(refused(await store().trace(traceIdOf(99), call())).code).toBe('not_found')
  })
}

function describeFailures(given: () => { readonly server: TraceServer; readonly store: TraceStore }): void {
  it('an answer of more bytes than allowed is refused whole', async () => {
    const result = await given()
      .server.open({ maxBytes: 100 })
      .search(search({ services: ['cart.shop'] }), call())
    expect(refused(result).code).toBe('too_large')
  })

  it('a call that nobody waits for ends', async () => {
    const aborted = { ...call(), signal: AbortSignal.abort() }
    expect(refused(await given().store.services(aborted)).code).toBe('upstream_timeout')
    expect(refused(await given().store.trace(traceIdOf(1), aborted)).code).toBe('upstream_timeout')
  })

  it('a server that is gone is unavailable, and named', async () => {
    const { server, store } = given()
    await server.stop()
    for (const result of [
      await store.services(call()),
      await store.search(search({ services: ['cart.shop'] }), call()),
      await store.trace(traceIdOf(1), call()),
    ]) {
      expect(refused(result)).toMatchObject({ code: 'upstream_unavailable', details: { source: store.type } })
    }
  })
}

/** Of the second trace, callers before what they call. */
const OPERATIONS = ['GET /', 'GET /cart', 'charge', 'POST /pay']

function search(part: Partial<TraceSearch>): TraceSearch {
  return {
    services: [],
    operation: undefined,
    from: unixSeconds(START_MS / 1000 - 60),
    to: unixSeconds(START_MS / 1000 + 60),
    minUs: undefined,
    maxUs: undefined,
    tags: [],
    errorsOnly: false,
    limit: 100,
    ...part,
  }
}

function call(): UpstreamCall {
  return { signal: new AbortController().signal, timeoutMs: milliseconds(10_000) }
}

function taken<T>(result: Result<T, PharosError>): T {
  if (!result.ok) throw result.error
  return result.value
}

function refused(result: Result<unknown, PharosError>): PharosError {
  if (result.ok) throw new Error('an answer where a failure was expected')
  return result.error
}
