import type { SetupStep } from './checklist'
import { apiServerStep, controlPlaneStep, namespacesStep } from './cluster-steps'
import { grafanaStep } from './grafana-step'
import {
  controlPlaneScrapedStep,
  istioMetricsStep,
  metricStoreStep,
  proxiesStep,
  securityStep,
  trafficStep,
} from './metric-steps'
import type { SetupKnown } from './setup-known'
import { traceNamesStep, traceStoreStep } from './trace-steps'

const STEPS: readonly ((known: SetupKnown) => SetupStep)[] = [
  apiServerStep,
  controlPlaneStep,
  namespacesStep,
  metricStoreStep,
  istioMetricsStep,
  proxiesStep,
  controlPlaneScrapedStep,
  trafficStep,
  securityStep,
  traceStoreStep,
  traceNamesStep,
  grafanaStep,
]

/** What must be there before the mesh can be seen, in the order in which it is put right (product.md 3.12). */
export function buildChecklist(known: SetupKnown): readonly SetupStep[] {
  return STEPS.map((step) => step(known))
}
