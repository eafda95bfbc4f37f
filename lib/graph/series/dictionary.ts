import { compareText } from '@/lib/std/compare-text'
import type { FactsIndex } from './index-facts'
import { objectKey } from './index-facts'
import type { ResolvedRow, WorkloadIdentity } from './resolved-row'

/** Rates by value of one label of one workload. */
type Votes = Map<string, number>
interface Ballot {
  readonly apps: Votes
  readonly versions: Votes
}

/**
 * Sets app and version of every workload (N8): the known value with the larger rate over all rows of any reporter, the smaller
 * text where rates are equal; what telemetry leaves open is taken from the facts. A waypoint has no app, so that it never joins one.
 */
export function fillDictionary(
  rows: readonly ResolvedRow[],
  identities: Iterable<WorkloadIdentity>,
  index: FactsIndex,
): void {
  const ballots = new Map<WorkloadIdentity, Ballot>()
  for (const { source, destination, group, rate } of rows) {
    vote(ballots, source.known, group.source, rate)
    vote(ballots, destination.known, group.destination, rate)
  }
  for (const identity of identities) {
    if (identity.waypoint) continue
    const ballot = ballots.get(identity)
    const facts = index.clusters
      .get(identity.cluster ?? '')
      ?.workloads.get(objectKey(identity.namespace ?? '', identity.workload))
    identity.app = winner(ballot?.apps) ?? facts?.app ?? null
    identity.version = winner(ballot?.versions) ?? facts?.version ?? null
  }
}

interface Named {
  readonly workload: string | null
  readonly app: string | null
  readonly version: string | null
}

function vote(
  ballots: Map<WorkloadIdentity, Ballot>,
  identity: WorkloadIdentity | null,
  raw: Named,
  rate: number,
): void {
  // A workload that was found in another way (N4, N6) is not described by the labels beside its empty name.
  if (identity === null || raw.workload === null) return
  let ballot = ballots.get(identity)
  if (ballot === undefined) {
    ballot = { apps: new Map(), versions: new Map() }
    ballots.set(identity, ballot)
  }
  if (raw.app !== null) ballot.apps.set(raw.app, (ballot.apps.get(raw.app) ?? 0) + rate)
  if (raw.version !== null) ballot.versions.set(raw.version, (ballot.versions.get(raw.version) ?? 0) + rate)
}

function winner(votes: Votes | undefined): string | undefined {
  if (votes === undefined || votes.size < 2) return votes?.keys().next().value
  const [best] = [...votes].sort(([a, rateA], [b, rateB]) => rateB - rateA || compareText(a, b))
  return best?.[0]
}
