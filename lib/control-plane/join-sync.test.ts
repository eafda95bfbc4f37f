import type { ProxySync } from '@/lib/ports/istiod'
import { PharosError } from '@/lib/ports/pharos-error'
import { failed, ok } from '@/lib/std/result'
import { describe, expect, test } from 'vitest'
import { joinSync, type PodSync } from './join-sync'

const STATES = { cds: 'synced', lds: 'synced', rds: 'synced', eds: 'synced', ecds: 'never-sent' } as const

function proxy(name: string, more: Partial<ProxySync> = {}): ProxySync {
  const versions = { proxyVersion: null, istioVersion: '1.31.1' }
  return { namespace: 'shop', name, cluster: 'Kubernetes', type: 'sidecar', ...versions, states: STATES, ...more }
}

function told(name: string, ...proxies: readonly ProxySync[]): PodSync {
  return { pod: { namespace: 'istio-system', name }, answer: ok(proxies) }
}
function silent(name: string, code: 'forbidden' | 'upstream_timeout'): PodSync {
  return { pod: { namespace: 'istio-system', name }, answer: failed(new PharosError(code, 'It did not answer.')) }
}

describe('what several pods of istiod say', () => {
  test('is joined by namespace and name, and names who says it', () => {
    const { proxies, ...rest } = joinSync([
      told('istiod-1', proxy('b'), proxy('z', { namespace: 'lab' })),
      told('istiod-2', proxy('a')),
    ])
    expect(proxies.map((one) => [one.namespace, one.name, one.istiod])).toEqual([
      ['lab', 'z', 'istiod-1'],
      ['shop', 'a', 'istiod-2'],
      ['shop', 'b', 'istiod-1'],
    ])
    expect(rest).toEqual({ state: 'fresh', message: null })
  })

  test('of a proxy that moved is what its living connection says', () => {
    const left = proxy('a', { states: { ...STATES, cds: 'stale' } })
    expect(joinSync([told('istiod-1', left), told('istiod-2', proxy('a'))]).proxies).toMatchObject([
      { name: 'a', istiod: 'istiod-2', states: STATES },
    ])
  })

  test('of equal names in two clusters is two proxies', () => {
    expect(joinSync([told('istiod-1', proxy('a'), proxy('a', { cluster: 'west' }))]).proxies).toHaveLength(2)
  })

  test.each([
    [
      'one is silent',
      [told('istiod-1', proxy('a')), silent('istiod-2', 'upstream_timeout')],
      'partial',
      /^istiod-2: It/,
    ],
    ['all are silent', [silent('istiod-1', 'upstream_timeout')], 'failed', /^istiod-1: It/],
    [
      'none may be asked',
      [silent('istiod-1', 'forbidden')],
      'denied',
      /get and create pods\/portforward in istio-system/,
    ],
  ] as const)('where %s tells why it is not all', (_, answers, state, message) => {
    const joined = joinSync(answers)
    expect(joined.state).toBe(state)
    expect(joined.message).toMatch(message)
  })
})
