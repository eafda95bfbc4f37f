import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import { describe, expect, it } from 'vitest'
import { wire } from '../testing/objects'
import type { Analysis } from './analyser'
import { ClusterChecks } from './cluster-checks'

const KIND = 'virtualservices.networking.istio.io'
const spec = (weight: number): object => ({ http: [{ route: [{ destination: { host: 'web' }, weight }] }] })

function cached(name: string, weight: number, resourceVersion = '1'): ClusterObject {
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: {
      name,
      namespace: 'shop',
      uid: '',
      resourceVersion,
      generation: 1,
      creationTimestamp: undefined,
      deletionTimestamp: undefined,
      labels: {},
      annotations: {},
      owners: [],
    },
    spec: spec(weight),
    status: undefined,
    data: undefined,
  }
}

function run(checks: ClusterChecks, objects: readonly ClusterObject[]): Analysis {
  const steps = checks.run([KIND], (kind: ClusterKind) => (kind === KIND ? objects : []))
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
  }
}

const WEIGHT = 'virtual-service/single-destination-weight'
const named = (analysis: Analysis): readonly string[] =>
  analysis.findings.filter(({ check }) => check === WEIGHT).map(({ object }) => object.name)

describe('ClusterChecks', () => {
  it('follows the cluster', () => {
    const checks = new ClusterChecks('east', { complete: [] })
    expect(named(run(checks, [cached('a', 5), cached('b', 100)]))).toEqual(['a'])
    expect(named(run(checks, [cached('a', 100), cached('b', 5)]))).toEqual(['b'])
    expect(named(run(checks, []))).toEqual([])
  })

  it('keeps its verdict on an object of which only the version changed', () => {
    const checks = new ClusterChecks('east', { complete: [] })
    const first = run(checks, [cached('a', 5)])
    const again = run(checks, [cached('a', 5, '2')])
    expect(again.findings[0]).toBe(first.findings[0])
  })

  it('tells what an edit would change, and forgets the edit', () => {
    const checks = new ClusterChecks('east', { complete: [] })
    run(checks, [cached('a', 5), cached('b', 100)])
    const { changes } = checks.preview([
      { object: wire(KIND, 'b', spec(7)) },
      { removed: { kindId: KIND, namespace: 'shop', name: 'a' } },
    ])
    expect(changes.filter(({ finding }) => finding.check === WEIGHT)).toMatchObject([
      { change: 'added', finding: { object: { name: 'b' } } },
      { change: 'removed', finding: { object: { name: 'a' } } },
    ])
    expect(checks.preview([]).changes).toEqual([])
  })

  it('tells which Secrets are looked for, with an edit and without', () => {
    const checks = new ClusterChecks('east', { complete: [] })
    run(checks, [])
    const tls = { mode: 'SIMPLE', credentialName: 'edge/web' }
    const gateway = wire('gateways.networking.istio.io', 'g', { servers: [{ tls }] })
    expect(checks.wantedSecrets().named).toEqual([])
    expect(checks.wantedSecrets([{ object: gateway }]).named).toEqual([{ namespace: 'edge', name: 'web' }])
    expect(checks.wantedSecrets().named).toEqual([])
  })

  it('judges each namespace by the control plane that manages it, by ConfigMaps and tags', () => {
    const object = (
      name: string,
      namespace: string,
      rest: Partial<ClusterObject['metadata']>,
      parts: Partial<ClusterObject>,
    ): ClusterObject => {
      // prettier-ignore
      const base = cached(name, 0)
      return { ...base, spec: undefined, ...parts, metadata: { ...base.metadata, namespace, ...rest } }
    }
    const space = (name: string, labels: Readonly<Record<string, string>>): ClusterObject => object(name, '', { labels }, {}) // prettier-ignore
    const map = (name: string, mode: string): ClusterObject =>
      object(name, 'istio-system', {}, { data: { mesh: `outboundTrafficPolicy: {mode: ${mode}}` } })
    const inCluster: Partial<Record<ClusterKind, readonly ClusterObject[]>> = {
      namespaces: [space('one', { 'istio-injection': 'enabled' }), space('two', { 'istio.io/rev': 'prod' })],
      configmaps: [map('istio', 'REGISTRY_ONLY'), map('istio-canary', 'ALLOW_ANY')],
      'destinationrules.networking.istio.io': ['one', 'two'].map((name) => object('d', name, {}, { apiVersion: 'networking.istio.io/v1', spec: { host: 'gone' } })), // prettier-ignore
    }
    const tag = wire('mutatingwebhookconfigurations.admissionregistration.k8s.io', 'tag', undefined, { labels: { 'istio.io/tag': 'prod', 'istio.io/rev': 'canary' } }) // prettier-ignore
    const checks = new ClusterChecks('east', {})
    const kinds = ['namespaces', 'configmaps', 'destinationrules.networking.istio.io'] as const
    const severities = (unwatched: readonly object[]): readonly string[] => {
      const steps = checks.run(kinds, (kind) => inCluster[kind] ?? [], unwatched)
      for (;;) {
        const { done, value } = steps.next()
        if (done !== true) continue
        const about = value.findings.filter(({ check }) => check === 'destination-rule/host-not-found')
        return about.map(({ object: { namespace }, severity }) => `${namespace} ${severity}`)
      }
    }
    expect(severities([tag])).toEqual(['one error', 'two warning'])
    expect(severities([])).toEqual(['one error', 'two error'])
  })

  it('takes in objects that no watch keeps, and keeps its verdict while they read alike', () => {
    const checks = new ClusterChecks('east', { complete: [] })
    const removed = (): object =>
      wire('customresourcedefinitions.apiextensions.k8s.io', 'x', {
        group: 'rbac.istio.io',
        names: { kind: 'ServiceRole' },
      })
    const all = (objects: readonly object[]): Analysis => {
      const steps = checks.run([KIND], () => [], objects)
      for (;;) {
        const { done, value } = steps.next()
        if (done === true) return value
      }
    }
    const [first] = all([removed()]).findings
    expect(first).toMatchObject({ check: 'crd/removed-kind' })
    expect(all([removed()]).findings[0]).toBe(first)
    expect(all([]).findings).toEqual([])
  })
})
