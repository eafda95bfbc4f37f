import { clusterFacts, service } from '@/lib/graph/testing/facts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { serviceOfAddress } from './service-of-address'

const CLUSTER = clusterFacts({
  identityDomain: 'svc.cluster.local',
  services: [
    service('prometheus', { namespace: 'monitoring' }),
    service('prometheus', { namespace: 'pharos' }),
    service('grafana', { namespace: 'com' }),
  ],
})
const namespaceOf = (address: string, own: string | null = null, cluster = CLUSTER) =>
  serviceOfAddress(address, cluster, own)?.namespace

describe('the Service that an address names', () => {
  it.each([
    ['http://prometheus.monitoring', 'monitoring'],
    ['http://prometheus.monitoring:9090', 'monitoring'],
    ['https://prometheus.monitoring.svc:9090/select/0/prometheus', 'monitoring'],
    ['http://prometheus.monitoring.svc.cluster.local:9090', 'monitoring'],
    ['http://prometheus.monitoring.svc.cluster.local.:9090', 'monitoring'],
    ['http://PROMETHEUS.Monitoring.SVC', 'monitoring'],
  ])('%s is in %s', (address, namespace) => {
    expect(namespaceOf(address)).toBe(namespace)
    expect(namespaceOf(address, 'pharos')).toBe(namespace)
  })

  it('is looked for in our own namespace where the address has none, if that is known', () => {
    expect(namespaceOf('http://prometheus:9090', 'pharos')).toBe('pharos')
    expect(namespaceOf('http://prometheus:9090')).toBeUndefined()
    expect(namespaceOf('http://prometheus.:9090', 'pharos')).toBeUndefined()
  })

  it('has the domain that the cluster has', () => {
    const cluster = { ...CLUSTER, identityDomain: 'svc.Mesh.example' }
    expect(namespaceOf('http://prometheus.monitoring.svc.mesh.example', null, cluster)).toBe('monitoring')
    expect(namespaceOf('http://prometheus.monitoring.svc.cluster.local', null, cluster)).toBeUndefined()
  })

  it.each([
    'http://prometheus.monitoring.example.com',
    'http://prometheus.monitoring.svc.cluster.local.evil.example',
    'http://prometheus.monitoring.svc.cluster',
    'http://prometheus-0.prometheus.monitoring.svc.cluster.local',
    'http://other.monitoring',
    'http://prometheus.other',
    'http://grafana.com.',
    'http://prometheus.monitoring.',
    'http://prometheus..monitoring',
    'http://.monitoring',
    'http://10.0.0.1:9090',
    'http://[::1]:9090',
    'http://localhost:9090',
    'http://xn--prometheus-.monitoring',
    'http://prometheus.monitoring.svc%2ecluster.local.x',
    'http://monitoring@prometheus',
    'http://__proto__.constructor',
    'file:///prometheus.monitoring',
    'prometheus.monitoring',
    '',
  ])('%s is none of them', (address) => {
    expect(namespaceOf(address)).toBeUndefined()
  })

  it('whatever the address is, it has the name that begins it', () => {
    const label = fc.constantFrom('prometheus', 'monitoring', 'pharos', 'svc', 'cluster', 'local', '', '*', 'com', '1')
    fc.assert(
      fc.property(fc.array(label, { maxLength: 7 }), fc.constantFrom(null, 'pharos', ''), (labels, own) => {
        const found = serviceOfAddress(`http://${labels.join('.')}:80/x`, CLUSTER, own)
        if (found === undefined) return
        expect([labels[0], labels[1] ?? own]).toEqual([found.name, found.namespace])
      }),
    )
  })
})
