import type { KubeObject } from '../kube-object'
import { traceHarness, type TraceHarness } from '../testing/trace-harness'
import { PodLogs } from './pod-logs'
import { describe, expect, it } from 'vitest'

const POLICY = 'security.istio.io/v1 AuthorizationPolicy'

function podOf({ objects }: TraceHarness, prefix: string): KubeObject {
  const pod = objects.list('pods').find(({ metadata }) => metadata.name.startsWith(prefix))
  if (pod === undefined) throw new Error(`no pod ${prefix}`)
  return pod
}

/** What a container printed in the last 20 s. */
async function printed(mesh: TraceHarness, prefix: string, container: string): Promise<readonly string[]> {
  const now = mesh.clock.now()
  const logs = new PodLogs({ traces: mesh.traces, objects: mesh.objects })
  const lines = await logs.lines(podOf(mesh, prefix), container, now - 20_000, now)
  return lines.map(({ bytes }) => bytes.toString())
}

async function accessLines(mesh: TraceHarness, prefix: string): Promise<readonly string[]> {
  return (await printed(mesh, prefix, 'istio-proxy')).filter((line) => line.startsWith('['))
}

describe('the access log of a request that an AuthorizationPolicy refuses', () => {
  it('names the policy at the server, which asks nobody, and nothing at the caller', async () => {
    const mesh = traceHarness()
    const rules = [{ from: [{ source: { namespaces: ['lab'] } }] }, {}]
    mesh.objects.apply(POLICY, 'bookinfo/no-details', {
      selector: { matchLabels: { app: 'details' } },
      action: 'DENY',
      rules,
    })
    mesh.clock.advance(30)
    const server = await accessLines(mesh, 'details-v1')
    expect(server.length).toBeGreaterThan(5)
    const refused =
      / 403 - rbac_access_denied_matched_policy\[ns\[bookinfo\]-policy\[no-details\]-rule\[1\]\] - "-" \d+ 19 [01] - "-" ".*" "-" inbound\|9080\|\|; - /
    for (const line of server) expect(line).toMatch(refused)
    const caller = (await accessLines(mesh, 'productpage-v1')).filter((line) => line.includes('||details.'))
    expect(caller.length).toBeGreaterThan(5)
    for (const line of caller) expect(line).toMatch(/ 403 - via_upstream - "-" \d+ 19 /)
    expect((await printed(mesh, 'details-v1', 'details')).filter((line) => line.includes('GET'))).toEqual([])
  })

  it('says none where no ALLOW matched, also at a gateway', async () => {
    const mesh = traceHarness()
    mesh.objects.apply(POLICY, 'istio-system/deny-all', {})
    mesh.clock.advance(30)
    const lines = await accessLines(mesh, 'istio-ingressgateway')
    expect(lines.length).toBeGreaterThan(5)
    for (const line of lines) expect(line).toContain(' 403 - rbac_access_denied_matched_policy[none] - ')
  })
})

it('the access log of a request without a place in the pool says overflow, and no host', async () => {
  const mesh = traceHarness()
  const connectionPool = { tcp: { maxConnections: 1 }, http: { http1MaxPendingRequests: 1 } }
  mesh.objects.apply('networking.istio.io/v1 DestinationRule', 'lab/httpbin', {
    host: 'httpbin',
    trafficPolicy: { connectionPool },
  })
  mesh.clock.advance(30)
  const lines = (await accessLines(mesh, 'fortio')).filter((line) => line.includes(' UO '))
  expect(lines.length).toBeGreaterThan(3)
  const full =
    / 503 UO upstream_reset_before_response_started\{overflow\} - "-" \d+ 0 0 - .* "-" outbound\|8000\|\|httpbin\.lab\./
  for (const line of lines) expect(line).toMatch(full)
})

describe('a connection that the server closes before it reads a request', () => {
  const PEER = 'security.istio.io/v1 PeerAuthentication'
  const RULE = 'networking.istio.io/v1 DestinationRule'
  const LOCAL = String.raw`10\.\d+\.\d+\.\d+`
  const NO_CHAIN = `"- - -" 0 NR filter_chain_not_found - "-" 0 0 0 - "-" "-" "-" "-" "-" - - ${LOCAL}:9080 ${LOCAL}:\\d+ - -$`

  it('leaves filter_chain_not_found at a server that wants mutual TLS, and nothing at its application', async () => {
    const mesh = traceHarness()
    mesh.objects.apply(PEER, 'bookinfo/default', { mtls: { mode: 'STRICT' } })
    mesh.clock.advance(30)
    const lines = (await accessLines(mesh, 'details-v1')).filter((line) => line.includes(' NR '))
    expect(lines.length).toBeGreaterThan(5)
    for (const line of lines) expect(line).toMatch(new RegExp(NO_CHAIN))
    const batch = podOf(mesh, 'batch').status as { podIP: string }
    for (const line of lines) expect(line).toContain(` ${batch.podIP}:`)
  })

  it('leaves UC at a caller with a proxy, and the same line at the server', async () => {
    const mesh = traceHarness()
    mesh.objects.apply(PEER, 'bookinfo/default', { mtls: { mode: 'STRICT' } })
    mesh.objects.apply(RULE, 'bookinfo/details', { host: 'details', trafficPolicy: { tls: { mode: 'DISABLE' } } })
    mesh.clock.advance(30)
    const caller = (await accessLines(mesh, 'productpage-v1')).filter((line) => line.includes('||details.'))
    for (const line of caller)
      expect(line).toContain(' 503 UC upstream_reset_before_response_started{connection_termination} ')
    const server = await accessLines(mesh, 'details-v1')
    expect(server.length).toBeGreaterThanOrEqual(caller.length)
    for (const line of server) expect(line).toMatch(new RegExp(NO_CHAIN))
  })

  it('leaves 400 DPE at a server that does not expect TLS', async () => {
    const mesh = traceHarness()
    mesh.objects.apply(PEER, 'bookinfo/default', { mtls: { mode: 'DISABLE' } })
    mesh.objects.apply(RULE, 'bookinfo/details', { host: 'details', trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' } } })
    mesh.clock.advance(30)
    const lines = (await accessLines(mesh, 'details-v1')).filter((line) => line.includes(' DPE '))
    expect(lines.length).toBeGreaterThan(5)
    for (const line of lines) expect(line).toMatch(/ "- - HTTP\/1.1" 400 DPE http1.codec_error - "-" 0 11 0 - /)
  })

  it('names the policy that refused a TCP connection', async () => {
    const mesh = traceHarness()
    mesh.objects.apply(POLICY, 'bookinfo/mongo', { selector: { matchLabels: { app: 'mongodb' } } })
    mesh.clock.advance(30)
    const lines = await accessLines(mesh, 'mongodb-v1')
    expect(lines.length).toBeGreaterThan(1)
    const refused = new RegExp(
      ` "- - -" 0 - - rbac_access_denied_matched_policy\\[none\\] "-" 0 0 0 - .* inbound\\|27017\\|\\|; - ${LOCAL}:27017 ${LOCAL}:\\d+ outbound_.27017_._.mongodb.bookinfo.svc.cluster.local -$`,
    )
    for (const line of lines) expect(line).toMatch(refused)
  })
})
