import { testCluster, type TestCluster } from '@/demo/testing/kube-client'
import type { PharosError } from '@/lib/ports/pharos-error'
import type { Result } from '@/lib/std/result'
import { milliseconds } from '@/lib/std/units'
import { KubeConfig } from '@kubernetes/client-node'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createAccess } from './create-access'
import { createKubeClient } from './kube-client'

const KNOWN = ['shop', 'myapp', 'bookinfo', 'constructor', 'bookinfo']

let cluster: TestCluster
beforeEach(async () => {
  cluster = await testCluster()
})
afterEach(() => cluster.close())

async function allowedFor(name: string): Promise<Result<'*' | readonly string[], PharosError>> {
  const config = new KubeConfig()
  config.loadFromString(cluster.server.kubeconfig)
  config.setCurrentContext(name)
  const client = createKubeClient(config, { name: 'demo', concurrency: 8, pace: { perSecond: 1_000, burst: 1_000 } })
  const call = { signal: new AbortController().signal, timeoutMs: milliseconds(5_000) }
  const allowed = await createAccess(client).allowedNamespaces({ name, strategy: 'anonymous' }, KNOWN, call)
  client.close()
  return allowed
}

describe('what the demo’s API server lets a user see', () => {
  test.each([
    ['admin', '*'],
    ['viewer', '*'],
    ['editor', ['bookinfo', 'myapp']],
    ['nobody', []],
  ])('%s: %j', async (name, value) => {
    expect(await allowedFor(name)).toEqual({ ok: true, value })
  })

  test('follows a change of rights', async () => {
    cluster.store.delete('rolebindings.rbac.authorization.k8s.io', 'myapp', 'demo-editor-reads')
    expect(await allowedFor('editor')).toEqual({ ok: true, value: ['bookinfo'] })
  })

  test('is nothing, and a failure, while the server is down', async () => {
    cluster.setFault({ kind: 'down' })
    expect(await allowedFor('admin')).toMatchObject({ ok: false, error: { code: 'upstream_unavailable' } })
  })
})
