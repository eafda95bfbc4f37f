import { realKubeconfigPath } from '@/demo/testing/real-api-server'
import { vi } from 'vitest'
import { describeSeveralEdits } from './testing/several-edits-suite'

describeSeveralEdits('plans of several objects at a real kube-apiserver, with istiod’s webhook', () => {
  vi.stubEnv('KUBECONFIG', realKubeconfigPath())
  vi.stubEnv('PHAROS_EDIT__CHANGES__STORE', 'memory')
  vi.stubEnv('PHAROS_TELEMETRY__LOG_LEVEL', 'error')
  // Nobody stands between and counts.
  return Promise.resolve({ writes: () => undefined, close: () => Promise.resolve() })
})
