import { isJsonObject, type JsonObject } from '../json'
import { compareText } from '@/lib/std/compare-text'

/** From the object down to a field, in the elements of FieldsV1: `f:NAME`, `k:{"KEY":VALUE}` and `v:VALUE` of items of lists. */
export type FieldPath = readonly string[]

/** Places in an object. A place may be in it without those inside of it, and the other way round. */
export class FieldSet {
  readonly #paths: ReadonlyMap<string, FieldPath>

  constructor(paths: Iterable<FieldPath> = []) {
    this.#paths = new Map([...paths].map((path) => [JSON.stringify(path), path]))
  }

  get size(): number {
    return this.#paths.size
  }
  paths(): readonly FieldPath[] {
    return [...this.#paths.values()]
  }
  has(path: FieldPath): boolean {
    return this.#paths.has(JSON.stringify(path))
  }
  union(other: FieldSet): FieldSet {
    return new FieldSet([...this.paths(), ...other.paths()])
  }
  minus(other: FieldSet): FieldSet {
    return this.filter((path) => !other.has(path))
  }
  common(other: FieldSet): FieldSet {
    return this.filter((path) => other.has(path))
  }
  filter(keeps: (path: FieldPath) => boolean): FieldSet {
    return new FieldSet(this.paths().filter(keeps))
  }
  equals(other: FieldSet): boolean {
    return this.size === other.size && this.minus(other).size === 0
  }
}

interface Branch {
  isMember: boolean
  readonly inner: Map<string, Branch>
}

/** The set as `managedFields` hold it: a tree in which `.` stands for a place that has places inside of it. */
export function toFieldsV1(set: FieldSet): JsonObject {
  const root: Branch = { isMember: false, inner: new Map() }
  for (const path of set.paths()) {
    let branch = root
    for (const element of path) {
      const next = branch.inner.get(element) ?? { isMember: false, inner: new Map<string, Branch>() }
      branch.inner.set(element, next)
      branch = next
    }
    branch.isMember = true
  }
  return treeOf(root)
}

function treeOf({ isMember, inner }: Branch): JsonObject {
  const own: [string, JsonObject][] = isMember && inner.size > 0 ? [['.', {}]] : []
  const below = [...inner].map(([element, branch]): [string, JsonObject] => [element, treeOf(branch)])
  return Object.fromEntries([...own, ...below.sort(([a], [b]) => compareText(a, b))])
}

/** Deeper ones are nobody's. */
const DEEPEST = 500

/** Undefined when it is no such tree. */
export function readFieldsV1(fields: unknown): FieldSet | undefined {
  const paths: FieldPath[] = []
  const walk = (value: unknown, path: FieldPath): boolean => {
    if (!isJsonObject(value) || path.length > DEEPEST) return false
    const entries = Object.entries(value)
    if (path.length > 0 && (entries.length === 0 || Object.hasOwn(value, '.'))) paths.push(path)
    return entries.every(
      ([element, inner]) => element === '.' || (isElement(element) && walk(inner, [...path, element])),
    )
  }
  return walk(fields, []) ? new FieldSet(paths) : undefined
}

function isElement(text: string): boolean {
  if (text.startsWith('f:')) return true
  if (!/^[kv]:/.test(text)) return false
  try {
    return text.startsWith('v:') || isJsonObject(JSON.parse(text.slice(2)))
  } catch {
    return false
  }
}

/** As the real server words it: `.spec.listeners[name="http"].port`. */
export function pathText(path: FieldPath): string {
  return path.map(elementText).join('')
}

function elementText(element: string): string {
  const text = element.slice(2)
  if (element.startsWith('f:')) return `.${text}`
  if (element.startsWith('v:')) return `[${text}]`
  const keys: unknown = JSON.parse(text)
  const entries = isJsonObject(keys) ? Object.entries(keys) : []
  return `[${entries.map(([key, value]) => `${key}=${JSON.stringify(value)}`).join(',')}]`
}
