import { isJsonObject, type JsonObject } from '../json'
import { type FieldPath, FieldSet } from './field-set'
import type { Layout } from './layout'
import { itemsByElement } from './list-items'
import { isDeepStrictEqual } from 'node:util'

/** What a write changed. */
export interface FieldChanges {
  readonly added: FieldSet
  readonly modified: FieldSet
  readonly removed: FieldSet
}

type Noted = Record<keyof FieldChanges, FieldPath[]>

/** The fields in which two states of an object differ. */
export function compareFields(before: unknown, after: unknown, layout: Layout): FieldChanges {
  const noted: Noted = { added: [], modified: [], removed: [] }
  compare([before, after], layout, [], noted)
  const { added, modified, removed } = noted
  return { added: new FieldSet(added), modified: new FieldSet(modified), removed: new FieldSet(removed) }
}

/** Undefined: there is none on this side. */
type Sides<T> = readonly [before: T | undefined, after: T | undefined]

function compare(sides: Sides<unknown>, layout: Layout, path: FieldPath, noted: Noted): void {
  const [before, after] = sides
  if (before === after) return
  const maps = layout.isWhole ? undefined : bothAre(sides, isJsonObject)
  const lists = layout.list === 'whole' ? undefined : bothAre(sides, isList)
  if (maps !== undefined) descend(childrenOf(maps, layout), path, noted)
  else if (lists !== undefined) descend(itemsOf(lists, layout), path, noted)
  else if (before !== undefined && after !== undefined) {
    if (!isDeepStrictEqual(before, after)) noted.modified.push(path)
    return
  }
  if (layout.isGiven && maps !== undefined) return
  if (before === undefined) noted.added.push(path)
  else if (after === undefined) noted.removed.push(path)
}

type Children = ReadonlyMap<string, { readonly sides: Sides<unknown>; readonly layout: Layout }>

function descend(children: Children, path: FieldPath, noted: Noted): void {
  for (const [element, { sides, layout }] of children) compare(sides, layout, [...path, element], noted)
}

function childrenOf([before = {}, after = {}]: Sides<JsonObject>, layout: Layout): Children {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  const own = (map: JsonObject, key: string): unknown => (Object.hasOwn(map, key) ? map[key] : undefined)
  return new Map(
    [...keys].map((key) => [`f:${key}`, { sides: [own(before, key), own(after, key)], layout: layout.field(key) }]),
  )
}

function itemsOf([before = [], after = []]: Sides<readonly unknown[]>, layout: Layout): Children {
  const [old, next] = [itemsByElement(before, layout), itemsByElement(after, layout)]
  const elements = new Set([...old.keys(), ...next.keys()])
  return new Map(
    [...elements].map((element) => [element, { sides: [old.get(element), next.get(element)], layout: layout.item() }]),
  )
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value)
}

/** The sides, when each that is there is of the kind, and not all are empty: an empty map is a value like any other. */
function bothAre<T extends object>(
  [before, after]: Sides<unknown>,
  is: (value: unknown) => value is T,
): Sides<T> | undefined {
  const [old, next] = [before, after].map((side) => (side === undefined || is(side) ? { side } : undefined))
  if (old === undefined || next === undefined) return undefined
  const isEmpty = [old.side, next.side].every((side) => side === undefined || Object.keys(side).length === 0)
  return isEmpty ? undefined : [old.side, next.side]
}
