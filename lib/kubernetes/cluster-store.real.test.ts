import { openRealPlayground, type RealPlayground } from '@/demo/testing/real-playground'
import { startWatchProxy } from '@/demo/testing/watch-proxy'
import { CLUSTER_KINDS } from '@/lib/ports/cluster-kinds'
import { describeClusterStore, type ClusterUnderTest } from '@/lib/ports/testing/cluster-store-contract'
import { PLAYED_NAMESPACES } from '@/lib/ports/testing/wire-objects'
import { beforeAll } from 'vitest'
import { connectStore } from './testing/connect-store'

let playground: RealPlayground
beforeAll(async () => {
  playground = await openRealPlayground({ namespaces: PLAYED_NAMESPACES, kinds: CLUSTER_KINDS })
  return () => playground.close()
})

describeClusterStore('the Kubernetes store on a real kube-apiserver', async (): Promise<ClusterUnderTest> => {
  const proxy = await startWatchProxy(playground)
  const { store, closeConnections } = connectStore(proxy, playground.readerToken)
  return {
    ...playground,
    ...proxy,
    store,
    async interrupt(changes, { forget } = { forget: false }) {
      const release = proxy.interrupt()
      await changes()
      if (forget) await playground.compact()
      release()
    },
    async close() {
      closeConnections()
      await proxy.close()
      await playground.clear()
    },
  }
})
