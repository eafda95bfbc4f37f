import { SECURITY_LABEL } from '../queries'
import type { Advice } from './advice'

/** What Telemetry objects take away is told by them alone. */
export const LIST_TELEMETRIES = 'kubectl get telemetries.telemetry.istio.io --all-namespaces --output yaml'

interface Lost {
  /** How many series lack each label; one label at least. */
  readonly lacking: readonly (readonly [label: string, series: number])[]
  readonly series: number
  /** Not everything is visible: then no number of the whole mesh is told. */
  readonly limited: boolean
}

/** S10: series of requests lack labels that are read. */
export function lostLabels({ lacking, series, limited }: Lost): Advice {
  const names = lacking.map(([label]) => label)
  const one = names.length === 1
  const how = limited ? 'Some series' : `${Math.max(...lacking.map(([, count]) => count))} of ${series} series`
  const effect = one && names[0] === SECURITY_LABEL ? ', without which padlocks are missing' : ''
  return [
    `${how} of requests lack ${one ? 'the label' : 'labels:'} ${names.join(', ')}${effect}.`,
    one
      ? 'Look for a Telemetry object whose overrides remove the label, and for relabelling in Prometheus that drops it:'
      : 'Look for a Telemetry object whose overrides remove the labels, and for relabelling in Prometheus that drops them:',
    LIST_TELEMETRIES,
  ]
}
