import { pod } from '@/lib/mesh/testing/cluster-objects'
import { expect, test } from 'vitest'
import { findIstiodPods } from './find-istiod-pods'

const at = (namespace: string, labels: Readonly<Record<string, string>>) => ({ namespace, labels })

test('pods of istiod are those that run in a control plane, by name', () => {
  const pods = [
    pod('istiod-b', at('istio-system', { app: 'istiod' })),
    pod('istiod-canary-a', at('istio-system', { istio: 'pilot' })),
    pod('prometheus', at('istio-system', { app: 'prometheus' })),
    pod('istiod-new', at('istio-system', { app: 'istiod' }), 'Pending'),
    pod('istiod-old', { ...at('istio-system', { app: 'istiod' }), deletionTimestamp: '2026-11-23T00:00:00Z' }),
    // Labels that anybody may write make nobody istiod.
    pod('istiod-a', at('shop', { app: 'istiod' })),
  ]
  expect(findIstiodPods(pods, ['istio-system'])).toEqual([
    { namespace: 'istio-system', name: 'istiod-b' },
    { namespace: 'istio-system', name: 'istiod-canary-a' },
  ])
  expect(findIstiodPods(pods, [])).toEqual([])
})
