import type { SplitTarget } from '@/lib/url/split-types'
import type { ServiceRouting } from '@/lib/url/routing-types'
import type { SplitScene } from './find-target'
import { readShares } from './read-shares'
import { readSplits } from './read-splits'
import type { RecordedObject } from './restore-split'
import type { SplitRule } from './split-model'
import { toTargets } from './to-targets'

/** An object as it was before and after a change; empty where it was not there, null where it was too large to keep. */
export interface ChangedObject extends RecordedObject {
  readonly before: string | null
}

/**
 * The shares that a change gave a rule. Undefined: it left the rule as it was, nobody knows what it wrote, or no share is more than 0.
 *
 * @param ruleId as `readSplits` calls it
 */
export function writtenTargets(
  routing: Pick<ServiceRouting, 'objects' | keyof SplitScene>,
  changed: readonly ChangedObject[],
  ruleId: string,
): readonly SplitTarget[] | undefined {
  for (const { kind, namespace, name, before, after } of changed) {
    const object = routing.objects.find((one) => one.kind === kind && one.namespace === namespace && one.name === name)
    if (object === undefined || before === null || after === null) continue
    const [was, is] = [before, after].map((text) =>
      text === ''
        ? undefined
        : readSplits({ ...routing, objects: [{ ...object, text }] }).find(({ id }) => id === ruleId),
    )
    if (is === undefined) continue
    const shares = readShares(is)
    const isSame = was !== undefined && said(was) === said(is)
    return isSame || shares.every((share) => share === 0) ? undefined : toTargets(is.destinations, shares)
  }
  return undefined
}

function said(rule: SplitRule): string {
  return JSON.stringify([rule.destinations.map(({ label }) => label), readShares(rule)])
}
