import { modelHarness } from '@/demo/testing/model-harness'
import { startRealVictoriaMetrics } from '@/demo/testing/real-victoria-metrics'
import { type DemoAndReal, startDemoBeside } from './demo-beside'

/** The longest window, a rate at its beginning, and some. */
const HISTORY_MS = 700_000

/**
 * The demo's Prometheus and a real VictoriaMetrics, with minutes of the demo's mesh in which nothing changes: the two compute rates
 * differently where something does.
 */
export function startDemoAndVictoriaMetrics(binary: string, metrics: readonly string[]): Promise<DemoAndReal> {
  const harness = modelHarness()
  harness.clock.advance(HISTORY_MS / 1000)
  return startDemoBeside({
    ...{ harness, historyMs: HISTORY_MS, metrics, rules: '3', type: 'victoriametrics' },
    startReal: () => startRealVictoriaMetrics(binary),
  })
}
