import { isNode, LineCounter, parseAllDocuments } from 'yaml'
import type { Document } from 'yaml'
import { field, list } from '../model/json'

export interface Position {
  /** From 1. */
  readonly line: number
  /** From 1. */
  readonly column: number
}

export interface SourceProblem extends Position {
  readonly message: string
}

/** One object of a text, and where its parts stand in it. */
export interface SourceObject {
  readonly value: unknown
  /** Of the field at the end of these steps, or of the nearest one above it. */
  readonly positionOf: (steps: readonly (string | number)[]) => Position
}

export interface SourceText {
  readonly objects: readonly SourceObject[]
  readonly problems: readonly SourceProblem[]
}

/** Aliases that may be written out, all in all: more is a bomb. */
const MAX_ALIASES = 100

const TOO_DEEP = 'This is nested too deeply to be read.'

/**
 * Reads YAML or JSON of one or several documents; a `List` is its items. A document that is no YAML is a problem with its place,
 * and the others are read all the same. Empty documents are nothing.
 */
export function readDocuments(source: string): SourceText {
  const lines = new LineCounter()
  const objects: SourceObject[] = []
  const problems: SourceProblem[] = []
  const positionAt = (offset: number): Position => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  for (const document of parse(source, lines)) {
    if (document === UNREADABLE) {
      problems.push({ line: 1, column: 1, message: TOO_DEEP })
      continue
    }
    const [error] = document.errors
    if (error !== undefined) {
      const isEndless = error.code === 'RESOURCE_EXHAUSTION'
      problems.push({
        ...positionAt(error.pos[0]),
        message: isEndless ? TOO_DEEP : `This is no YAML: ${error.message}`,
      })
      continue
    }
    const value = toValue(document)
    if (value === UNREADABLE) {
      problems.push({ ...positionAt(document.range?.[0] ?? 0), message: 'This document has too many aliases.' })
    } else if (value !== null && value !== undefined) objects.push(...objectsOf(value, document, positionAt))
  }
  return { objects, problems }
}

const UNREADABLE = Symbol('unreadable')

function parse(source: string, lineCounter: LineCounter): readonly (Document | typeof UNREADABLE)[] {
  try {
    const documents = parseAllDocuments(source, { lineCounter, logLevel: 'error', prettyErrors: false })
    return Array.isArray(documents) ? documents : []
  } catch {
    return [UNREADABLE] // the parser recurses: thousands of brackets end its stack
  }
}

function toValue(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES })
  } catch {
    return UNREADABLE
  }
}

function objectsOf(
  value: unknown,
  document: Document,
  positionAt: (offset: number) => Position,
): readonly SourceObject[] {
  const place = (prefix: readonly (string | number)[]) => (steps: readonly (string | number)[]) =>
    positionAt(offsetOf(document, [...prefix, ...steps]))
  const items = field(value, 'items')
  const isList = field(value, 'apiVersion') === 'v1' && field(value, 'kind') === 'List' && Array.isArray(items)
  if (!isList) return [{ value, positionOf: place([]) }]
  return list(items).map((item, i) => ({ value: item, positionOf: place(['items', i]) }))
}

/** Of the key for fields, of the item for list items. */
function offsetOf(document: Document, steps: readonly (string | number)[]): number {
  for (let length = steps.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(steps.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return document.range?.[0] ?? 0
}
