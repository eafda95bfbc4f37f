import type { TraceSummary } from './model'

/** The traces in which every word stands, in whatever case: in the id, the root, or the name of a service. */
export function filterTraces(traces: readonly TraceSummary[], text: string): readonly TraceSummary[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return traces
  return traces.filter(({ id, root, services }) => {
    const names = [id, root?.service ?? '', root?.operation ?? '', ...services.map(({ service }) => service ?? '')]
    const all = names.join('\n').toLowerCase()
    return words.every((word) => all.includes(word))
  })
}
