import type { KubeObject } from '../kube-object'
import { withAddressOf, withNewAddress } from './service-address'
import { describe, expect, it } from 'vitest'

const service = (spec: object): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'shop' },
  spec,
})

describe('a new Service', () => {
  it('gets an address of the range, the same in every run', () => {
    const made = withNewAddress(service({ ports: [] }))
    expect(made.spec).toMatchObject({ clusterIP: expect.stringMatching(/^10\.96\.\d+\.\d+$/) as string, ports: [] })
    expect(withNewAddress(service({ ports: [] }))).toEqual(made)
  })
  it('keeps the one it names, also when it names none', () => {
    expect(withNewAddress(service({ clusterIP: '10.96.0.9' })).spec).toMatchObject({ clusterIPs: ['10.96.0.9'] })
    expect(withNewAddress(service({ clusterIP: 'None' })).spec).toEqual({ clusterIP: 'None', clusterIPs: ['None'] })
  })
  it('that is an ExternalName gets none', () => {
    expect(withNewAddress(service({ type: 'ExternalName' })).spec).toEqual({ type: 'ExternalName' })
  })
})

describe('a replaced Service', () => {
  const current = service({ clusterIP: '10.96.0.9' })
  it('keeps its address when the new one names none', () => {
    expect(withAddressOf(service({}), current).spec).toMatchObject({ clusterIP: '10.96.0.9' })
  })
  it('takes what the new one names, and stays without one that it never had', () => {
    expect(withAddressOf(service({ clusterIP: 'None' }), current).spec).toEqual({ clusterIP: 'None' })
    expect(withAddressOf(service({ a: 1 }), service({})).spec).toEqual({ a: 1 })
  })
})
