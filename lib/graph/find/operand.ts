import type { Latency } from '../model'

/** Data that a request has to ask for before an operand says anything (graph.md F5). */
export type Need = 'latency' | 'quantiles' | 'throughput' | 'labels' | 'operations' | 'idle' | 'idle-edges'

/** What operands read besides the element itself. */
export interface FindContext {
  /** By node id, 1 for the most touching edges; nodes with equally many share a rank, and no rank is left out. */
  readonly rank: ReadonlyMap<string, number>
  /** The response time that the user chose to see. */
  readonly latency: Exclude<Latency, 'none'>
}

export type NumberUnit = 'ms' | 'percent' | 'perSecond' | 'count'

interface Named {
  readonly name: string
  readonly aliases: readonly string[]
  readonly need?: Need
}

/** A row of the operand tables (graph.md 13): one word of the language, and how it is read from an element. */
export type Operand<E> =
  /** Any of the texts may match; none at all counts as one empty text. `values`: the only ones there are. */
  | (Named & {
      readonly kind: 'text'
      readonly values?: readonly (readonly string[])[]
      readonly read: (element: E) => readonly (string | undefined)[]
    })
  /** Undefined: absent, which is not 0. */
  | (Named & {
      readonly kind: 'number'
      readonly unit: NumberUnit
      readonly read: (element: E, context: FindContext) => number | null | undefined
    })
  /** Undefined: nobody can say (graph.md F3). */
  | (Named & { readonly kind: 'flag'; readonly read: (element: E) => boolean | undefined })
