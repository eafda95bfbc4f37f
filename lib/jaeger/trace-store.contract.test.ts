import { CallRecorder } from '@/demo/http/recorder'
import { startJaeger } from '@/demo/jaeger/server'
import { listedTraces } from '@/demo/testing/listed-traces'
import { steppedClock } from '@/demo/testing/stepped-clock'
import { describeTraceStore } from '@/lib/ports/testing/trace-store-contract'
import { createJaegerStore } from './create-jaeger-store'
import { traceStoreSettings } from '@/lib/outbound/testing/trace-store-settings'

describeTraceStore('the demo’s Jaeger', async (traces) => {
  const running = await startJaeger({
    ...{ source: listedTraces(traces), port: 0, recorder: new CallRecorder() },
    clock: steppedClock(),
  })
  let ended: Promise<void> | undefined
  return {
    open: (limits) => createJaegerStore(traceStoreSettings(`${running.url}/jaeger`, limits)),
    stop: () => (ended ??= running.close()),
  }
})
