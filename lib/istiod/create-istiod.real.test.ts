import { realIstiodUrl } from '@/demo/testing/real-api-server'
import { describeIstiod } from '@/lib/ports/testing/istiod-contract'
import { ok } from '@/lib/std/result'
import { createIstiod } from './create-istiod'

// It runs beside the tests, so it is reached on its own loopback without a pod; no proxy is connected, for there are no nodes.
describeIstiod('a real istiod', () => {
  const url = realIstiodUrl()
  const istiod = createIstiod({ connect: () => Promise.resolve(ok({ url, close: () => undefined })) })
  return Promise.resolve({
    ...{ istiod, pod: { namespace: 'istio-system', name: 'istiod-real' }, version: 'unknown', connected: false },
    hosts: ['kubernetes.default.svc.cluster.local'],
    close: () => Promise.resolve(),
  })
})
