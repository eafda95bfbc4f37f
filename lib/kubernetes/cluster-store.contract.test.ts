import type { KubeObject } from '@/demo/kube-object'
import { typeOfObject } from '@/demo/kubernetes/resource-types'
import { defaultMesh } from '@/demo/world/default-mesh'
import { namespace } from '@/demo/testing/some-objects'
import { testCluster, type TestCluster } from '@/demo/testing/kube-client'
import type { ObjectStore } from '@/demo/kubernetes/store'
import { CLUSTER_KINDS } from '@/lib/ports/cluster-kinds'
import type { ClusterObject, ClusterStore } from '@/lib/ports/cluster-store'
import { describeClusterStore, type ClusterUnderTest } from '@/lib/ports/testing/cluster-store-contract'
import { milliseconds } from '@/lib/std/units'
import { KubeConfig } from '@kubernetes/client-node'
import { expect, test } from 'vitest'
import { createClusterStore } from './create-cluster-store'
import { createKubeClient } from './kube-client'
import { defaultWaitTimes, type WaitTimes } from './wait-times'

const DEFINITIONS = 'customresourcedefinitions.apiextensions.k8s.io'
const RBAC = { apiVersion: 'rbac.authorization.k8s.io/v1' }

describeClusterStore('the Kubernetes store on the demo’s API server', async (): Promise<ClusterUnderTest> => {
  const demo = await testCluster([namespace('shop'), namespace('istio-system'), role(CLUSTER_KINDS), BINDING])
  const definitions = new Map(demo.store.list(DEFINITIONS).map((object) => [object.metadata.name, object]))
  const denied = new Set<string>()
  const endWatches = () => demo.clock.advance(WATCH_SECONDS)
  return {
    ...connect(demo),
    put: (object) => put(demo.store, object),
    remove: (kind, namespaceName, name) => void demo.store.delete(kind, namespaceName, name),
    setServed(kind, served) {
      const definition = definitions.get(kind)
      if (definition === undefined) throw new Error(`${kind} is no custom kind`)
      if (served) demo.store.create(definition)
      else demo.store.delete(DEFINITIONS, '', kind)
    },
    setAllowed(kind, allowed) {
      if (allowed) denied.delete(kind)
      else denied.add(kind)
      put(demo.store, role(CLUSTER_KINDS.filter((each) => !denied.has(each))))
    },
    setReachable(reachable) {
      demo.setFault(reachable ? undefined : { kind: 'down' })
      if (!reachable) endWatches()
    },
    interrupt(changes, { forget } = { forget: false }) {
      endWatches()
      changes()
      if (forget) demo.store.compact()
    },
    openWatches: demo.server.openWatches,
  }
})

/** A store with the rights to list and watch its kinds, and no other. */
function connect(demo: TestCluster): { readonly store: ClusterStore; close: () => Promise<void> } {
  const config = new KubeConfig()
  config.loadFromString(demo.server.kubeconfig)
  config.setCurrentContext('nobody')
  const client = createKubeClient(config, { name: 'demo', concurrency: 8, pace: { perSecond: 1_000, burst: 1_000 } })
  const settings = {
    name: '',
    controlPlaneNamespaces: ['istio-system'],
    excludeKinds: [],
    pageSize: 500,
    maxObjects: 10_000,
    timeoutMs: milliseconds(5_000),
    idleMs: milliseconds(60_000),
  }
  const { wait, ...patient } = defaultWaitTimes()
  const times: WaitTimes = { ...patient, wait: (ms, signal) => wait(Math.min(ms, 50), signal) }
  return {
    store: createClusterStore(client, settings, { times }),
    async close() {
      client.close()
      await demo.close()
    },
  }
}

/** A little more than the store asks of a watch. */
const WATCH_SECONDS = 300

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

function put(store: ObjectStore, object: KubeObject): void {
  const { namespace: place = '', name } = object.metadata
  if (store.get(typeOfObject(object)?.id ?? '', place, name) === undefined) store.create(object)
  else store.update(object)
}

test('it reads the default mesh as the server holds it', async () => {
  const nowMs = Date.UTC(2026, 0, 5, 12)
  const demo = await testCluster([...defaultMesh({ seed: 1, nowMs }).objects, role(CLUSTER_KINDS), BINDING])
  const { store, close } = connect(demo)
  store.start()
  await expect.poll(() => store.states().every(({ state }) => state === 'synced'), { timeout: 10_000 }).toBe(true)
  const places = (objects: readonly (KubeObject | ClusterObject)[]) =>
    objects.map(({ metadata }) => `${metadata.namespace ?? ''}/${metadata.name}`).toSorted()
  for (const kind of CLUSTER_KINDS.filter((each) => each !== 'configmaps')) {
    expect([kind, ...places(store.list(kind))]).toEqual([kind, ...places(demo.store.list(kind))])
  }
  expect(places(store.list('configmaps'))).toEqual(['istio-system/istio'])
  await store.stop()
  await close()
})
