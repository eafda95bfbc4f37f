import { CallRecorder } from '@/demo/http/recorder'
import { startZipkin } from '@/demo/zipkin/server'
import { listedTraces } from '@/demo/testing/listed-traces'
import { steppedClock } from '@/demo/testing/stepped-clock'
import { traceStoreSettings } from '@/lib/outbound/testing/trace-store-settings'
import { describeTraceStore } from '@/lib/ports/testing/trace-store-contract'
import { createZipkinStore } from './create-zipkin-store'

describeTraceStore(
  'the demo’s Zipkin',
  async (traces) => {
    const running = await startZipkin({
      ...{ source: listedTraces(traces), port: 0, recorder: new CallRecorder() },
      clock: steppedClock(),
    })
    let ended: Promise<void> | undefined
    return {
      open: (limits) => createZipkinStore(traceStoreSettings(running.url, limits)),
      stop: () => (ended ??= running.close()),
    }
  },
  (operation) => operation.toLowerCase(),
)
