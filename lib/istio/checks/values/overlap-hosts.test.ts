import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { overlapHosts } from './overlap-hosts'

/** D4 as it is written, pair by pair. */
function overlap(a: string, b: string): boolean {
  const [tailA, tailB] = [a.replace(/^\*/, ''), b.replace(/^\*/, '')]
  if (a.startsWith('*') && b.startsWith('*')) return tailA.endsWith(tailB) || tailB.endsWith(tailA)
  if (a.startsWith('*')) return b.endsWith(tailA)
  return b.startsWith('*') ? a.endsWith(tailB) : a === b
}

describe('overlapHosts', () => {
  it('finds what the definition finds', () => {
    const host = fc.constantFrom('*', '*.com', '*.a.com', 'a.com', 'b.a.com', 'com', '*a.com', 'xa.com', 'b', '*.b')
    fc.assert(
      fc.property(fc.array(host, { maxLength: 6 }), (hosts) => {
        const expected = hosts.flatMap((one, i) => (hosts.slice(0, i).some((other) => overlap(one, other)) ? [i] : []))
        expect(overlapHosts(hosts).map(({ index }) => index)).toEqual(expected)
      }),
    )
  })

  it('names the earlier host', () => {
    expect(overlapHosts(['a.com', '*.com'])).toEqual([{ index: 1, host: '*.com', earlier: 'a.com' }])
  })
})
