import type { TraceTree, TreeRow } from './build-trace-tree'

/** The rows that stand there while these are folded: a folded row itself stays. */
export function unfoldedRows({ rows }: Pick<TraceTree, 'rows'>, folded: ReadonlySet<string>): readonly TreeRow[] {
  const shown: TreeRow[] = []
  for (let at = 0; at < rows.length;) {
    const row = rows[at]
    if (row === undefined) break
    shown.push(row)
    at += folded.has(row.id) ? row.below + 1 : 1
  }
  return shown
}
