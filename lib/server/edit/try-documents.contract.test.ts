import { createDemoMesh, type DemoMesh } from '@/demo/mesh'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { ok } from '@/lib/std/result'
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

const CONTEXT = {
  user: { name: 'anonymous', strategy: 'anonymous' },
  signal: new AbortController().signal,
  requestId: 'test',
  undoOf: null,
} as const

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
  const { documents } = await tryDocuments(CONTEXT, { text })
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

test('an object that exists takes the right to change it, a new one that to create it', async () => {
  const source = getClusterSource()
  expect.assert(source.store !== undefined)
  const allows = vi.spyOn(source.access, 'allows')
  allows.mockImplementation((_user, { verb }) => Promise.resolve(ok(verb !== 'create')))
  const { documents } = await tryDocuments(CONTEXT, { text: `${route('bookinfo', '1s')}---\n${route('fresh', '1s')}` })
  expect(documents).toMatchObject([{ state: 'accepted' }, { state: 'notRun', why: 'rights' }])
  expect(documents[1]?.says).toEqual([expect.stringContaining('create virtualservices.networking.istio.io')])
})

test('a text that is no YAML has no documents', async () => {
  expect(await tryDocuments(CONTEXT, { text: 'a: [' })).toEqual({ documents: [] })
})
