import { realApiServer } from '@/demo/testing/real-api-server'
import { describeClusterWriter } from '@/lib/ports/testing/cluster-writer-contract'
import { createClusterWriter } from './create-cluster-writer'
import { clientWithToken } from './testing/connect-store'

describeClusterWriter('writes at a real kube-apiserver, with istiod’s webhook', {
  runs: 15,
  keepsIntegers: true,
  setUp: () => {
    const server = realApiServer()
    const users = ['admin', 'viewer', 'editor', 'nobody'] as const
    const clients = new Map(users.map((user) => [user, clientWithToken(server, server.token(user))]))
    return Promise.resolve({
      as(user) {
        const client = clients.get(user)
        if (client === undefined) throw new Error(`nobody is called ${user}`)
        return createClusterWriter(client)
      },
      // Nothing stands between: that nothing was stored is seen by reading.
      writes: () => 0,
      close() {
        for (const client of clients.values()) client.close()
        server.close()
        return Promise.resolve()
      },
    })
  },
})
