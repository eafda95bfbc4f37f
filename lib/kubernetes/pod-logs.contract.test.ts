import { createDemoMesh, type DemoMesh } from '@/demo/mesh'
import { describePodLogs } from '@/lib/ports/testing/pod-logs-contract'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createPodLogs } from './create-pod-logs'
import { clientWithToken } from './testing/connect-store'

// No real server plays this: a control plane without nodes has nobody who prints.
describePodLogs('logs of the demo’s API server', async () => {
  const mesh: DemoMesh = await createDemoMesh({ clock: 'manual' })
  const caPem = await readFile(join(dirname(mesh.kubeconfigPath), 'ca.crt'), 'utf8')
  const client = clientWithToken({ url: mesh.urls.kubernetes, caPem }, 'demo-editor')
  const podOf = (namespace: string, workload: string): string => {
    const pods = mesh.store.list('pods').filter((pod) => pod.metadata.namespace === namespace)
    return pods.find(({ metadata }) => metadata.name.startsWith(workload))?.metadata.name ?? ''
  }
  return {
    logs: createPodLogs(client),
    printing: { namespace: 'bookinfo', pod: podOf('bookinfo', 'productpage'), container: 'productpage' },
    forbidden: { namespace: 'shop', pod: podOf('shop', 'storefront'), container: 'storefront' },
    advance: (seconds) => mesh.clock.advance(seconds),
    async close() {
      client.close()
      await mesh.close()
    },
  }
})
