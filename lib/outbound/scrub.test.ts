import { scrubText } from '@/lib/outbound/scrub'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

describe('R19, R25: words of an upstream', () => {
  test.each([
    ['line\r\nbreak\tand\u0000more', 'line break and more'],
    ['\u001b[31mred\u001b[0m', 'red'],
    ['abc\u202edef\u200bghi', 'abc def ghi'],
    ['Get "http://admin:hunter2@prom:9090/": EOF', 'Get "http://***@prom:9090/": EOF'],
    ['header Authorization: Bearer eyJhbGciOi.abc-_123', 'header Authorization: Bearer ***'],
    ['Basic YWRtaW46aHVudGVyMg== was refused', 'Basic *** was refused'],
    ['parse error at char 5: unexpected "}"', 'parse error at char 5: unexpected "}"'],
  ])('%j becomes %j', (given, expected) => {
    expect(scrubText(given)).toBe(expected)
  })

  test('every loaded credential is removed, the longer first, empty ones ignored', () => {
    expect(scrubText('tokens abc and abcdef', ['', 'abc', 'abcdef'])).toBe('tokens *** and ***')
    expect(scrubText('coloured ab\u001b[31mcdef', ['abcdef'])).toBe('coloured ***')
  })

  test('500 characters remain, and no half of a surrogate pair', () => {
    const cut = scrubText('x'.repeat(498) + '😀😀')
    expect(cut).toHaveLength(499)
    expect(Buffer.from(cut).toString()).toBe(cut)
    expect(cut.endsWith('x…')).toBe(true)
    expect(scrubText('x'.repeat(500))).toBe('x'.repeat(500))
  })

  test('no text keeps a secret, a control character, or more than 500 characters', () => {
    const secret = 'S3cr3t/+='
    const hostile = fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 6 }), fc.constant(secret)), {
      maxLength: 80,
    })
    fc.assert(
      fc.property(hostile, (parts) => {
        const clean = scrubText(parts.join(''), [secret])
        expect(clean.length).toBeLessThanOrEqual(500)
        expect(clean).not.toContain(secret)
        expect(clean).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/)
      }),
    )
  })
})
