import type { MetricStore } from '@/lib/ports/metric-store'
import { PharosError } from '@/lib/ports/pharos-error'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import { failed } from '@/lib/std/result'
import { describe, expect, test } from 'vitest'
import { callWithin } from './call-within'
import { SourceHealth } from './source-health'
import { StoreClock } from './store-clock'
import { watchedStore } from './watched-store'

/** The state of a store after one call that ended with this error. */
async function stateAfter(code: PharosError['code'], call: UpstreamCall) {
  const health = new SourceHealth()
  const now = () => Promise.resolve(failed(new PharosError(code, 'its words')))

  await watchedStore({ name: 's', now } as unknown as MetricStore, health, new StoreClock()).now(call)
  return health.report()
}

describe('a call that fails', () => {
  test('for want of time is the store’s failure, also when nobody else limits it', async () => {
    expect(await stateAfter('upstream_timeout', callWithin(1))).toMatchObject({ state: 'failed', message: 'its words' })
  })

  test('because its caller has left tells nothing of the store', async () => {
    const left = { ...callWithin(1), signal: AbortSignal.abort() }
    expect(await stateAfter('upstream_timeout', left)).toMatchObject({ state: 'starting' })
  })

  test('because the store refused the question tells that the store is well', async () => {
    expect(await stateAfter('bad_request', callWithin(1))).toMatchObject({ state: 'fresh' })
  })
})
