import { realApiServer } from '@/demo/testing/real-api-server'
import { untilTrue } from '@/demo/testing/until-true'
import { readersOf } from '@/demo/testing/reader-binding'
import { startWatchProxy } from '@/demo/testing/watch-proxy'
import { describeAccess } from '@/lib/ports/testing/access-contract'
import { createAccess } from './create-access'
import { clientWithToken } from './testing/connect-store'

const REVIEWS = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews'

describeAccess('what a real kube-apiserver lets a user see', async () => {
  const server = realApiServer()
  const proxy = await startWatchProxy(server)
  const readable = new Set<string>()
  const mayList = async (namespace: string): Promise<boolean> => {
    const resourceAttributes = { group: '', resource: 'pods', verb: 'list', namespace }
    const body = {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectAccessReview',
      spec: { resourceAttributes },
    }
    const { text } = await server.call(REVIEWS, { method: 'POST', token: server.token('nobody'), body })
    return text.includes('"allowed":true')
  }
  const setReadable = async (namespace: string, next: boolean): Promise<void> => {
    const binding = readersOf(namespace, 'nobody')
    const path = `/apis/${binding.apiVersion}/namespaces/${namespace}/rolebindings/${binding.metadata.name}`
    if (next) await server.apply(path, binding)
    else await server.must(path, { method: 'DELETE' })
    if (next) readable.add(namespace)
    else readable.delete(namespace)
    await untilTrue(`nobody reads ${namespace}: ${next}`, async () => (await mayList(namespace)) === next)
  }
  return {
    as: (user) => createAccess(clientWithToken(proxy, server.token(user))),
    setReadable,
    setReachable: proxy.setReachable,
    async close() {
      for (const namespace of readable) await setReadable(namespace, false)
      await proxy.close()
      server.close()
    },
  }
})
