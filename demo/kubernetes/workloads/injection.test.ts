import { steppedClock } from '@/demo/testing/stepped-clock'
import { defaultMesh } from '@/demo/world/default-mesh'
import type { KubeObject } from '@/demo/kube-object'
import { objectAt, textAt } from '../json'
import { createObjectStore } from '../store'
import { injected, revisionAsked, versionOfIstiod } from './injection'
import { controllerOf } from './ownership'
import { describe, expect, it } from 'vitest'

describe('what labels ask for', () => {
  it.each<readonly [Readonly<Record<string, string>>, Readonly<Record<string, string>>, string | undefined]>([
    [{}, {}, undefined],
    [{ 'istio-injection': 'enabled' }, {}, 'default'],
    [{ 'istio-injection': 'enabled', 'istio.io/rev': 'canary' }, {}, 'default'],
    [{ 'istio.io/rev': 'canary' }, {}, 'canary'],
    [{ 'istio-injection': 'enabled' }, { 'sidecar.istio.io/inject': 'false' }, undefined],
    [{ 'istio-injection': 'disabled' }, { 'sidecar.istio.io/inject': 'true' }, undefined],
    [{}, { 'sidecar.istio.io/inject': 'true' }, 'default'],
    [{}, { 'sidecar.istio.io/inject': 'true', 'istio.io/rev': 'canary' }, 'canary'],
    [{ 'istio.io/rev': 'canary' }, { 'istio.io/rev': 'other' }, 'canary'],
  ])('namespace %j and pod %j: %s', (namespace, pod, revision) => {
    expect(revisionAsked(namespace, pod)).toBe(revision)
  })
})

describe('a pod of the default mesh, made anew from its template', () => {
  const clock = steppedClock()
  const { objects } = defaultMesh({ seed: 1, nowMs: clock.now() })
  const store = createObjectStore({ objects, clock, seed: 1 })
  const proxied = store
    .list('pods')
    .filter(({ metadata }) => metadata.labels?.['security.istio.io/tlsMode'] === 'istio')
  const owned = proxied.flatMap((pod) => {
    const owner = controllerOf(store, pod)
    return owner === undefined ? [] : [{ name: pod.metadata.name, pod, owner }]
  })

  it('there are many', () => {
    expect(owned.length).toBeGreaterThan(20)
  })
  it.each(owned)('has the same proxy: $name', ({ pod, owner }) => {
    const template = objectAt(owner, 'spec', 'template')
    const { labels, annotations } = objectAt(template, 'metadata')
    const bare = { ...pod, metadata: { ...pod.metadata, labels, annotations }, spec: template.spec } as KubeObject
    const made = injected(store, bare)
    const { nodeName: _node, ...spec } = objectAt(pod, 'spec')
    expect(withoutVersion(made.spec)).toEqual(withoutVersion(spec))
    expect(made.metadata.labels).toEqual({ ...pod.metadata.labels, 'controller-revision-hash': undefined })
    expect(made.metadata.annotations).toEqual(pod.metadata.annotations)
  })

  /** One pod of the mesh still has an older proxy. */
  function withoutVersion(spec: unknown): unknown {
    return JSON.parse(JSON.stringify(spec).replaceAll(/proxyv2:[\d.]+/g, 'proxyv2'))
  }
})

describe('nothing is injected', () => {
  const clock = steppedClock()
  const { objects } = defaultMesh({ seed: 1, nowMs: clock.now() })
  const store = createObjectStore({ objects, clock, seed: 1 })
  const pod = (namespace: string, spec: object, labels = {}): KubeObject => {
    return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p', namespace, labels }, spec }
  }
  const app = { containers: [{ name: 'app', image: 'app:1' }] }
  const asks = { 'sidecar.istio.io/inject': 'true' }
  it.each([
    ['without a label', pod('legacy', app)],
    ['into a pod on the network of its node', pod('bookinfo', { ...app, hostNetwork: true })],
    ['into a pod that brings its proxy', pod('bookinfo', { containers: [{ name: 'istio-proxy' }] })],
    ['into system namespaces', pod('kube-system', app, asks)],
    ['for a revision that does not run', pod('legacy', app, { 'istio.io/rev': 'canary' })],
  ])('%s', (_, bare) => {
    expect(injected(store, bare)).toBe(bare)
  })
  it('but into a pod that asks, with the version of istiod', () => {
    const made = injected(store, pod('legacy', app, asks))
    expect(JSON.stringify(made.spec)).toContain(`istio/proxyv2:${versionOfIstiod(store) ?? ''}`)
    expect(textAt(made, 'metadata', 'labels', 'service.istio.io/canonical-name')).toBe('p')
  })
})
