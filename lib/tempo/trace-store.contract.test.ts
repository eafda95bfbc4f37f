import { CallRecorder } from '@/demo/http/recorder'
import { startTempo } from '@/demo/tempo/server'
import { listedTraces } from '@/demo/testing/listed-traces'
import { steppedClock } from '@/demo/testing/stepped-clock'
import { traceStoreSettings } from '@/lib/outbound/testing/trace-store-settings'
import { describeTraceStore } from '@/lib/ports/testing/trace-store-contract'
import { createTempoStore } from './create-tempo-store'

describeTraceStore('the demo’s Tempo', async (traces) => {
  const running = await startTempo({
    ...{ source: listedTraces(traces), port: 0, recorder: new CallRecorder() },
    clock: steppedClock(),
  })
  let ended: Promise<void> | undefined
  return {
    open: (limits) => createTempoStore({ ...traceStoreSettings(running.url, limits), grafanaDatasource: 'tempo' }),
    stop: () => (ended ??= running.close()),
  }
})
