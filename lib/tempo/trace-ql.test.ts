import type { TraceSearch } from '@/lib/ports/trace-store'
import { unixSeconds } from '@/lib/std/units'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ofService, traceQl } from './trace-ql'

function search(part: Partial<TraceSearch>): TraceSearch {
  return {
    ...{ services: ['a'], operation: undefined, from: unixSeconds(0), to: unixSeconds(1), minUs: undefined },
    ...{ maxUs: undefined, tags: [], errorsOnly: false, limit: 20, ...part },
  }
}

describe('a search in TraceQL', () => {
  it.each([
    [{}, '{ resource.service.name = "a" }'],
    [{ services: ['a', 'b.c'] }, '{ (resource.service.name = "a" || resource.service.name = "b.c") }'],
    [{ operation: 'GET /' }, '{ resource.service.name = "a" && name = "GET /" }'],
    [{ minUs: 5, maxUs: 70 }, '{ resource.service.name = "a" && duration >= 5us && duration <= 70us }'],
    [{ errorsOnly: true }, '{ resource.service.name = "a" && (status = error || .error = true || .error = "true") }'],
  ] satisfies readonly (readonly [Partial<TraceSearch>, string])[])('%j is %s', (part, expected) => {
    expect(traceQl(search(part))).toBe(expected)
  })

  it.each([
    ['text', { key: 'note', value: 'x y' }, '.note = "x y"'],
    ['what may be text or a number', { key: 'http.status_code', value: '503' }, '(.http.status_code = "503" || .http.status_code = 503)'], // prettier-ignore
    ['what may be text or a truth', { key: 'retried', value: 'false' }, '(.retried = "false" || .retried = false)'],
    ['what only looks like a number', { key: 'v', value: '1e9' }, '.v = "1e9"'],
    ['an odd name', { key: 'a b"}', value: 'x' }, '."a b\\"}" = "x"'],
    ['a kind', { key: 'span.kind', value: 'server' }, '(.span.kind = "server" || kind = server)'],
    ['a failure', { key: 'error', value: 'true' }, '(status = error || .error = true || .error = "true")'],
  ])('asks for %s by tag', (_, tag, expected) => {
    expect(traceQl(search({ tags: [tag] }))).toBe(`{ resource.service.name = "a" && ${expected} }`)
  })

  it('keeps any text inside of its literal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const literal = ofService(text).slice('{ resource.service.name = '.length, -' }'.length)
        expect(literal).toMatch(/^"(?:[^"\\\u0000-\u001f]|\\.)*"$/u)
        expect(JSON.parse(literal)).toBe(text.replace(/\p{Surrogate}/gu, '\ufffd'))
      }),
    )
  })
})
