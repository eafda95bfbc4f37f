import { realKubeconfigPath } from '@/demo/testing/real-api-server'
import { vi } from 'vitest'
import { describeLabelEdits } from './testing/label-edit-suite'

describeLabelEdits(
  'labels and annotations at a real kube-apiserver',
  () => {
    vi.stubEnv('KUBECONFIG', realKubeconfigPath())
    vi.stubEnv('PHAROS_EDIT__CHANGES__STORE', 'memory')
    vi.stubEnv('PHAROS_TELEMETRY__LOG_LEVEL', 'error')
    return Promise.resolve(() => Promise.resolve())
  },
  2,
)
