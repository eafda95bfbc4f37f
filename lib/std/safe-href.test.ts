import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeHref } from './safe-href'
import { anyText } from './testing/any-text'

describe('safeHref (security R14)', () => {
  it.each([
    ['https://grafana.example/d/x?y=1#z', 'grafana.example'],
    ['HTTP://host:8080', 'host:8080'],
    ['mailto:team@example.com', 'team@example.com'],
  ])('takes %s', (text, target) => {
    expect(safeHref(text)?.target).toBe(target)
  })

  it.each([
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    'JavaScript://example.com/%0aalert(1)',
    'data:text/html,<script>1</script>',
    'vbscript:x',
    'blob:https://example.com/1',
    'file:///etc/passwd',
    'https://user:secret@example.com',
    'mailto:',
    '//example.com',
    '/graph',
    'example.com',
    '',
  ])('refuses %j', (text) => {
    expect(safeHref(text)).toBeUndefined()
  })

  it('never gives another scheme', () => {
    const scheme = fc.constantFrom('javascript:', 'data:', 'https:', '\u0000https:', 'ftp:', '')
    fc.assert(
      fc.property(scheme, anyText, (start, rest) => {
        expect(safeHref(start + rest)?.href ?? 'https://').toMatch(/^(https?|mailto):/)
      }),
    )
  })
})
