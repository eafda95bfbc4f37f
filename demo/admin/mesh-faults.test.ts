import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { KubeObject } from '../kube-object'
import { textAt } from '../model/json'
import { createDemoMesh, type DemoMesh } from '../mesh'
import { askAdmin } from '../testing/admin-client'
import { askPrometheus } from '../testing/prometheus-answer'
import { X509Certificate } from 'node:crypto'

let mesh: DemoMesh
beforeAll(async () => {
  mesh = await createDemoMesh({ world: 'bookinfo', noise: false, clock: 'manual' })
})
beforeEach(() => askAdmin(mesh, 'POST /reset'))
afterAll(() => mesh.close())

const DAY = 86_400_000
async function breakIt(text: string): Promise<void> {
  expect((await askAdmin(mesh, 'POST /faults', JSON.stringify(text))).status).toBe(200)
}
async function valueOf(query: string): Promise<number | undefined> {
  const { values } = await askPrometheus(mesh.urls.prometheus, 'query', { query })
  return [...values.values()][0]
}
const workload = (name: string): KubeObject | undefined => mesh.store.get('deployments.apps', 'bookinfo', name)
const podsOf = (name: string): readonly KubeObject[] =>
  mesh.store.list('pods').filter(({ metadata }) => metadata.name.startsWith(`${name}-`))
const rootsIn = (namespace: string): string =>
  textAt(mesh.store.get('configmaps', namespace, 'istio-ca-root-cert'), 'data', 'root-cert.pem')
const endsAt = (pem: string): number => Date.parse(new X509Certificate(pem).validTo)
const failures =
  'sum(rate(istio_requests_total{reporter="source",response_code="503",destination_service_name="details"}[15s]))'

describe('a workload that crashes', () => {
  it('has pods that wait to be started again, fewer replicas than wanted, an event, and callers that fail', async () => {
    await breakIt('mesh:crash=bookinfo/details-v1')
    mesh.clock.advance(20)
    const [pod] = podsOf('details-v1')
    expect(pod).toMatchObject({
      status: {
        conditions: expect.arrayContaining([expect.objectContaining({ type: 'Ready', status: 'False' })]) as unknown,
        containerStatuses: expect.arrayContaining([
          expect.objectContaining({
            ...{ name: 'details', ready: false, restartCount: 5 },
            state: { waiting: expect.objectContaining({ reason: 'CrashLoopBackOff' }) as unknown },
          }),
        ]) as unknown,
      },
    })
    expect(workload('details-v1')).toMatchObject({ status: { readyReplicas: 0, unavailableReplicas: 1 } })
    const events = mesh.store.list('events').filter((event) => textAt(event, 'reason') === 'BackOff')
    expect(events.map((event) => textAt(event, 'message')).join()).toContain(
      'Back-off restarting failed container details',
    )
    expect(await valueOf(failures)).toBeGreaterThan(10)
  })

  it('runs again when it is mended', async () => {
    await breakIt('mesh:crash=bookinfo/details-v1')
    mesh.clock.advance(5)
    await askAdmin(mesh, 'DELETE /faults')
    mesh.clock.advance(20)
    expect(workload('details-v1')).toMatchObject({ status: { readyReplicas: 1 } })
    expect(workload('details-v1')?.status).not.toHaveProperty('unavailableReplicas')
    expect(await valueOf(failures)).toBe(0)
  })
})

describe('a workload that somebody scales', () => {
  it('has so many pods, and as many as before when that is over', async () => {
    await breakIt('mesh:scale=bookinfo/details-v1:0')
    mesh.clock.advance(5)
    expect(podsOf('details-v1')).toEqual([])
    await breakIt('mesh:scale=bookinfo/details-v1:3')
    mesh.clock.advance(5)
    expect(podsOf('details-v1')).toHaveLength(3)
    await askAdmin(mesh, 'DELETE /faults')
    mesh.clock.advance(5)
    expect(podsOf('details-v1')).toHaveLength(1)
  })
})

describe('the root of the mesh', () => {
  it('is one real certificate for ten years, in every namespace and in the webhooks of istiod', () => {
    const pem = rootsIn('bookinfo')
    expect(new X509Certificate(pem).ca).toBe(true)
    expect(endsAt(pem) - mesh.clock.now()).toBeGreaterThan(3640 * DAY)
    expect(rootsIn('istio-system')).toBe(pem)
    expect(rootsIn('kube-system')).toBe('')
    const webhooks = ['mutating', 'validating'].flatMap((kind) =>
      mesh.store.list(`${kind}webhookconfigurations.admissionregistration.k8s.io`),
    )
    expect(webhooks.map(({ metadata }) => metadata.name)).toEqual([
      ...['istio-revision-tag-prod', 'istio-sidecar-injector', 'istio-validator-istio-system'],
    ])
    for (const webhook of webhooks) expect(JSON.stringify(webhook)).toContain(Buffer.from(pem).toString('base64'))
  })

  it('comes into a new namespace', () => {
    mesh.store.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'fresh' } })
    mesh.clock.advance(1)
    expect(rootsIn('fresh')).toBe(rootsIn('bookinfo'))
  })

  it.each([12, -1])('ends in %d days when told so, and istiod says it', async (days) => {
    const first = rootsIn('bookinfo')
    await breakIt(`mesh:cert-expiring=${days}`)
    const ends = mesh.clock.now() + days * DAY
    expect(Math.abs(endsAt(rootsIn('bookinfo')) - ends)).toBeLessThan(1000)
    for (const name of ['root_cert', 'cert_chain'])
      expect(await valueOf(`citadel_server_${name}_expiry_timestamp`)).toBeCloseTo(ends / 1000, -1)
    const webhook = mesh.store.get(
      'mutatingwebhookconfigurations.admissionregistration.k8s.io',
      '',
      'istio-sidecar-injector',
    )
    expect(JSON.stringify(webhook)).toContain(Buffer.from(rootsIn('bookinfo')).toString('base64'))
    await askAdmin(mesh, 'DELETE /faults')
    expect(rootsIn('bookinfo')).toBe(first)
  })
})

describe('what the mesh itself uses', () => {
  it.each([
    [
      'container_cpu_usage_seconds_total',
      'sum by (pod) (rate(container_cpu_usage_seconds_total{pod=~"istiod.*"}[5m]))',
      [0.03, 0.3],
    ],
    [
      'memory of proxies',
      'avg(container_memory_working_set_bytes{namespace="bookinfo",container="istio-proxy"})',
      [5e7, 8e7],
    ],
    ['memory of what nobody scrapes', 'count(container_memory_working_set_bytes{container="grafana"})', [1, 1]],
    ['certificates of workloads', 'min(istio_agent_cert_expiry_seconds)', [43_200, 86_400]],
    ['pushes', 'histogram_quantile(0.99, sum by (le) (rate(pilot_xds_push_time_bucket[5m])))', [0.01, 0.2]],
    ['start of istiod', 'time() - process_start_time_seconds', [3 * 86_400, 4 * 86_400]],
  ] as const)('%s', async (_, query, [least, most]) => {
    const value = await valueOf(query)
    expect(value).toBeGreaterThanOrEqual(least)
    expect(value).toBeLessThanOrEqual(most)
  })
})
