import { createDemoMesh, type DemoMesh } from '@/demo/mesh'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { tryDocuments } from './try-documents'

let mesh: DemoMesh
beforeAll(async () => {
  mesh = await createDemoMesh({ clock: 'manual' })
  vi.stubEnv('KUBECONFIG', mesh.kubeconfigPath)
  vi.stubEnv('PHAROS_EDIT__CHANGES__STORE', 'memory')
  vi.stubEnv('PHAROS_TELEMETRY__LOG_LEVEL', 'error')
})
afterAll(() => mesh.close())

const route = (name: string, timeout: string): string => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: ${name}, namespace: bookinfo}
spec:
  hosts: [reviews]
  http:
  - timeout: ${timeout}
    route: [{destination: {host: reviews}}]
`

test('each document is tried as a creation or as a change, what cannot be tried says why, and nothing is written', async () => {
  const text = [
    route('fresh', '1s'),
    route('fresh', '0s'),
    route('bookinfo', '1s'),
    'apiVersion: v1\nkind: Secret\nmetadata: {name: a, namespace: bookinfo}\n',
    'apiVersion: networking.istio.io/v1\nkind: Sidecar\nmetadata: {namespace: bookinfo}\n',
  ].join('---\n')
  const context = {
    user: { name: 'anonymous', strategy: 'anonymous' },
    signal: new AbortController().signal,
    requestId: 'test',
    undoOf: null,
  } as const
  const { documents } = await tryDocuments(context, { text })
  expect(documents).toMatchObject([
    { object: 'VirtualService bookinfo/fresh', state: 'accepted', says: [] },
    { state: 'refused', says: [expect.stringContaining('spec.http[0].timeout')] },
    { object: 'VirtualService bookinfo/bookinfo', state: 'accepted' },
    { object: 'Secret bookinfo/a', state: 'notRun', why: 'kind' },
    { object: 'Sidecar bookinfo', state: 'notRun', why: 'name' },
  ])
  const isWrite = (method: string, path: string): boolean =>
    method !== 'GET' && !path.includes('/authorization.k8s.io/')
  const writes = mesh.recorder.list().filter(({ method, path }) => isWrite(method, path))
  expect(writes).toHaveLength(3)
  expect(writes.filter(({ query }) => !query.includes('dryRun=All'))).toEqual([])
})

test('a text that is no YAML has no documents', async () => {
  const user = { name: 'anonymous', strategy: 'anonymous' } as const
  const context = { user, signal: new AbortController().signal, requestId: 'test', undoOf: null }
  expect(await tryDocuments(context, { text: 'a: [' })).toEqual({ documents: [] })
})
