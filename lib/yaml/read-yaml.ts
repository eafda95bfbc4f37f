import { isScalar, Composer, type CST, type Document, type ParsedNode, type YAMLError } from 'yaml'
import type { Json } from '@/lib/std/json'
import { failed, ok, type Result } from '@/lib/std/result'
import { JsonReader } from './json-reader'
import { YAML_LIMITS } from './limits'
import { readTokens } from './read-tokens'
import type { SourceNode } from './source-node'
import { TextLines } from './text-lines'
import type { YamlProblem } from './yaml-problem'

export interface YamlDocument {
  /** Integers beyond 2^53 are bigints. */
  readonly value: Json
  readonly source: SourceNode
  /** What kubectl would read differently. */
  readonly warnings: readonly YamlProblem[]
}

export type YamlReading = Result<readonly YamlDocument[], readonly YamlProblem[]>

const OPTIONS = {
  version: '1.2',
  schema: 'core',
  intAsBigInt: true,
  // The package's own search for duplicates is quadratic.
  uniqueKeys: false,
  merge: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const

/**
 * Reads one document of YAML 1.2 (core) as JSON, within the limits of `limits.ts`. Never throws.
 *
 * @returns the problems in the order of the text when there is anything that makes it another thing than one JSON value.
 */
export function readYaml(text: string): Result<YamlDocument, readonly YamlProblem[]> {
  const reading = readYamlDocuments(text)
  if (!reading.ok) return reading
  const [first, second] = reading.value
  const lines = new TextLines(text)
  if (first === undefined) return failed([{ code: 'empty', values: {}, ...lines.place(0) }])
  if (second === undefined) return ok(first)
  return failed([
    { code: 'severalDocuments', values: { count: reading.value.length }, ...lines.place(second.source.from) },
  ])
}

/** As `readYaml`, for a text with any number of documents; empty ones are left out, as kubectl does. */
export function readYamlDocuments(text: string): YamlReading {
  if (isTooLarge(text)) {
    return failed([{ code: 'tooLarge', values: { limit: YAML_LIMITS.bytes }, from: 0, to: 0, line: 1, column: 1 }])
  }
  const lines = new TextLines(text)
  const { tokens, fault } = readTokens(text)
  if (fault !== undefined) {
    const { code, offset, length } = fault
    return failed([{ code, values: { limit: YAML_LIMITS.depth }, ...lines.place(offset, offset + length) }])
  }
  return compose(tokens, text.length, lines)
}

function compose(tokens: readonly CST.Token[], length: number, lines: TextLines): YamlReading {
  const errors: YamlProblem[] = []
  const documents: YamlDocument[] = []
  for (const document of new Composer(OPTIONS).compose(tokens, true, length)) {
    const broken = [...document.errors, ...document.warnings]
    errors.push(...broken.slice(0, YAML_LIMITS.problems).map((error) => toProblem(error, lines)))
    if (isEmpty(document)) continue
    const reader = new JsonReader(lines)
    const { value, source } = reader.read(document.contents, 1)
    errors.push(...reader.errors)
    documents.push({ value, source, warnings: reader.warnings })
  }
  if (errors.length === 0) return ok(documents)
  return failed(errors.sort((a, b) => a.from - b.from).slice(0, YAML_LIMITS.problems))
}

function isEmpty({ contents }: Document.Parsed): boolean {
  const node: ParsedNode | null = contents
  if (node === null) return true
  return isScalar(node) && node.value === null && node.source === '' && node.anchor === undefined
}

function toProblem(error: YAMLError, lines: TextLines): YamlProblem {
  const place = lines.place(error.pos[0], error.pos[1])
  if (error.code === 'TAB_AS_INDENT') return { code: 'tab', values: {}, ...place }
  if (error.code === 'TAG_RESOLVE_FAILED') return { code: 'tag', values: {}, ...place }
  return { code: 'syntax', values: { detail: error.message }, ...place }
}

function isTooLarge(text: string): boolean {
  if (text.length > YAML_LIMITS.bytes) return true
  // No UTF-16 unit takes more than three bytes.
  return text.length * 3 > YAML_LIMITS.bytes && new TextEncoder().encode(text).length > YAML_LIMITS.bytes
}
