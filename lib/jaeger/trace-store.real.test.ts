import { sendSpans } from '@/demo/traces/send-spans'
import { startInstalledJaeger } from '@/e2e/real/servers/start-installed-jaeger'
import { describeTraceStore } from '@/lib/ports/testing/trace-store-contract'
import { createJaegerStore } from './create-jaeger-store'
import { traceStoreSettings } from '@/lib/outbound/testing/trace-store-settings'

describeTraceStore('a real Jaeger', async (traces) => {
  const running = await startInstalledJaeger()
  await sendSpans(running.otlpUrl, traces.flat())
  let ended: Promise<void> | undefined
  return {
    open: (limits) => createJaegerStore(traceStoreSettings(running.url, limits)),
    stop: () => (ended ??= running.stop()),
  }
})
