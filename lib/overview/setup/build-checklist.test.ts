import { source } from '@/lib/doctor/testing/source'
import { clusterFacts, service, workload } from '@/lib/graph/testing/facts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildChecklist } from './build-checklist'
import { SETUP_STEPS, type SetupStepId } from './checklist'
import type { SetupKnown } from './setup-known'
import { known } from './testing/known'

function step(id: SetupStepId, part: Partial<SetupKnown>) {
  return buildChecklist(known(part)).find((one) => one.id === id)
}

/** Nothing can be asked for numbers. */
const BLIND = { istioMetrics: null, counted: null, traffic: null } as const
const prometheusIs = (state: 'off' | 'failed' | 'starting') => ({
  ...BLIND,
  sources: [source('prometheus', { state, message: 'why' }), source('kubernetes')],
})
const services = (...places: readonly (readonly [namespace: string, name: string, port: number])[]) =>
  clusterFacts({
    services: places.map(([namespace, name, number]) =>
      service(name, { namespace, ports: [{ number, name: null, protocol: null }] }),
    ),
  })

describe('the checklist of the first run', () => {
  it('has each step once, in order, and nothing to do where all is there', () => {
    const steps = buildChecklist(known())
    expect(steps.map(({ id }) => id)).toEqual([...SETUP_STEPS])
    expect(steps.filter(({ state, fix }) => state !== 'ok' || fix !== null)).toEqual([])
  })

  it.each<[SetupStepId, string, Partial<SetupKnown>]>([
    ['api-server', 'missing', { sources: [source('kubernetes', { state: 'off' })] }],
    ['api-server', 'missing', { sources: [source('kubernetes', { state: 'stale' })] }],
    ['api-server', 'waiting', { sources: [source('kubernetes', { state: 'starting' })] }],
    ['api-server', 'missing', { sources: [] }],
    ['control-plane', 'missing', { components: { controlPlanes: [], components: [] } }],
    [
      'control-plane',
      'waiting',
      { components: { controlPlanes: [], components: [] }, cluster: clusterFacts({ reachable: false }) },
    ],
    ['namespaces', 'missing', { modes: [{ name: 'shop', inMesh: 'none', workloads: 1 }] }],
    ['metric-store', 'missing', prometheusIs('off')],
    ['metric-store', 'missing', prometheusIs('failed')],
    ['metric-store', 'waiting', prometheusIs('starting')],
    ['istio-metrics', 'waiting', prometheusIs('failed')],
    ['istio-metrics', 'missing', { istioMetrics: [] }],
    ['istio-metrics', 'missing', { istioMetrics: ['istio_request_duration_seconds_bucket'] }],
    ['istio-metrics', 'waiting', { istioMetrics: ['istio_build'] }],
    ['proxies-scraped', 'waiting', prometheusIs('failed')],
    ['control-plane-scraped', 'attention', { counted: { proxies: 4, controlPlanes: 0, secured: 1, unsecured: 0 } }],
    ['security-labels', 'attention', { counted: { proxies: 4, controlPlanes: 1, secured: 1, unsecured: 2 } }],
    ['security-labels', 'waiting', { counted: { proxies: 4, controlPlanes: 1, secured: 0, unsecured: 0 } }],
    ['traffic', 'missing', { traffic: false }],
    ['traffic', 'waiting', prometheusIs('failed')],
    ['trace-store', 'attention', { sources: [source('prometheus')] }],
    ['trace-store', 'attention', { sources: [source('tempo', { state: 'failed' })] }],
    ['grafana', 'attention', { grafana: null }],
    ['grafana', 'attention', { grafana: { failure: 'refused' } }],
    ['grafana', 'attention', { grafana: { dashboards: 0 } }],
    ['trace-names', 'waiting', { traces: null }],
    ['trace-names', 'attention', { traces: { names: 0, matched: 0, template: 'auto' } }],
    ['trace-names', 'attention', { traces: { names: 4, matched: 0, template: 'auto' } }],
  ])('says of %s that it is %s', (id, state, part) => {
    const found = step(id, part)
    expect(found?.state).toBe(state)
    expect(found?.fix === null).toBe(state === 'waiting')
  })

  it('names the kinds that may not be read, with the role that grants them', () => {
    const kinds = [{ kind: 'gateways.networking.istio.io', state: 'denied', message: null }]
    const denied = step('api-server', { sources: [source('kubernetes', { state: 'denied', kinds })] })
    expect(denied?.fix?.snippet).toContain("apiGroups: ['networking.istio.io']\n    resources: [gateways]")
  })

  it('promises no right where kinds are merely not kept current', () => {
    const kinds = [{ kind: 'jobs.batch', state: 'failed', message: null }]
    expect(step('api-server', { sources: [source('kubernetes', { state: 'partial', kinds })] })).toMatchObject({
      found: 'What is known of jobs.batch may be out of date: the API server ends the watch.',
    })
  })

  it('proposes the namespace in which a control plane was found', () => {
    const [plane] = known().components.controlPlanes
    const elsewhere = plane === undefined ? [] : [{ ...plane, namespace: 'mesh', configured: false }]
    expect(step('control-plane', { components: { controlPlanes: elsewhere, components: [] } })).toMatchObject({
      state: 'attention',
      fix: { snippet: 'istio:\n  control_plane_namespaces: [mesh]' },
    })
  })

  it('labels a namespace in which something runs, and none of the cluster’s own', () => {
    const modes = ['kube-system', 'default', 'empty', 'shop'].map(
      (name) => ({ name, inMesh: 'none', workloads: name === 'empty' ? 0 : 2 }) as const,
    )
    expect(step('namespaces', { modes })?.fix?.snippet).toContain(
      'kubectl label namespace shop istio-injection=enabled',
    )
  })

  it('proposes a Service that looks like the store, of the control plane before others', () => {
    const cluster = services(['monitoring', 'prometheus-server', 80], ['istio-system', 'prometheus', 9090])
    expect(step('metric-store', { ...prometheusIs('off'), cluster })?.fix).toEqual({
      text: 'The Service istio-system/prometheus looks like one. Name it in the configuration:',
      snippet: 'metrics:\n  stores:\n    - url: http://prometheus.istio-system:9090',
    })
    const tracing = services(['istio-system', 'tracing', 80])
    expect(step('trace-store', { sources: [], cluster: tracing })?.fix?.snippet).toContain(
      'http://tracing.istio-system/jaeger',
    )
    const grafana = services(['monitoring', 'prometheus-grafana', 80])
    expect(step('grafana', { grafana: null, cluster: grafana })?.fix?.snippet).toContain(
      'url: http://prometheus-grafana.monitoring\n',
    )
    const tempo = services(['tracing', 'tempo', 3200])
    expect(step('trace-store', { sources: [], cluster: tempo })?.fix?.snippet).toContain('type: tempo')
  })

  it('compares the proxies that report with the pods that have one', () => {
    const cluster = clusterFacts({ workloads: [workload('a', { sidecarPods: 10 })] })
    expect(step('proxies-scraped', { cluster })).toMatchObject({ state: 'attention' })
    expect(step('proxies-scraped', { cluster, limited: true })).toMatchObject({ state: 'ok' })
    const none = { proxies: 0, controlPlanes: 0, secured: 0, unsecured: 0 }
    expect(step('proxies-scraped', { cluster, counted: none })).toMatchObject({ state: 'missing' })
    expect(step('proxies-scraped', { counted: none })).toMatchObject({ state: 'waiting' })
  })

  it('tells no number of the whole mesh to somebody who sees a part of it', () => {
    const counted = { proxies: 77, controlPlanes: 77, secured: 1, unsecured: 76 }
    const steps = buildChecklist(known({ limited: true, counted, traces: { names: 77, matched: 1, template: 'auto' } }))
    expect(steps.map(({ found }) => found).join(' ')).not.toContain('77')
  })

  it('gives requests to send through the gateway that was found', () => {
    const entry = { address: '203.0.113.10', host: 'shop.example', path: '/cart' }
    expect(step('traffic', { traffic: false, entry })?.fix?.snippet).toBe(
      "for i in $(seq 1 100); do curl -s -o /dev/null -H 'Host: shop.example' http://203.0.113.10/cart; done",
    )
    expect(step('traffic', { traffic: false })?.fix?.snippet).toContain('<gateway address>')
  })

  it('never puts a name into a command that a shell would take apart', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const snippet = step('namespaces', { modes: [{ name, inMesh: 'none', workloads: 1 }] })?.fix?.snippet ?? ''
        expect(snippet.split('\n')[0]).toMatch(
          /^kubectl label namespace ([a-z0-9-]+|<namespace>) istio-injection=enabled$/,
        )
      }),
    )
  })
})
