import type { KubeObject } from '@/demo/kube-object'
import { putObject } from '@/demo/testing/put-object'
import { defaultMesh } from '@/demo/world/default-mesh'
import { namespace } from '@/demo/testing/some-objects'
import { testCluster } from '@/demo/testing/kube-client'
import { CLUSTER_KINDS } from '@/lib/ports/cluster-kinds'
import { startWatchProxy } from '@/demo/testing/watch-proxy'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import { describeClusterStore, isAbsent, type ClusterUnderTest } from '@/lib/ports/testing/cluster-store-contract'
import { PLAYED_NAMESPACES } from '@/lib/ports/testing/wire-objects'
import { expect, test } from 'vitest'
import { connectStore } from './testing/connect-store'

const DEFINITIONS = 'customresourcedefinitions.apiextensions.k8s.io'
const RBAC = { apiVersion: 'rbac.authorization.k8s.io/v1' }

describeClusterStore('the Kubernetes store on the demo’s API server', async (): Promise<ClusterUnderTest> => {
  const demo = await testCluster([...PLAYED_NAMESPACES.map((name) => namespace(name)), role(CLUSTER_KINDS), BINDING])
  const definitions = new Map(demo.store.list(DEFINITIONS).map((object) => [object.metadata.name, object]))
  const denied = new Set<string>()
  const proxy = await startWatchProxy(demo.server)
  const { store, closeConnections } = connectStore(proxy, TOKEN)
  return {
    store,
    put(object) {
      putObject(demo.store, object)
      return Promise.resolve()
    },
    remove(kind, place, name) {
      demo.store.delete(kind, place, name)
      return Promise.resolve()
    },
    elsewhere: () => Promise.resolve(0),
    setServed(kind, served) {
      const definition = definitions.get(kind)
      if (definition === undefined) throw new Error(`${kind} is no custom kind`)
      if (served) demo.store.create(definition)
      else demo.store.delete(DEFINITIONS, '', kind)
      return Promise.resolve()
    },
    setAllowed(kind, allowed) {
      if (allowed) denied.delete(kind)
      else denied.add(kind)
      putObject(demo.store, role(CLUSTER_KINDS.filter((each) => !denied.has(each))))
      return Promise.resolve()
    },
    setReachable: proxy.setReachable,
    async interrupt(changes, { forget } = { forget: false }) {
      const release = proxy.interrupt()
      await changes()
      if (forget) demo.store.compact()
      release()
    },
    openWatches: demo.server.openWatches,
    refusedResumptions: proxy.refusedResumptions,
    async close() {
      closeConnections()
      await proxy.close()
      await demo.close()
    },
  }
})

/** Of the user whom nothing is allowed but what the role below says. */
const TOKEN = 'demo-nobody'

const BINDING: KubeObject = {
  ...RBAC,
  kind: 'ClusterRoleBinding',
  metadata: { name: 'reader' },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'reader' },
  subjects: [{ kind: 'User', apiGroup: 'rbac.authorization.k8s.io', name: 'nobody' }],
}

function role(kinds: readonly string[]): KubeObject {
  const rules = kinds.map((kind) => {
    const [plural = '', ...group] = kind.split('.')
    return { apiGroups: [group.join('.')], resources: [plural], verbs: ['list', 'watch'] }
  })
  return { ...RBAC, kind: 'ClusterRole', metadata: { name: 'reader' }, rules }
}

test('it reads the default mesh as the server holds it', async () => {
  const nowMs = Date.UTC(2026, 0, 5, 12)
  const demo = await testCluster([...defaultMesh({ seed: 1, nowMs }).objects, role(CLUSTER_KINDS), BINDING])
  const { store, closeConnections } = connectStore(demo.server, TOKEN, { controlPlane: 'istio-system' })
  store.start()
  await expect
    .poll(() => store.states().every(({ kind, state }) => state === 'synced' || isAbsent(kind, state)), {
      timeout: 10_000,
    })
    .toBe(true)
  const places = (objects: readonly (KubeObject | ClusterObject)[]) =>
    objects.map(({ metadata }) => `${metadata.namespace ?? ''}/${metadata.name}`).toSorted()
  for (const kind of CLUSTER_KINDS.filter((each) => each !== 'configmaps')) {
    expect([kind, ...places(store.list(kind))]).toEqual([kind, ...places(demo.store.list(kind))])
  }
  expect(places(store.list('configmaps'))).toEqual(['istio-system/istio'])
  await store.stop()
  closeConnections()
  await demo.close()
})
