import { describe, expect, it } from 'vitest'
import { readNamespaceMtls } from './namespace-mtls'
import { object } from './testing/cluster-objects'

function policy(namespace: string, mode: string | undefined, more: { born?: string; selector?: object } = {}) {
  return object(`p-${more.born ?? ''}`, {
    metadata: { namespace, creationTimestamp: more.born },
    spec: { mtls: { mode }, ...(more.selector === undefined ? {} : { selector: more.selector }) },
  })
}

const read = (...policies: Parameters<typeof readNamespaceMtls>[0]) => readNamespaceMtls(policies, 'istio-system')

describe('mTLS of a namespace', () => {
  it('is its own before that of the mesh', () => {
    const mtls = read(policy('istio-system', 'STRICT'), policy('shop', 'DISABLE'))
    expect(mtls('shop')).toEqual({ mode: 'disabled', setIn: 'namespace' })
    expect(mtls('other')).toEqual({ mode: 'strict', setIn: 'mesh' })
    expect(mtls('istio-system')).toEqual({ mode: 'strict', setIn: 'mesh' })
  })

  it('is unset where nobody says anything, or only for some workloads', () => {
    const some = policy('shop', 'STRICT', { selector: { matchLabels: { app: 'cart' } } })
    expect(read(some, policy('shop', 'UNSET'), policy('shop', undefined))('shop')).toEqual({
      mode: 'unset',
      setIn: null,
    })
  })

  it('is what the oldest says', () => {
    const old = policy('shop', 'PERMISSIVE', { born: '2023-01-01T00:00:00Z', selector: {} })
    expect(read(policy('shop', 'STRICT', { born: '2024-01-01T00:00:00Z' }), old)('shop').mode).toBe('permissive')
  })

  it('survives what is no policy', () => {
    expect(read(object('x', { spec: 'nonsense' }), object('y', { spec: { mtls: [1] } }))('shop').mode).toBe('unset')
  })
})
