import { type RealApiServer, realApiServer } from '@/demo/testing/real-api-server'
import { milliseconds } from '@/lib/std/units'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPortForward } from './create-port-forward'
import { clientWithToken } from './testing/connect-store'

// Without nodes nobody forwards: a real kube-apiserver tells who may ask, and for what.
const POD = '/api/v1/namespaces/bookinfo/pods/waits-for-a-node'
let server: RealApiServer
beforeAll(async () => {
  server = realApiServer()
  await server.apply(POD, {
    ...{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'waits-for-a-node', namespace: 'bookinfo' } },
    spec: { automountServiceAccountToken: false, containers: [{ name: 'c', image: 'none' }] },
  })
})
afterAll(async () => {
  await server.must(`${POD}?gracePeriodSeconds=0`, { method: 'DELETE' })
  server.close()
})

test.each([
  ['who may not', 'viewer', 'waits-for-a-node', 'forbidden', /cannot get resource "pods\/portforward"/],
  ['who is unknown', 'nobody-has-this', 'waits-for-a-node', 'upstream_unavailable', /^none$/],
  ['who asks for a pod that is not there', 'admin', 'gone', 'not_found', /"gone" not found/],
  ['who asks for a pod without a node', 'admin', 'waits-for-a-node', 'upstream_unavailable', /host assigned/],
] as const)('a real kube-apiserver refuses %s', async (...[, who, pod, code, words]) => {
  const client = clientWithToken(server, who === 'nobody-has-this' ? who : server.token(who))
  const call = { signal: new AbortController().signal, timeoutMs: milliseconds(20_000) }
  const refused = await createPortForward(client).connect({ namespace: 'bookinfo', pod, port: 15_014 }, call)
  client.close()
  expect(refused).toMatchObject({ ok: false, error: { code } })
  expect(refused.ok ? undefined : (refused.error.details.upstream ?? 'none')).toMatch(words)
})
