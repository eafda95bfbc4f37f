import { toWire } from '@/demo/zipkin/to-wire'
import { startInstalledZipkin, zipkinInstalled } from '@/e2e/real/servers/zipkin'
import { traceStoreSettings } from '@/lib/outbound/testing/trace-store-settings'
import { describeTraceStore } from '@/lib/ports/testing/trace-store-contract'
import { describe } from 'vitest'
import { createZipkinStore } from './create-zipkin-store'

describe.skipIf(!zipkinInstalled())('with Java', () => {
  describeTraceStore(
    'a real Zipkin',
    async (traces) => {
      const running = await startInstalledZipkin()
      const sent = await fetch(`${running.url}/api/v2/spans`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(traces.flatMap(toWire)),
      })
      if (sent.status !== 202) throw new Error(`Zipkin refused the spans: ${await sent.text()}`)
      let ended: Promise<void> | undefined
      return {
        open: (limits) => createZipkinStore(traceStoreSettings(running.url, limits)),
        stop: () => (ended ??= running.stop()),
      }
    },
    (operation) => operation.toLowerCase(),
  )
})
