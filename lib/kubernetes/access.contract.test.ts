import { testCluster } from '@/demo/testing/kube-client'
import { readersOf } from '@/demo/testing/reader-binding'
import { startWatchProxy } from '@/demo/testing/watch-proxy'
import { describeAccess } from '@/lib/ports/testing/access-contract'
import { createAccess } from './create-access'
import { clientWithToken } from './testing/connect-store'

describeAccess('what the demo’s API server lets a user see', async () => {
  const demo = await testCluster()
  const proxy = await startWatchProxy(demo.server)
  return {
    as: (user) => createAccess(clientWithToken(proxy, `demo-${user}`)),
    setReadable(namespace, readable) {
      const binding = readersOf(namespace, 'nobody')
      if (readable) demo.store.create(binding)
      else demo.store.delete('rolebindings.rbac.authorization.k8s.io', namespace, binding.metadata.name)
      return Promise.resolve()
    },
    setReachable: proxy.setReachable,
    async close() {
      await proxy.close()
      await demo.close()
    },
  }
})
