import { isMeasured } from './format-number'

/**
 * Writes a percentage with one decimal: `0%`, `4.2%`, `100%`. What is above 0 is never written as 0 but `<0.1%`, what is
 * below 100 never as 100 but `>99.9%` (graph.md V1).
 *
 * @returns no text for null and for what cannot be measured.
 */
export function formatPercent(percent: number | null): string {
  if (!isMeasured(percent)) return ''
  const digits = percent.toFixed(1)
  if (digits === '0.0') return percent === 0 ? '0%' : '<0.1%'
  if (digits === '100.0') return percent < 100 ? '>99.9%' : '100%'
  return `${digits}%`
}
