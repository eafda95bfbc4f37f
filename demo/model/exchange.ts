import type { Emission, Exchange, Outcome, ShareOf, TrafficNode } from './outcome'

/** A call as the proxy of the asker handles it. What servers report is theirs; the asker's reports are of the whole. */
export function exchanged(exchange: Exchange): Outcome {
  const { one, delayMs } = exchange
  if (delayMs === 0) return one
  const emissions: Emission[] = []
  const next: ShareOf<TrafficNode>[] = []
  for (const { of, share } of waysOf(one)) {
    for (const node of of.next) next.push({ of: node.of, share: share * node.share })
    for (const emission of of.emissions) {
      const report = { ...emission, share: share * emission.share }
      emissions.push(report.flow.side === 'destination' ? report : delayed(report, delayMs))
    }
  }
  const { answers, latency } = one
  return { emissions, next, hop: undefined, exchange, parts: [], answers, latency: latency.plus(delayMs) }
}

/** The single calls of which one is made, by chance. */
function waysOf(outcome: Outcome, share = 1): readonly ShareOf<Outcome>[] {
  if (outcome.parts.length === 0) return [{ of: outcome, share }]
  return outcome.parts.flatMap((part) => waysOf(part.of, share * part.share))
}

function delayed({ flow, share, traits }: Emission, delayMs: number): Emission {
  if (flow.kind === 'messages') return { flow, share, traits }
  const latency = traits.latency.plus(delayMs)
  const reason = traits.reason === '' ? 'delayed by a fault of the route' : traits.reason
  return { flow: { ...flow, flags: joinFlags('DI', flow.flags) }, share, traits: { ...traits, latency, reason } }
}

/** Flags in the order in which a proxy sets them; `-` stands for none. */
export function joinFlags(...flags: readonly string[]): string {
  return flags.filter((flag) => flag !== '-').join(',') || '-'
}
