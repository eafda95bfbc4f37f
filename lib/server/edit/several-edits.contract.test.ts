import { createDemoMesh } from '@/demo/mesh'
import { vi } from 'vitest'
import { describeSeveralEdits } from './testing/several-edits-suite'

describeSeveralEdits('plans of several objects at the demo’s API server', async () => {
  const mesh = await createDemoMesh({ clock: 'manual' })
  vi.stubEnv('KUBECONFIG', mesh.kubeconfigPath)
  vi.stubEnv('PHAROS_EDIT__CHANGES__STORE', 'memory')
  vi.stubEnv('PHAROS_TELEMETRY__LOG_LEVEL', 'error')
  const isWrite = (method: string, path: string): boolean =>
    method !== 'GET' && !path.includes('/authorization.k8s.io/')
  return {
    writes: () => mesh.recorder.list().filter(({ method, path }) => isWrite(method, path)),
    close: () => mesh.close(),
  }
})
