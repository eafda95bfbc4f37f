import { flowsTo, ratesTo, to } from '../testing/flow-lines'
import { modelHarness, type ModelHarness } from '../testing/model-harness'
import { describe, expect, it } from 'vitest'

const PEER = 'security.istio.io/v1 PeerAuthentication'
const RULE = 'networking.istio.io/v1 DestinationRule'
const STRICT = { mtls: { mode: 'STRICT' } }

/** All flows with their rates, but for those of the callers without a proxy. */
function withoutPlaintext(mesh: ModelHarness, namespace: string): readonly string[] {
  return flowsTo(mesh, { destination_workload_namespace: namespace })
    .filter(({ labels }) => labels.source_workload !== 'unknown')
    .map(({ line, perSecond, labels }) => `${perSecond} ${line} ${labels.destination_workload ?? ''}`)
}

/** Requests that reach a workload, and those of them by mutual TLS, in the last 15 s. */
function received(mesh: ModelHarness, workload: string): readonly number[] {
  const labels = { reporter: 'destination', destination_workload: workload }
  const secured = { ...labels, connection_security_policy: 'mutual_tls' }
  return [labels, secured].map((wanted) => mesh.rate('istio_requests_total', wanted, 15))
}

describe('step 18: STRICT in bookinfo', () => {
  it('ends the plaintext calls to details, and changes nothing else', () => {
    const mesh = modelHarness()
    mesh.clock.advance(20)
    expect(received(mesh, 'details-v1')).toEqual([23, 20])
    const before = withoutPlaintext(mesh, 'bookinfo')
    mesh.objects.apply(PEER, 'bookinfo/default', STRICT)
    mesh.clock.advance(20)
    expect(received(mesh, 'details-v1')).toEqual([20, 20])
    expect(ratesTo(mesh, to('details-v1', 'unknown'))).toEqual([])
    expect(withoutPlaintext(mesh, 'bookinfo')).toEqual(before)
    expect(ratesTo(mesh, { ...to('catalog-v1', 'unknown'), reporter: 'destination' })).toHaveLength(1)
  })
})

describe('step 19: STRICT in the mesh, and a rule that disables TLS to details', () => {
  it('fails all calls of productpage to details, and nothing in plaintext arrives anywhere', () => {
    const mesh = modelHarness()
    mesh.objects.apply(PEER, 'istio-system/default', STRICT)
    mesh.objects.apply(RULE, 'bookinfo/details', { host: 'details', trafficPolicy: { tls: { mode: 'DISABLE' } } })
    expect(ratesTo(mesh, to('details-v1'))).toEqual(['20 source http 503 UC unknown'])
    expect(flowsTo(mesh, to('details-v1'))[0]?.labels).toMatchObject({
      source_principal: 'unknown',
      destination_principal: 'unknown',
      destination_app: 'unknown',
      destination_canonical_service: 'details',
    })
    expect(flowsTo(mesh, { source_workload: 'unknown', request_protocol: 'grpc' })).toEqual([])
    expect(ratesTo(mesh, { ...to('productpage-v1'), reporter: 'source' })).toEqual(['20 source http 200 - unknown'])
    mesh.clock.advance(20)
    const failed = {
      reporter: 'source',
      destination_workload: 'details-v1',
      response_code: '503',
      response_flags: 'UC',
    }
    expect(mesh.rate('istio_requests_total', failed, 15)).toBe(20)
    expect(received(mesh, 'catalog-v1')).toEqual([36, 36])
  })

  it('is undone by a mode for the port, and by a rule of the subset', () => {
    const mesh = modelHarness()
    mesh.objects.apply(PEER, 'istio-system/default', STRICT)
    mesh.objects.apply(RULE, 'bookinfo/details', { host: 'details', trafficPolicy: { tls: { mode: 'DISABLE' } } })
    mesh.objects.apply(PEER, 'bookinfo/details', {
      selector: { matchLabels: { app: 'details' } },
      portLevelMtls: { 9080: { mode: 'PERMISSIVE' } },
    })
    expect(ratesTo(mesh, to('details-v1', 'productpage-v1'))).toEqual([
      '20 destination http 200 - none',
      '20 source http 200 - unknown',
    ])
    mesh.objects.remove(mesh.objects.get('PeerAuthentication', 'bookinfo', 'details'))
    const mutual = { tls: { mode: 'ISTIO_MUTUAL' } }
    mesh.objects.apply(RULE, 'bookinfo/details', {
      host: 'details',
      trafficPolicy: { tls: { mode: 'DISABLE' }, portLevelSettings: [{ port: { number: 9080 }, ...mutual }] },
    })
    expect(ratesTo(mesh, to('details-v1'))).toEqual([
      '20 destination http 200 - mutual_tls',
      '20 source http 200 - unknown',
    ])
  })
})
