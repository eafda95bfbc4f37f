import type { FindingChange } from '@/lib/istio/checks/engine/compare-findings'
import type { Finding } from '@/lib/istio/checks/finding'

/** A place in a text, from 1 on. */
interface Position {
  readonly line: number
  readonly column: number
}

/** The answer of `POST /api/checks/preview`, as far as pages read it. */
export interface PreviewAnswer {
  readonly findings: readonly (Finding & { readonly at: Position | null })[]
  /** What appears and vanishes in the whole mesh. */
  readonly changes: readonly FindingChange[]
  /** Documents that are no YAML. */
  readonly problems: readonly (Position & { readonly message: string })[]
}
