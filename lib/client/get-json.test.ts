import { PharosError } from '@/lib/ports/pharos-error'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { getJson, isOffline } from './get-json'

const fetchStub = vi.fn<typeof fetch>()
beforeEach(() => vi.stubGlobal('fetch', fetchStub))
afterEach(() => fetchStub.mockReset())

function ask(signal = new AbortController().signal): Promise<unknown> {
  return getJson('/api/graph', { query: new URLSearchParams({ namespaces: '*' }), signal, read: (body) => body })
}
function answerWith(body: string, status = 200, type = 'application/json'): void {
  fetchStub.mockResolvedValue(new Response(body, { status, headers: { 'content-type': type } }))
}
const failureOf = (promise: Promise<unknown>): Promise<unknown> => promise.catch((error: unknown) => error)

describe('getJson', () => {
  it('asks under the base path and gives the parsed body', async () => {
    answerWith('{"schema":1}')
    await expect(ask()).resolves.toEqual({ schema: 1 })
    expect(fetchStub.mock.calls[0]?.[0]).toBe('/api/graph?namespaces=*')
  })

  it("throws the server's error with its details and request id", async () => {
    const details = { namespace: 'bookinfo', nested: { secret: 1 } }
    answerWith(JSON.stringify({ error: { code: 'forbidden', message: 'no', details, request_id: 'r1' } }), 403)
    const error = await failureOf(ask())
    expect(error).toBeInstanceOf(PharosError)
    expect(error).toMatchObject({
      code: 'forbidden',
      message: 'no',
      details: { namespace: 'bookinfo', requestId: 'r1' },
    })
    expect(isOffline(error)).toBe(false)
  })

  it.each([
    ['a login page of a proxy', '<html>', 200],
    ['a page of a proxy that refuses', '<html>', 401],
    ['an unknown error code', '{"error":{"code":"constructor","message":"x"}}', 400],
    ['an answer cut off', '{"schema":', 200],
    ['an error that is no object', '{"error":null}', 404],
  ])('says that something else answered: %s', async (_, body, status) => {
    answerWith(body, status, 'text/html')
    const error = await failureOf(ask())
    expect(error).toMatchObject({ code: 'upstream_invalid' })
    expect(isOffline(error)).toBe(false)
  })

  it('is offline when no connection comes about', async () => {
    fetchStub.mockRejectedValue(new TypeError('Failed to fetch'))
    expect(isOffline(await failureOf(ask()))).toBe(true)
  })

  it('is offline when a proxy in front says that Pharos is away', async () => {
    answerWith('<html>Bad gateway', 502, 'text/html')
    expect(isOffline(await failureOf(ask()))).toBe(true)
  })

  it('passes an abort on as an abort, not as a failure', async () => {
    const abort = new AbortController()
    fetchStub.mockImplementation(() => {
      abort.abort()
      return Promise.reject(new DOMException('aborted', 'AbortError'))
    })
    const error = await failureOf(ask(abort.signal))
    expect(error).not.toBeInstanceOf(PharosError)
  })
})
