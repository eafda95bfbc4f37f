import { type Protocol, type Reporter } from '../model'
import type { DestinationEnd, ResolvedRow, SourceEnd } from '../series/resolved-row'

/** A row and the part of it that counts: 1, unless the same traffic is partly told by other rows. */
export interface WeightedRow {
  readonly row: ResolvedRow
  readonly weight: number
}

/** Rates of a pair by who reported them. */
export type ReporterSums = Readonly<Record<Reporter, number>>

/** All reports about one caller, one destination and one protocol. The graph's type does not matter here, so totals do not depend on it. */
export interface Pair {
  readonly source: SourceEnd
  readonly destination: DestinationEnd
  readonly protocol: Protocol
  /** Of every reporter. */
  readonly rows: readonly ResolvedRow[]
  readonly sums: ReporterSums
  /** Whose numbers are drawn (C1). */
  readonly chosen: Reporter
  readonly chosenRows: readonly WeightedRow[]
  /** What the caller experienced: the rows that C1 chooses for client preference. */
  readonly callerRows: readonly WeightedRow[]
  /** What the server saw (C2); empty where no server reported. */
  readonly serverRows: readonly WeightedRow[]
  /** Of a wholly unknown caller: part of this may be traffic that callers named elsewhere claim (C5). */
  readonly overlap: boolean
}
