import type { Advice } from '@/lib/doctor/advice/advice'

// What must be there before the mesh can be seen (product.md 3.12), as `GET /api/overview?parts=setup` answers it.

export const SETUP_STEPS = [
  'api-server',
  'control-plane',
  'namespaces',
  'metric-store',
  'istio-metrics',
  'proxies-scraped',
  'control-plane-scraped',
  'traffic',
  'security-labels',
  'trace-store',
  'trace-names',
  'grafana',
] as const
export type SetupStepId = (typeof SETUP_STEPS)[number]

export interface SetupStep {
  readonly id: SetupStepId
  /** `waiting`: nobody can say before an earlier step is done. */
  readonly state: 'ok' | 'attention' | 'missing' | 'waiting'
  /** What was found, in a sentence. */
  readonly found: string
  /** Null: there is nothing to do. */
  readonly fix: SetupFix | null
}

export interface SetupFix {
  readonly text: string
  /** To paste: a command, an object or lines of the configuration. */
  readonly snippet: string | null
}

export function done(id: SetupStepId, found: string): SetupStep {
  return { id, state: 'ok', found, fix: null }
}

export function waiting(id: SetupStepId, found: string): SetupStep {
  return { id, state: 'waiting', found, fix: null }
}

type Undone = Exclude<SetupStep['state'], 'ok' | 'waiting'>

export function undone(id: SetupStepId, state: Undone, [found, text, snippet = null]: Advice): SetupStep {
  return { id, state, found, fix: { text, snippet } }
}
