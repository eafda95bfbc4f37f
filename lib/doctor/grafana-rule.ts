import { configLines } from './config-lines'
import type { GrafanaEvidence } from './evidence'
import { clear, found, row, type Rule, unknown } from './judgement'
import { asSoonAs } from './source-words'

/** S25: a dashboard that is linked to is not there. */
export const grafanaRule: Rule<GrafanaEvidence> = {
  cause: 'S25',
  severity: 'info',
  judge({ dashboards, source }) {
    if (dashboards === null) return unknown(asSoonAs(source))
    const { wanted, missing } = dashboards
    if (missing.length === 0) return clear(`All ${wanted} dashboards that are linked to are there.`)
    return found(
      [
        `Grafana lacks ${missing.length} of ${wanted} dashboards that are linked to.`,
        'Import those of Istio (by their ids on grafana.com: 7639, 7636, 7630, 7645, 11829, 13277), let its credential see them, or name your own:',
        configLines(source, [
          'dashboards:',
          '  - title: My workloads',
          '    on: [workload]',
          '    variables: { namespace: "{namespace}", workload: "{workload}" }',
        ]),
      ],
      missing.map((title) => row('Missing', title)),
    )
  },
}
