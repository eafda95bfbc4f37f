import { createDemoMesh } from '@/demo/mesh'
import { vi } from 'vitest'
import { describeLabelEdits } from './testing/label-edit-suite'

describeLabelEdits(
  'labels and annotations at the demo’s API server',
  async () => {
    const mesh = await createDemoMesh({ clock: 'manual' })
    vi.stubEnv('KUBECONFIG', mesh.kubeconfigPath)
    vi.stubEnv('PHAROS_EDIT__CHANGES__STORE', 'memory')
    vi.stubEnv('PHAROS_TELEMETRY__LOG_LEVEL', 'error')
    return () => mesh.close()
  },
  3,
)
