import { isRecord } from '@/lib/std/is-record'
import { addableVersions } from './addable-versions'
import type { SplitScene } from './find-target'
import type { NewSplit } from './new-split'
import { weightsOf } from './read-shares'
import { evenShares, rebalance, swapShares, toPercentages } from './rebalance'
import type { SplitDestination, SplitRule } from './split-model'

/** What somebody has chosen for a rule and not applied. Plain data, so that it can be kept as text. */
export interface SplitDraft {
  /** Of the rule's destinations, then of the added ones. */
  readonly percents: readonly number[]
  /** Ids. */
  readonly added: readonly string[]
  readonly locked: readonly string[]
  /** Ids of destinations whose missing subset shall be defined. */
  readonly define: readonly string[]
}

/** A rule with everything that can be chosen of it. */
export interface SplitDesk {
  readonly rule: SplitRule
  /** What can be added to it, or already stands in a route that is not there yet. */
  readonly addable: readonly SplitDestination[]
  /** What holds before anything is chosen. */
  readonly begin: SplitDraft
}

/** How a rule that is there begins: as it is written, in whole percentages. */
export function openDesk(scene: SplitScene, rule: SplitRule): SplitDesk {
  const addable = addableVersions(scene, rule).flatMap(({ destination }) =>
    typeof destination === 'string' ? [] : [destination],
  )
  const percents = toPercentages(weightsOf(rule))
  return { rule, addable, begin: { percents, added: [], locked: [], define: [] } }
}

/** How a route begins that is not there yet. */
export function openNewDesk({ rule, destinations, percents }: NewSplit): SplitDesk {
  const added = destinations.map(({ id }) => id)
  return { rule, addable: destinations, begin: { percents, added, locked: [], define: [] } }
}

/** The rows of a draft, in the order of its percentages. */
export function rowsOf({ rule, addable }: SplitDesk, { added }: SplitDraft): readonly SplitDestination[] {
  return [...rule.destinations, ...added.flatMap((id) => addable.find((one) => one.id === id) ?? [])]
}

/** Whether there is something to write. Locks are no change. */
export function isChanged({ rule, begin }: SplitDesk, { percents, added, define }: SplitDraft): boolean {
  if (rule.isNew === true) return added.length > 0
  const isDefined = rule.destinations.some(({ id, missingSubset }) => missingSubset !== null && define.includes(id))
  return added.length > 0 || isDefined || percents.some((percent, i) => percent !== begin.percents[i])
}

/** What can be done with the shares of a draft. */
export type SplitMove =
  | { readonly type: 'set'; readonly index: number; readonly percent: number }
  | { readonly type: 'swap'; readonly index: number }
  | { readonly type: 'even' }
  /** Everything to the first destination, which is the stable one by custom. */
  | { readonly type: 'stable' }
  | { readonly type: 'lock' | 'add' | 'remove' | 'define'; readonly id: string }

/** The draft after a move; the same one where nothing can be moved. */
export function moveSplit(desk: SplitDesk, draft: SplitDraft, move: SplitMove): SplitDraft {
  const { percents, added, locked: lockedIds, define } = draft
  const ids = rowsOf(desk, draft).map(({ id }) => id)
  const locked = new Set(ids.flatMap((id, i) => (lockedIds.includes(id) ? [i] : [])))
  switch (move.type) {
    case 'set':
      return { ...draft, percents: rebalance(percents, { index: move.index, percent: move.percent, locked }) }
    case 'stable':
      return { ...draft, percents: rebalance(percents, { index: 0, percent: 100, locked }) }
    case 'swap':
      return { ...draft, percents: swapShares(percents, move.index, locked) ?? percents }
    case 'even':
      return { ...draft, percents: locked.size === ids.length ? percents : evenShares(percents, locked) }
    case 'lock':
      return { ...draft, locked: toggled(lockedIds, move.id) }
    case 'define':
      return { ...draft, define: toggled(define, move.id) }
    case 'add':
      if (ids.includes(move.id) || !desk.addable.some(({ id }) => id === move.id)) return draft
      // The first row of all gets everything, a later one what it is given.
      return { ...draft, added: [...added, move.id], percents: [...percents, ids.length === 0 ? 100 : 0] }
    case 'remove':
      return added.includes(move.id) ? removed(draft, ids, move.id) : draft
  }
}

/** Its share goes to the others in their proportion, locked or not: 100 % must be somewhere. */
function removed(draft: SplitDraft, ids: readonly string[], id: string): SplitDraft {
  const index = ids.indexOf(id)
  const free = ids.length > 1 ? rebalance(draft.percents, { index, percent: 0, locked: new Set() }) : draft.percents
  return {
    ...draft,
    added: draft.added.filter((one) => one !== id),
    locked: draft.locked.filter((one) => one !== id),
    percents: free.filter((_, i) => i !== index),
  }
}

function toggled(list: readonly string[], id: string): readonly string[] {
  return list.includes(id) ? list.filter((one) => one !== id) : [...list, id]
}

/** A draft as it was kept; undefined where it does not fit the rule (any more). */
export function readDraft(desk: SplitDesk, text: string): SplitDraft | undefined {
  const value = parse(text)
  if (!isRecord(value)) return undefined
  const { percents, added, locked, define } = value
  if (!isList(percents, isPercent) || !isList(added, isText) || !isList(locked, isText) || !isList(define, isText))
    return undefined
  const draft = { percents, added, locked, define }
  const rows = rowsOf(desk, draft)
  const sum = percents.reduce((total, percent) => total + percent, 0)
  const fits =
    rows.length === desk.rule.destinations.length + added.length &&
    rows.length === percents.length &&
    new Set(added).size === added.length &&
    (sum === 100 || sum === 0)
  return fits ? draft : undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // written by another version, or by hand
  }
}

function isList<T>(value: unknown, is: (one: unknown) => one is T): value is readonly T[] {
  return Array.isArray(value) && value.every(is)
}

function isPercent(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 100
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}
