import { createDemoMesh } from '@/demo/mesh'
import { describeClusterWriter } from '@/lib/ports/testing/cluster-writer-contract'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createClusterWriter } from './create-cluster-writer'
import { clientWithToken } from './testing/connect-store'

describeClusterWriter('writes at the demo’s API server', {
  runs: 40,
  keepsIntegers: false,
  setUp: async () => {
    const mesh = await createDemoMesh({ clock: 'manual' })
    const caPem = await readFile(join(dirname(mesh.kubeconfigPath), 'ca.crt'), 'utf8')
    const clients = new Map(
      ['admin', 'viewer', 'editor', 'nobody'].map((user) => [
        user,
        clientWithToken({ url: mesh.urls.kubernetes, caPem }, `demo-${user}`),
      ]),
    )
    return {
      as(user) {
        const client = clients.get(user)
        if (client === undefined) throw new Error(`nobody is called ${user}`)
        return createClusterWriter(client)
      },
      writes: () =>
        mesh.recorder
          .list()
          .filter(
            ({ method, path, query }) => method !== 'GET' && !path.includes('reviews') && !query.includes('dryRun'),
          ).length,
      async close() {
        for (const client of clients.values()) client.close()
        await mesh.close()
      },
    }
  },
})
