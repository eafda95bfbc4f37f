import { putObject } from '@/demo/testing/put-object'
import { CERTIFICATE } from '@/lib/istio/checks/testing/certificate'
import { getNow } from '@/lib/server/sources/get-now'
import { demoMeshBehindServer } from '@/lib/server/testing/demo-mesh-behind-server'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { getControlPlane } from './get-control-plane'

const USER = { name: 'anonymous', strategy: 'anonymous' } as const

const { mesh, close } = await demoMeshBehindServer({ noise: false })
afterAll(close)
putObject(mesh.store, {
  ...{ apiVersion: 'admissionregistration.k8s.io/v1', kind: 'MutatingWebhookConfiguration' },
  metadata: { name: 'istio-revision-tag-stable', labels: { 'istio.io/rev': 'default', 'istio.io/tag': 'stable' } },
  webhooks: [
    {
      name: 'rev.namespace.sidecar-injector.istio.io',
      clientConfig: {
        service: { name: 'istiod', namespace: 'istio-system', path: '/inject' },
        caBundle: btoa(CERTIFICATE),
      },
      failurePolicy: 'Fail',
      sideEffects: 'None',
      admissionReviewVersions: ['v1'],
      rules: [],
      // It takes nobody: the journey is about what it says.
      namespaceSelector: { matchLabels: { 'istio.io/rev': 'stable' } },
    },
  ],
})
await getNow()

const ask = (query = '') => getControlPlane(USER, new URLSearchParams(query), new AbortController().signal)

test('a control plane is told with its configuration, its policies and its definitions', async () => {
  const { name, revision, namespace, available, desired, config, mtls, definitions, limited } = await ask()
  expect({ name, revision, namespace, available, desired, limited }).toEqual({
    ...{ name: 'istiod', revision: 'default', namespace: 'istio-system', available: 1, desired: 1, limited: false },
  })
  expect(config).toMatchObject({
    origin: 'istiod',
    note: null,
    configMap: 'istio',
    trustDomain: 'cluster.local',
    outbound: 'allow-any',
  })
  expect(config.differences).toContainEqual({ path: 'accessLogFile', here: '/dev/stdout', usual: null })
  expect(config.yaml).toContain('enableAutoMtls: true')
  expect(mtls).toMatchObject({ usual: 'PERMISSIVE', autoMtls: true })
  expect(definitions?.find(({ id }) => id === 'virtualservices.networking.istio.io')).toMatchObject({ state: 'served' })
})

test('webhooks are told with their tag, and whether they can work', async () => {
  const { tags, webhooks } = await ask('namespace=istio-system&revision=default')
  expect(tags).toContain('stable')
  expect(webhooks.find(({ tag }) => tag === 'stable')).toMatchObject({
    ...{ kind: 'injector', failurePolicy: 'Fail', endpoints: 1 },
    service: { namespace: 'istio-system', name: 'istiod', port: 443 },
    trust: expect.stringMatching(/^(differs|unknown)$/) as string,
  })
})

test.each([
  ['revision=canary', 'not_found', {}],
  ['namespace=shop', 'not_found', {}],
  ['rev=default', 'bad_request', { parameter: 'rev' }],
])('%s is refused: %s', async (query, code, details) => {
  await expect(ask(query)).rejects.toMatchObject({ code, details })
})

describe('where istiod does not tell its configuration', () => {
  afterEach(() => mesh.faults.clear())

  test('the ConfigMap does, and why istiod did not is told', async () => {
    mesh.faults.add({ target: 'istiod', kind: 'down' })
    // Another user: what istiod told the first one is kept.
    const other = { ...USER, name: 'other' }
    const { config } = await getControlPlane(other, new URLSearchParams(), new AbortController().signal)
    expect(config).toMatchObject({ origin: 'config-map', trustDomain: 'cluster.local', outbound: 'allow-any' })
    expect(config.note).toMatch(/^Istiod itself did not say it: ./)
    expect(config.differences).toContainEqual({ path: 'accessLogFile', here: '/dev/stdout', usual: null })
  })
})
