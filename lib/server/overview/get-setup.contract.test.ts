import type { SetupStepId } from '@/lib/overview/setup/checklist'
import { inScene } from '@/lib/server/doctor/testing/scene'
import { expect, it } from 'vitest'
import { getOverview } from './get-overview'

const USER = { name: 'anonymous', strategy: 'anonymous' } as const

it.each<[faults: string, readonly SetupStepId[]]>([
  ['', []],
  ['prometheus:missing-label=connection_security_policy', ['security-labels']],
  ['prometheus:unscraped=istiod', ['control-plane-scraped']],
  ['prometheus:unscraped=proxies', ['proxies-scraped']],
  ['prometheus:mixer', ['istio-metrics', 'traffic']],
])('with "%s" the checklist has this to put right, and nothing else: %j', async (faults, steps) => {
  const query = new URLSearchParams('parts=setup')
  const { setup } = await inScene({ faults }, () => getOverview(USER, query, new AbortController().signal))
  expect(setup?.length).toBeGreaterThan(0)
  expect(setup?.filter(({ fix }) => fix !== null).map(({ id }) => id)).toEqual(steps)
})
