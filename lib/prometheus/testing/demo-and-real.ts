import { modelHarness, type ModelHarness } from '@/demo/testing/model-harness'
import type { PrometheusInstallation } from '@/demo/testing/prometheus-installations'
import { startRealPrometheus } from '@/demo/testing/real-prometheus'
import { type DemoAndReal, startDemoBeside } from './demo-beside'

/** A rate over a minute at the beginning of the longest window, and some. */
const HISTORY_MS = 400_000

/**
 * The demo's Prometheus, by the rules of the installed version, and that version itself, with some minutes of the demo's mesh in which
 * weights are moved, and a pod goes and comes back. Marks are loaded too.
 */
export function startDemoAndReal(
  installation: PrometheusInstallation,
  metrics: readonly string[],
): Promise<DemoAndReal> {
  const harness = modelHarness({ noise: true })
  live(harness)
  return startDemoBeside({
    ...{ harness, historyMs: HISTORY_MS, metrics, rules: installation.rules, type: 'prometheus' },
    startReal: () => startRealPrometheus({ installation }),
  })
}

function live({ clock, objects }: ModelHarness): void {
  clock.advance(120)
  const route = [{ destination: { host: 'reviews', subset: 'v3' } }]
  objects.apply('networking.istio.io/v1 VirtualService', 'bookinfo/reviews', {
    hosts: ['reviews'],
    http: [{ route }],
  })
  clock.advance(60)
  const pod = objects.list('pods').find(({ metadata }) => metadata.name.startsWith('ratings-v1'))
  if (pod === undefined) throw new Error('no pod of ratings-v1')
  objects.remove(pod)
  clock.advance(40)
  objects.put(pod)
  clock.advance(80)
}
