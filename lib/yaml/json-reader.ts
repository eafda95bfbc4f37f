import { type Json, sameJson } from '@/lib/std/json'
import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { kubectlReading } from './kubectl-reading'
import { YAML_LIMITS } from './limits'
import { printText } from './print-scalar'
import type { SourceNode } from './source-node'
import type { TextLines } from './text-lines'
import type { YamlProblem, YamlProblemCode } from './yaml-problem'

interface Read {
  readonly value: Json
  readonly source: SourceNode
  /** Keys, values and their characters, aliases written out. */
  readonly size: number
  /** Maps and lists within each other. */
  readonly height: number
}

type Range = readonly [from: number, to: number]

/** Keys that reach into the prototype of whatever object they are written to. */
const FORBIDDEN = new Set(['__proto__'])
const NOTHING: ReadonlyMap<string, SourceNode> = new Map()

/** Makes JSON of the nodes of one document, with the place of every value, and notes what JSON cannot hold. */
export class JsonReader {
  readonly errors: YamlProblem[] = []
  readonly warnings: YamlProblem[] = []
  readonly #lines: TextLines
  readonly #anchors = new Map<string, Read | 'open'>()
  #aliases = 0

  constructor(lines: TextLines) {
    this.#lines = lines
  }

  read(node: ParsedNode | null, depth: number, at = 0): Read {
    if (node === null) return leaf(null, at, at)
    if (isAlias(node)) return this.#alias(node, depth)
    const anchor = node.anchor
    if (anchor !== undefined) this.#anchors.set(anchor, 'open')
    const read = this.#content(node, depth)
    if (anchor !== undefined) this.#anchors.set(anchor, read)
    return read
  }

  #content(node: ParsedNode, depth: number): Read {
    if (isScalar(node)) return this.#scalar(node)
    if (isMap(node)) return this.#map(node, depth)
    return isSeq(node) ? this.#list(node, depth) : leaf(null, ...rangeOf(node))
  }

  #list(node: YAMLSeq.Parsed, depth: number): Read {
    const children = new Map<number, SourceNode>()
    const list: Json[] = []
    const total = new Total()
    for (const item of node.items) {
      const read = this.read(item, depth + 1, node.range[1])
      children.set(list.length, read.source)
      list.push(read.value)
      total.add(read)
    }
    const [from, to] = rangeOf(node)
    return { value: list, source: { from, to, children }, ...this.#bounded(total, from, to) }
  }

  #map(node: YAMLMap.Parsed, depth: number): Read {
    const children = new Map<string, SourceNode>()
    const record: Record<string, Json> = {}
    const total = new Total()
    for (const pair of node.items) {
      const key = this.#key(pair)
      const after = pair.key.range[1]
      const read = this.read(pair.value, depth + 1, after)
      total.add(read, key?.name.length)
      if (key === undefined) continue
      if (children.has(key.name)) {
        this.#refuse('duplicateKey', [key.from, key.to], { key: shortened(key.name) })
        continue
      }
      children.set(key.name, { ...read.source, key: { from: key.from, to: key.to } })
      record[key.name] = read.value
    }
    const [from, to] = rangeOf(node)
    return { value: record, source: { from, to, children }, ...this.#bounded(total, from, to) }
  }

  /** @returns undefined after a refusal */
  #key({ key }: Pair<ParsedNode, ParsedNode | null>): { name: string; from: number; to: number } | undefined {
    const [from, to] = rangeOf(key)
    if (!isScalar(key) || typeof key.value !== 'string') {
      const source = isScalar(key) && typeof key.source === 'string' ? key.source : ''
      const replacement = source === '' ? undefined : JSON.stringify(source)
      this.#refuse('keyNotText', [from, to], { key: shortened(source === '' ? '?' : source) }, replacement)
      return undefined
    }
    const name = key.value
    if (FORBIDDEN.has(name)) {
      this.#refuse('forbiddenKey', [from, to], { key: name })
      return undefined
    }
    if (key.type === 'PLAIN') this.#compare(key, name)
    return { name, from, to }
  }

  #scalar(node: Scalar.Parsed): Read {
    const [from, to] = rangeOf(node)
    const value = toJson(node.value)
    if (value === undefined) {
      this.#refuse('notJson', [from, to], { value: shortened(node.source) })
      return leaf(null, from, to)
    }
    if (node.type === 'PLAIN') this.#compare(node, value)
    return leaf(value, from, to)
  }

  #alias(node: Alias.Parsed, depth: number): Read {
    const [from, to] = rangeOf(node)
    this.#aliases += 1
    if (this.#aliases === YAML_LIMITS.aliases + 1) {
      this.#refuse('tooManyAliases', [from, to], { limit: YAML_LIMITS.aliases })
    }
    const target = this.#anchors.get(node.source)
    if (target === undefined) this.#refuse('unknownAlias', [from, to], { key: shortened(node.source) })
    else if (target === 'open') this.#refuse('aliasOfItself', [from, to], { key: shortened(node.source) })
    else if (depth + target.height > YAML_LIMITS.depth) {
      this.#refuse('tooDeep', [from, to], { limit: YAML_LIMITS.depth })
    } else if (this.#aliases <= YAML_LIMITS.aliases) {
      return { ...target, source: { from, to, children: NOTHING } }
    }
    return leaf(null, from, to)
  }

  /** Notes an unquoted text that kubectl takes for something else. */
  #compare(node: Scalar.Parsed, here: Exclude<Json, object>): void {
    const there = node.source === '<<' ? '<<' : kubectlReading(node.source)
    if (there === undefined || (there !== '<<' && sameJson(there, here))) return
    const [from, to] = rangeOf(node)
    // What stands there for us is what is meant; in quotes, or as the number that it is, everybody reads it.
    const replacement = typeof here === 'string' ? printText(here) : String(here)
    const values = { here: typeof here === 'string' ? JSON.stringify(here) : String(here), there: String(there) }
    if (this.warnings.length >= YAML_LIMITS.problems) return
    this.warnings.push({ code: 'readDifferently', values, replacement, ...this.#lines.place(from, to) })
  }

  #bounded(total: Total, from: number, to: number): { size: number; height: number } {
    if (total.size > YAML_LIMITS.expandedSize) {
      this.#refuse('aliasTooLarge', [from, to], { limit: YAML_LIMITS.expandedSize })
      return { size: 0, height: total.height + 1 }
    }
    return { size: total.size, height: total.height + 1 }
  }

  #refuse(code: YamlProblemCode, [from, to]: Range, values: YamlProblem['values'], replacement?: string): void {
    if (this.errors.length >= YAML_LIMITS.problems) return
    const mended = replacement === undefined ? {} : { replacement }
    this.errors.push({ code, values, ...mended, ...this.#lines.place(from, to) })
  }
}

/** What a map or a list holds. */
class Total {
  size = 1
  height = 0

  add(read: Read, keyLength = 0): void {
    this.size += read.size + keyLength + 1
    this.height = Math.max(this.height, read.height)
  }
}

function leaf(value: Json, from: number, to: number): Read {
  const size = typeof value === 'string' ? value.length + 1 : 1
  return { value, source: { from, to, children: NOTHING }, size, height: 0 }
}

/** Start and end of the value itself, without what follows it. */
function rangeOf(node: ParsedNode): Range {
  return [node.range[0], node.range[1]]
}

/** @returns undefined for what JSON has no word for */
function toJson(value: unknown): Exclude<Json, object> | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
