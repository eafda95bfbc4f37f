import type { Advice } from './advice'

/** Of Istio 1.4 and older, whose telemetry is not read. */
const MIXER_METRIC = 'istio_request_duration_seconds'

/** Those of the metrics that Mixer wrote. */
export function oldMetrics(names: readonly string[]): readonly string[] {
  return names.filter((name) => name.startsWith(MIXER_METRIC))
}

/** S11: telemetry of Mixer. */
export const OLD_TELEMETRY: Advice = [
  'The metrics are those of Istio 1.4 or older.',
  'Upgrade Istio: telemetry of Mixer is not read.',
]
