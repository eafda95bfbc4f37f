import { describe, expect, it } from 'vitest'
import { postedJson } from './posted-json'

const post = (headers: Record<string, string>, body = '{"a":0}'): Promise<unknown> =>
  postedJson(new Request('http://pharos.example/api/x', { method: 'POST', headers, body }))
const OWN = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }

describe('postedJson', () => {
  it.each([
    ['a page of Pharos over HTTPS', OWN],
    ['a page of Pharos over plain HTTP', { 'content-type': 'application/json; charset=utf-8', origin: 'http://pharos.example', host: 'pharos.example' }], // prettier-ignore
  ])('reads what %s sends', async (_, headers) => {
    await expect(post(headers)).resolves.toEqual({ a: 0 })
  })

  it.each([
    ['another site', { ...OWN, 'sec-fetch-site': 'cross-site' }, 'forbidden'],
    ['another host of the same site', { ...OWN, 'sec-fetch-site': 'same-site' }, 'forbidden'],
    ['another origin', { 'content-type': 'application/json', origin: 'http://evil.example', host: 'pharos.example' }, 'forbidden'], // prettier-ignore
    ['a sandboxed frame', { 'content-type': 'application/json', origin: 'null', host: 'pharos.example' }, 'forbidden'],
    ['no origin at all', { 'content-type': 'application/json' }, 'forbidden'],
    ['a form', { ...OWN, 'content-type': 'text/plain' }, 'bad_request'],
    ['a type that only begins alike', { ...OWN, 'content-type': 'application/json5' }, 'bad_request'],
  ])('refuses a request of %s', async (_, headers, code) => {
    await expect(post(headers)).rejects.toMatchObject({ code })
  })

  it('refuses what is no JSON, and more than 1 MiB', async () => {
    await expect(post(OWN, '{')).rejects.toMatchObject({ code: 'bad_request' })
    await expect(post(OWN, JSON.stringify('x'.repeat(1024 * 1024)))).rejects.toMatchObject({ code: 'too_large' })
  })
})
