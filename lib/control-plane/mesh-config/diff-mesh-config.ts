import { parseDurationNs } from '@/lib/istio/parse-duration-ns'
import { makeBare } from '@/lib/std/bare-record'
import { compareText } from '@/lib/std/compare-text'
import { isRecord } from '@/lib/std/is-record'
import { nameOf } from './overlay-mesh-config'

/** A field that is not as Istio has it by itself. */
export interface ConfigDifference {
  /** As people write it: `defaultConfig.tracing.sampling`, `extensionProviders[otel]`. */
  readonly path: string
  /** As text or JSON; null: it is empty here. */
  readonly here: string | null
  /** Null: there is no default. */
  readonly usual: string | null
}

/** Nobody looks through more, and a map that anybody filled has no end. */
const MOST = 500

/**
 * The fields in which a mesh configuration differs from the defaults, sorted by path. Lists are told as a whole, providers each by its
 * name; durations that are written in two ways are equal.
 */
export function diffMeshConfig(here: unknown, usual: unknown): readonly ConfigDifference[] {
  return [...differencesAt('', here, usual)].toSorted((a, b) => compareText(a.path, b.path)).slice(0, MOST)
}

function* differencesAt(path: string, here: unknown, usual: unknown): Generator<ConfigDifference> {
  if (isRecord(here) || isRecord(usual)) {
    const [own, other] = [bare(here), bare(usual)]
    for (const field of new Set([...Object.keys(own), ...Object.keys(other)])) {
      yield* differencesAt(path === '' ? field : `${path}.${field}`, own[field], other[field])
    }
    return
  }
  if (isNamed(here) && isNamed(usual)) {
    const [own, other] = [byName(here), byName(usual)]
    for (const name of new Set([...own.keys(), ...other.keys()])) {
      yield* whole(`${path}[${name}]`, own.get(name), other.get(name))
    }
    return
  }
  yield* whole(path, here, usual)
}

/** Fields have the names that anybody wrote. */
function bare(value: unknown): Readonly<Record<string, unknown>> {
  return makeBare<unknown>(isRecord(value) ? { ...value } : {})
}

function* whole(path: string, here: unknown, usual: unknown): Generator<ConfigDifference> {
  const [own, other] = [print(here), print(usual)]
  if (own === other || isSameDuration(own, other)) return
  yield { path, here: own, usual: other }
}

function isNamed(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0 && value.every((item) => nameOf(item) !== undefined)
}

function byName(items: readonly unknown[]): ReadonlyMap<string, unknown> {
  return new Map(items.map((item) => [nameOf(item) ?? '', item]))
}

/** What is empty says nothing, whether or not it is there. */
function print(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null
  if (Array.isArray(value) && value.length === 0) return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function isSameDuration(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return false
  const length = parseDurationNs(a)
  return length !== undefined && length === parseDurationNs(b)
}
