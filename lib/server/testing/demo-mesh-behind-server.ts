import { createDemoMesh, type DemoMesh, type DemoMeshOptions } from '@/demo/mesh'
import { AUDIT_SINK, type AuditSink } from '@/lib/server/edit/audit'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { processWide } from '@/lib/std/process-wide'
import { vi } from 'vitest'

interface MeshBehindServer {
  readonly mesh: DemoMesh
  readonly close: () => Promise<void>
}

interface BehindOptions extends Omit<DemoMeshOptions, 'clock'> {
  /** Settings beside those of the cluster and the metric store, as variables. */
  readonly environment?: (mesh: DemoMesh) => Readonly<Record<string, string>>
}

/** A demo mesh that the use-cases of this process read, its clock in the test's hand, once its cluster has been read. Changes are kept in memory, nothing is logged. */
export async function demoMeshBehindServer({ environment, ...options }: BehindOptions = {}): Promise<MeshBehindServer> {
  const mesh = await createDemoMesh({ ...options, clock: 'manual' })
  vi.stubEnv('KUBECONFIG', mesh.kubeconfigPath)
  vi.stubEnv('PHAROS_METRICS__STORES', JSON.stringify([{ name: 'default', url: mesh.urls.prometheus }]))
  vi.stubEnv('PHAROS_EDIT__CHANGES__STORE', 'memory')
  vi.stubEnv('PHAROS_TELEMETRY__LOG_LEVEL', 'error')
  for (const [name, value] of Object.entries(environment?.(mesh) ?? {})) vi.stubEnv(name, value)
  processWide<AuditSink>(AUDIT_SINK, () => ({ info: () => undefined }))
  const { store } = getClusterSource()
  store?.start()
  await vi.waitUntil(() => store?.states().every(({ state }) => state !== 'starting'), { timeout: 20_000 })
  return {
    mesh,
    close: async () => {
      await store?.stop()
      await mesh.close()
    },
  }
}
