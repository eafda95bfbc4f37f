import type { KubeObject } from '../kube-object'
import { ApiFailure } from './api-failure'
import { checkObject } from './check-object'
import { resourceType } from './resource-types'
import { describe, expect, it } from 'vitest'

const object = (kind: string, apiVersion: string, fields: object, metadata: object = {}): KubeObject => ({
  apiVersion,
  kind,
  metadata: { name: 'old', ...metadata },
  ...fields,
})
const service = (spec: object, metadata = {}) => object('VirtualService', 'networking.istio.io/v1', { spec }, metadata)
const gateway = (listeners: readonly object[]) =>
  object('Gateway', 'gateway.networking.k8s.io/v1', { spec: { gatewayClassName: 'istio', listeners } })

function fieldsRefused(id: string, current: KubeObject | undefined, next: KubeObject): readonly (string | undefined)[] {
  const type = resourceType(id)
  if (type === undefined) throw new Error(`unknown resource ${id}`)
  try {
    checkObject({ type, next, current, part: '' })
    return []
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error
    return (error.body.details?.causes ?? []).map(({ field }) => field)
  }
}

const VS = 'virtualservices.networking.istio.io'
const GW = 'gateways.gateway.networking.k8s.io'

describe('an object that was stored although it is wrong', () => {
  const wrong = service({ hosts: 'text', http: [{ timeout: 'soon' }] })
  it('would be refused anew', () => {
    expect(fieldsRefused(VS, undefined, wrong)).toEqual(['spec.hosts', '<nil>'])
  })
  it('can be updated elsewhere', () => {
    expect(fieldsRefused(VS, wrong, { ...wrong, metadata: { name: 'old', labels: { a: 'b' } } })).toEqual([])
    expect(fieldsRefused(VS, wrong, service({ hosts: 'text', http: [{ timeout: 'soon' }], gateways: ['g'] }))).toEqual(
      [],
    )
  })
  it('is refused when what is wrong becomes wrong in another way', () => {
    expect(fieldsRefused(VS, wrong, service({ hosts: 7, http: [{ timeout: 'soon' }] }))).toEqual([
      'spec.hosts',
      '<nil>',
    ])
  })
  it('is refused when the list around it changes, as nobody can tell which item it was', () => {
    const longer = service({ hosts: 'text', http: [{}, { timeout: 'soon' }] })
    expect(fieldsRefused(VS, wrong, longer)).toEqual(['spec.http[1].timeout'])
  })
  it('is let through in a list with keys, wherever it moves', () => {
    const bad = { name: 'bad', port: 0, protocol: 'HTTP' }
    const good = { name: 'good', port: 80, protocol: 'HTTP' }
    expect(fieldsRefused(GW, gateway([bad]), gateway([good, bad]))).toEqual([])
    expect(fieldsRefused(GW, gateway([bad]), gateway([good, { ...bad, port: -1 }]))).toEqual(['spec.listeners[1].port'])
  })
  it('may keep its odd labels, and get no others', () => {
    const odd = service({}, { labels: { 'a b': 'c' } })
    expect(fieldsRefused(VS, odd, service({ hosts: ['a'] }, { labels: { 'a b': 'c' } }))).toEqual([])
    expect(fieldsRefused(VS, odd, service({}, { labels: { 'a b': 'c', 'd e': 'f' } }))).toEqual(['metadata.labels'])
  })
  it('may keep items twice, as long as it is not asked to lose them', () => {
    const twin = { name: 'twin', port: 80, protocol: 'HTTP' }
    const other = { name: 'other', port: 81, protocol: 'HTTP' }
    expect(fieldsRefused(GW, gateway([twin, twin]), gateway([twin, twin, other]))).not.toContain('spec.listeners[1]')
    expect(fieldsRefused(GW, gateway([twin]), gateway([twin, twin]))).toContain('spec.listeners[1]')
  })
})
