import type { Contradiction, WantedMode } from '@/lib/istio/mtls/compose-mtls'
import type { Level, Mode } from '@/lib/istio/mtls/effective-mode'
import type { RuleRef } from '@/lib/istio/mtls/mtls-edge'
import type { EditRequest } from './edit-types'
import type { MtlsOutlook } from './mtls-types'

/** What `GET /api/mtls` is asked: for what mutual TLS shall be set, and to what. */
export interface MtlsQuestionOf {
  readonly level: Level
  readonly namespace: string
  /** What it is about; of another level only what it is asked from, which must be there all the same. */
  readonly workload: string | null
  /** What it is asked from, which must be there. */
  readonly service: string | null
  readonly port: number | null
  /** Null: as it is. */
  readonly mode: WantedMode | null
  /** DestinationRules that contradict shall be changed along with it. */
  readonly mend: boolean
}

/** The answer of `GET /api/mtls`. */
export interface MtlsAnswer {
  /** What holds now, and who says so; `policy` is null also where the user may not see it. */
  readonly now: { readonly mode: Mode; readonly level: Level | null; readonly policy: RuleRef | null }
  readonly rootNamespace: string
  /** The policy that is there already and would be changed; null: a new one is made, or nothing. */
  readonly policy: RuleRef | null
  /** Other workloads of which that policy decides, too. */
  readonly shared: readonly string[]
  /** Of the namespace; the ports that Services lead to. */
  readonly workloads: readonly { readonly name: string; readonly ports: readonly number[] }[]
  readonly contradictions: readonly Contradiction[]
  /** What is handed to the preview; empty: nothing changes. */
  readonly changes: readonly EditRequest[]
  readonly outlook: MtlsOutlook | null
  /** What the user lacks to make the changes: `patch peerauthentications.security.istio.io`. */
  readonly missingRight: string | null
}
