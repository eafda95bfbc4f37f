import { testCluster } from '@/demo/testing/kube-client'
import type { KubeObject } from '@/demo/kube-object'
import { UNWATCHED_KINDS } from '@/lib/ports/unwatched-reader'
import { milliseconds } from '@/lib/std/units'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createUnwatchedReader } from './create-unwatched-reader'
import { clientWithToken } from './testing/connect-store'

const USER = { name: 'anonymous', strategy: 'anonymous' } as const
const VALUE = 'c2VjcmV0LXZhbHVl'

function secret(name: string, labels: Readonly<Record<string, string>> = {}): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace: 'edge', labels },
    type: 'Opaque',
    data: { 'tls.key': VALUE },
  }
}

describe('objects that no watch keeps', () => {
  let demo: Awaited<ReturnType<typeof testCluster>>
  const call = { signal: new AbortController().signal, timeoutMs: milliseconds(5_000) }
  const as = (user: string) => createUnwatchedReader(clientWithToken(demo.server, `demo-${user}`))
  beforeAll(async () => {
    demo = await testCluster()
    demo.store.create(secret('web'))
    demo.store.create(secret('east', { 'istio/multiCluster': 'true' }))
  })
  afterAll(() => demo.close())

  it('are read with their names, and Secrets without a value', async () => {
    const read = await as('admin').secret(USER, { namespace: 'edge', name: 'web' }, call)
    expect(read).toMatchObject({
      ok: true,
      value: { kind: 'Secret', facts: { keys: ['tls.key'], filled: ['tls.key'] } },
    })
    expect(JSON.stringify(read)).not.toContain(VALUE)
    const remote = await as('admin').secretsOfRemoteClusters(USER, 'edge', call)
    expect(remote).toMatchObject({ ok: true, value: [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'east' } }] }) // prettier-ignore
  })

  it.each(['gone', '..', '../secrets', 'A', ''])('are absent where there is none: %j', async (name) => {
    expect(await as('admin').secret(USER, { namespace: 'edge', name }, call)).toEqual({ ok: true, value: undefined })
  })

  it('are not asked for under a name that would be another path', async () => {
    const before = demo.recorder.list().length
    await as('admin').secret(USER, { namespace: 'edge', name: '..' }, call)
    await as('admin').secret(USER, { namespace: 'a/b', name: 'web' }, call)
    await as('admin').secretsOfRemoteClusters(USER, '..', call)
    expect(demo.recorder.list()).toHaveLength(before)
  })

  it('are refused to whom the API server refuses them', async () => {
    const nobody = as('nobody')
    const answers = [
      await nobody.secret(USER, { namespace: 'edge', name: 'web' }, call),
      await nobody.secretsOfRemoteClusters(USER, 'edge', call),
      await nobody.list('nodes', call),
    ]
    expect(answers.map((answer) => (answer.ok ? '' : answer.error.code))).toEqual([
      'forbidden',
      'forbidden',
      'forbidden',
    ])
  })

  it('of ConfigMaps only the roots of namespaces are read', async () => {
    const map = (namespace: string, name: string, data: object): KubeObject => ({
      ...{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace } },
      data,
    })
    demo.store.create(map('rooted', 'istio-ca-root-cert', { 'root-cert.pem': 'PEM', other: VALUE }))
    demo.store.create(map('rootless', 'istio-ca-root-cert', {}))
    demo.store.create(map('rooted', 'other', { 'root-cert.pem': VALUE }))
    const before = demo.recorder.list().length
    const read = await as('admin').rootCertificates(call)
    const own = read.ok ? read.value.filter(({ namespace }) => namespace.startsWith('root')) : []
    expect(own.toSorted((a, b) => a.namespace.localeCompare(b.namespace))).toEqual([
      { namespace: 'rooted', pem: 'PEM' },
      { namespace: 'rootless', pem: '' },
    ])
    expect(demo.recorder.list()).toHaveLength(before + 1)
    expect(await as('nobody').rootCertificates(call)).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  })

  it.each(UNWATCHED_KINDS)('are listed, or not served: %s', async (kind) => {
    const answer = await as('admin').list(kind, call)
    expect(answer.ok || answer.error.code === 'not_found').toBe(true)
  })
})
