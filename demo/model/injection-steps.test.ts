import { clusterHarness, type ClusterHarness } from '../testing/cluster-harness'
import { describe, expect, it } from 'vitest'

const REQUESTS = 'istio_requests_total'
const at = { reporter: 'destination', destination_workload: 'details-v1', destination_workload_namespace: 'bookinfo' }

/** What details counts, by the caller that it knows. */
function counted(mesh: ClusterHarness, source: string, policy: string): number {
  const labels = { ...at, source_workload: source, connection_security_policy: policy }
  return Math.round(mesh.rate(REQUESTS, labels, 15))
}
function restart(mesh: ClusterHarness, namespace: string, name: string): void {
  const deployment = mesh.store.get('deployments.apps', namespace, name)
  if (deployment === undefined) throw new Error('no deployment')
  const { template } = deployment.spec as { template: { metadata: object } }
  const annotations = { 'kubectl.kubernetes.io/restartedAt': 'now' }
  const restarted = { ...template, metadata: { ...template.metadata, annotations } }
  mesh.store.update({ ...deployment, spec: { ...(deployment.spec as object), template: restarted } })
}
const batchPods = (mesh: ClusterHarness) => {
  return mesh.store.list('pods').filter(({ metadata }) => metadata.labels?.app === 'batch')
}

describe('a namespace without proxies', () => {
  it('enables injection: nothing changes until the pods are replaced, then batch is known and speaks mutual TLS', () => {
    const mesh = clusterHarness()
    mesh.clock.advance(20)
    expect(counted(mesh, 'unknown', 'none')).toBe(3)
    mesh.label(mesh.store.get('namespaces', '', 'legacy'), { 'istio-injection': 'enabled' })
    mesh.clock.advance(20)
    expect(counted(mesh, 'unknown', 'none')).toBe(3)
    restart(mesh, 'legacy', 'batch')
    mesh.clock.advance(10)
    expect(batchPods(mesh)).toMatchObject([
      {
        status: { initContainerStatuses: [{ name: 'istio-proxy', ready: true }], containerStatuses: [{ ready: true }] },
      },
    ])
    mesh.clock.advance(15)
    expect([counted(mesh, 'batch', 'mutual_tls'), counted(mesh, 'unknown', 'none')]).toEqual([3, 0])
    const sent = { reporter: 'source', source_workload: 'batch', destination_service_name: 'details' }
    expect(mesh.rate(REQUESTS, sent, 15)).toBeCloseTo(3, 0)
  })

  it('joins the ambient mesh at once, and leaves it at once', () => {
    const mesh = clusterHarness()
    const [pod] = batchPods(mesh)
    mesh.label(mesh.store.get('namespaces', '', 'legacy'), { 'istio.io/dataplane-mode': 'ambient' })
    mesh.clock.advance(20)
    expect(batchPods(mesh).map(({ metadata }) => metadata.uid)).toEqual([pod?.metadata.uid])
    expect(batchPods(mesh)[0]?.metadata.annotations).toEqual({ 'ambient.istio.io/redirection': 'enabled' })
    expect(counted(mesh, 'batch', 'mutual_tls')).toBe(3)
    const opened = { app: 'ztunnel', reporter: 'source', source_workload: 'batch', destination_workload: 'details-v1' }
    expect(mesh.rate('istio_tcp_connections_opened_total', opened, 15)).toBeGreaterThan(0)
    mesh.label(mesh.store.get('namespaces', '', 'legacy'), { 'istio.io/dataplane-mode': null })
    mesh.clock.advance(20)
    expect(batchPods(mesh)[0]?.metadata.annotations ?? {}).toEqual({})
    expect(counted(mesh, 'unknown', 'none')).toBe(3)
  })

  it('lets a single pod stay outside of it', () => {
    const mesh = clusterHarness()
    mesh.label(mesh.store.get('namespaces', '', 'legacy'), { 'istio.io/dataplane-mode': 'ambient' })
    const [pod] = batchPods(mesh)
    mesh.label(pod, { 'istio.io/dataplane-mode': 'none' })
    mesh.clock.advance(20)
    expect(batchPods(mesh)[0]?.metadata.annotations ?? {}).toEqual({})
    expect(counted(mesh, 'unknown', 'none')).toBe(3)
  })
})
