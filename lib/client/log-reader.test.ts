import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LogReader, type LogReading } from './log-reader'

const QUESTION = { namespace: 'shop', pods: ['cart-1'], query: { tail: '1000' }, follow: false, maxLines: 1000 }

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('the first lines stand at once, while the rest is still on its way', async () => {
  const text = [
    { streams: [{ pod: 'cart-1', container: 'app' }] },
    { lines: [{ stream: 0, time: '2026-01-01T00:00:00Z', text: 'first' }] },
  ].map((event) => `${JSON.stringify(event)}\n`)
  const body = new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(new TextEncoder().encode(text.join(''))),
  })
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body)))
  const reader = new LogReader(QUESTION)
  const shown = new Promise<LogReading>((resolve) => reader.subscribe(() => resolve(reader.get())))
  const stop = reader.start()
  expect(await shown).toMatchObject({ state: 'reading', book: { lines: [{ text: 'first', container: 'app' }] } })
  stop()
})
