import { configLines, usualAddress } from '@/lib/doctor/config-lines'
import { findCandidate } from './candidates'
import { done, type SetupStep, undone } from './checklist'
import type { SetupKnown } from './setup-known'

const GRAFANA = { type: 'grafana' } as const

export function grafanaStep({ grafana, cluster, controlPlaneNamespaces }: SetupKnown): SetupStep {
  const id = 'grafana'
  if (grafana === null) {
    const found = findCandidate(cluster.services, 'grafana', controlPlaneNamespaces)
    const advice =
      found === undefined
        ? 'Links are optional. Name the addresses of Grafana for Pharos and for browsers in the configuration:'
        : `The Service ${found.service} looks like one. Name its addresses for Pharos and for browsers in the configuration:`
    const url = found?.url ?? usualAddress(GRAFANA)
    const lines = [`url: ${url}`, 'external_url: https://grafana.example.com']
    return undone(id, 'attention', ['Nothing links to Grafana.', advice, configLines(GRAFANA, lines)])
  }
  if ('failure' in grafana) {
    return undone(id, 'attention', [
      `Grafana could not be asked for its dashboards: ${grafana.failure}`,
      'Check its address and the credential under links.grafana in the configuration.',
    ])
  }
  if (grafana.dashboards > 0) return done(id, `Grafana answers with ${grafana.dashboards} dashboards.`)
  return undone(id, 'attention', [
    'Grafana answers, but shows us no dashboard.',
    'Import the dashboards of Istio into it, or give Pharos a credential that may see them.',
  ])
}
