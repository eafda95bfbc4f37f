import type { SchemaCheck } from '@/lib/openapi/create-schema-check'
import type { SchemaProblem } from '@/lib/openapi/schema-problem'
import type { Json } from '@/lib/std/json'
import { nearestWord } from '@/lib/std/nearest-word'
import { changeYaml } from './change-yaml'
import { fixValue } from './fix-text'
import { printText } from './print-scalar'
import { readYaml, readYamlDocuments, type YamlDocument } from './read-yaml'
import { locate, markOf, type SourceNode } from './source-node'
import { TextLines } from './text-lines'
import type { FieldFinding, TextEdit, TextFix, TextMark } from './text-mark'
import type { YamlProblem } from './yaml-problem'

export interface TextReport {
  /** In the order of the text. */
  readonly marks: readonly TextMark[]
  /** Absent where the text cannot be read. */
  readonly value?: Json
}

/** What is known besides the text. */
export interface TextKnowledge {
  readonly findings?: readonly FieldFinding[]
  /** By the cluster's schema of the kind. */
  readonly check?: SchemaCheck
  /** By what each of several documents is checked, of which no findings are told; absent: there may be one document only. */
  readonly several?: SchemaCheck
}

/** More marks help nobody, and cost. */
const MOST_MARKS = 300
/** Each prints the whole text once. */
const MOST_FIXES = 30
const LONGEST_FIXED = 200_000

/**
 * Everything to say about a text: what is wrong with it as YAML; where nothing is, what other readers make of it and what
 * was found about the fields of the object.
 */
export function reportText(text: string, { findings = [], check, several }: TextKnowledge = {}): TextReport {
  const documents = several === undefined ? undefined : readYamlDocuments(text)
  // What is empty is told as of one document.
  if (documents?.ok === true && documents.value.length > 1) {
    const lines = new TextLines(text)
    return {
      marks: inOrder(documents.value.flatMap((document) => ofDocument(document, { text, lines, check: several }))),
    }
  }
  const reading = readYaml(text)
  if (!reading.ok) return { marks: reading.error.map((problem) => toMark(problem, 'error')) }
  const { value, source } = reading.value
  const lines = new TextLines(text)
  const marks = [
    ...ofDocument(reading.value, { text, lines, check }),
    ...placedAll(findings, value, { text, source, lines }),
  ]
  return { value, marks: inOrder(marks) }
}

function inOrder(marks: readonly TextMark[]): readonly TextMark[] {
  return marks.toSorted((a, b) => a.from - b.from).slice(0, MOST_MARKS)
}

function ofDocument(
  { value, source, warnings }: YamlDocument,
  { check, ...place }: Omit<Placing, 'source'> & { readonly check: SchemaCheck | undefined },
): readonly TextMark[] {
  return [
    ...warnings.map((problem) => toMark(problem, 'warning')),
    ...(check?.(value) ?? []).map((problem) => fromSchema(problem, { ...place, source })),
  ]
}

interface Placing {
  readonly text: string
  readonly source: SourceNode
  readonly lines: TextLines
}

/** What was found about a place that has been fixed or changed since is not said any more. */
function placedAll(findings: readonly FieldFinding[], value: Json, placing: Placing): readonly TextMark[] {
  const { text, source, lines } = placing
  let left = text.length > LONGEST_FIXED ? 0 : MOST_FIXES
  return findings.flatMap(({ severity, steps, message, check, fixes = [] }) => {
    const patches = fixes.flatMap(({ title, patch }) => {
      const target = patch === undefined ? undefined : fixValue(value, patch)
      return target === undefined ? [] : [{ title, target }]
    })
    if (patches.length === 0 && fixes.some(({ patch }) => patch !== undefined)) return []
    const offered = patches.slice(0, left)
    left -= offered.length
    const { from, to } = markOf(locate(source, steps).node, text)
    const ways = offered.map(({ title, target }) => ({
      title: { sentence: title },
      edits: editsTo(text, changeYaml(text, target)),
    }))
    const { line } = lines.place(from)
    return [
      {
        from,
        to,
        line,
        severity,
        source: 'check' as const,
        message: { sentence: message },
        fixes: ways,
        ...(check === undefined ? {} : { check }),
      },
    ]
  })
}

/** One edit, from where the texts begin to differ to where they end to. */
function editsTo(before: string, after: string): readonly TextEdit[] {
  const shorter = Math.min(before.length, after.length)
  let from = 0
  while (from < shorter && before[from] === after[from]) from += 1
  let same = 0
  while (same < shorter - from && before.at(-1 - same) === after.at(-1 - same)) same += 1
  return [{ from, to: before.length - same, insert: after.slice(from, after.length - same) }]
}

function fromSchema(problem: SchemaProblem, placing: Placing): TextMark {
  const { text, source, lines } = placing
  const { node } = locate(source, problem.steps)
  const { from, to } = problem.code === 'unknownField' ? (node.key ?? node) : markOf(node, text)
  const { line } = lines.place(from)
  const message = { schema: problem.code, values: problem.values }
  return { from, to, line, severity: 'error', source: 'schema', message, fixes: fixesOf(problem, node, text) }
}

function fixesOf({ code, values }: SchemaProblem, node: SourceNode, text: string): readonly TextFix[] {
  const { key, from, to } = node
  const written = text.slice(from, to)
  if (code === 'unknownField' && values.near !== undefined && key !== undefined) {
    return [replaced(key.from, key.to, printText(values.near))]
  }
  if (code === 'enum') {
    const near = nearestWord(written.replaceAll(/["']/g, ''), values.allowed?.split(', ') ?? [])
    return near === undefined ? [] : [replaced(from, to, printText(near))]
  }
  // A number or a truth value in quotes, the most frequent of all.
  const bare = /^["'](-?[0-9]+(?:\.[0-9]+)?|true|false)["']$/.exec(written)?.[1]
  if (code !== 'type' || bare === undefined) return []
  const isTruth = bare === 'true' || bare === 'false'
  return values.wanted === (isTruth ? 'boolean' : 'integer') || values.wanted === 'number'
    ? [replaced(from, to, bare)]
    : []
}

function replaced(from: number, to: number, replacement: string): TextFix {
  return { title: { replacement }, edits: [{ from, to, insert: replacement }] }
}

function toMark({ from, to, line, code, values, replacement }: YamlProblem, severity: TextMark['severity']): TextMark {
  const fixes = replacement === undefined ? [] : [replaced(from, to, replacement)]
  return { from, to, line, severity, source: 'yaml', message: { yaml: code, values }, fixes }
}
