import { askPrometheus, differenceOf } from './prometheus-answer'

export type QueryParameters = Readonly<Record<string, string>>

export interface Comparison {
  /** What the two say differently, with its request. */
  readonly differences: readonly string[]
  /** How many requests had values in the answer that was expected. */
  readonly filled: number
}

/** Sends the same requests to two servers. `expected` and `actual` are their addresses. */
export async function comparePrometheus(
  { expected, actual }: { readonly expected: string; readonly actual: string },
  path: 'query' | 'query_range',
  requests: Iterable<QueryParameters>,
): Promise<Comparison> {
  const differences: string[] = []
  let filled = 0
  for (const request of requests) {
    const [theirs, ours] = await Promise.all([
      askPrometheus(expected, path, request),
      askPrometheus(actual, path, request),
    ])
    const found = differenceOf(theirs, ours)
    if (found !== undefined) differences.push(`${JSON.stringify(request)}: ${found}`)
    if (theirs.values.size > 0) filled++
  }
  return { differences, filled }
}
