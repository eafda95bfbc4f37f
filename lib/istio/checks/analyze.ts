import { Analyser, type Analysis } from './engine/analyser'
import type { AnalyzeOptions } from './options'

export interface ClusterInput {
  readonly cluster: string
  /** JSON that nobody checked; with two of one kind and name the later one counts. */
  readonly objects: Iterable<unknown>
}

/**
 * Checks the objects of one or several clusters (config-checks.md). It never throws for any JSON; what cannot be read is a finding.
 * Linear in the objects: some 2,000 take a fraction of a second.
 */
export function analyze(input: readonly ClusterInput[], options: AnalyzeOptions = {}): Analysis {
  const analyser = new Analyser(input.map(({ cluster }) => cluster), options) // prettier-ignore
  for (const { cluster, objects } of input) analyser.read(cluster, objects)
  return analyser.run()
}
