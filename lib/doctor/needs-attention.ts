import type { SourceReport } from './model'

const WELL: readonly SourceReport['source']['state'][] = ['fresh', 'off', 'starting']

/** Whether somebody should look at a source: it does not do well, or something was found that costs more than a remark. */
export function needsAttention({ source, checks }: SourceReport): boolean {
  if (!WELL.includes(source.state)) return true
  return checks.some(({ result, severity }) => result === 'found' && severity !== 'info')
}
