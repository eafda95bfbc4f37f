import { isRecord } from '@/lib/std/is-record'
import type { Json, JsonRecord } from '@/lib/std/json'
import { YAML_LIMITS } from './limits'
import { printBlock, printText } from './print-scalar'

/** YAML takes a key of one line up to this length (YAML 1.2, 7.4.2); longer ones need a question mark. */
const LONGEST_KEY = 1_000

/**
 * Writes JSON as YAML the way kubectl does: blocks, two spaces, lists not indented, keys in their stored order. What
 * readers of YAML 1.1 take for something else (`on`, `0123`, `1:20`, dates) stands in quotes; bigints keep their digits.
 *
 * Law: `readYaml(printYaml(x))` gives x, for JSON within the limits of depth and size.
 */
export function printYaml(value: Json): string {
  return `${printNode(value, '', 0).replace(/^\n/, '')}\n`
}

/** Begins with a line end where it is a block below its key, else stands on the line of its key. */
function printNode(value: Json, indent: string, depth: number): string {
  // Each level of a block costs indentation on every line: what nobody can read anyway stays on one line.
  if (depth >= YAML_LIMITS.depth) return printFlow(value)
  if (isJsonList(value)) return printList(value, indent, depth)
  if (isRecord(value)) return printMap(value, indent, depth)
  if (typeof value === 'string')
    return printBlock(value, indent === '' && depth === 0 ? '  ' : indent) ?? printText(value)
  return printNumber(value)
}

function printMap(map: JsonRecord, indent: string, depth: number): string {
  const keys = Object.keys(map)
  if (keys.length === 0) return '{}'
  return keys.map((key) => `\n${indent}${printEntry(key, map[key] ?? null, indent, depth)}`).join('')
}

function printEntry(key: string, value: Json, indent: string, depth: number): string {
  const name = printText(key)
  const start = name.length > LONGEST_KEY ? `? ${name}\n${indent}:` : `${name}:`
  const inner = isJsonList(value) ? indent : `${indent}  `
  return spaced(start, printNode(value, inner, depth + 1))
}

function printList(list: readonly Json[], indent: string, depth: number): string {
  if (list.length === 0) return '[]'
  return list.map((item) => `\n${indent}${printItem(item, indent, depth)}`).join('')
}

/** The first line of a block stands behind the dash. */
function printItem(item: Json, indent: string, depth: number): string {
  const inner = `${indent}  `
  const text = printNode(item, inner, depth + 1)
  return text.startsWith('\n') ? `- ${text.slice(1 + inner.length)}` : spaced('-', text)
}

function spaced(start: string, text: string): string {
  return text.startsWith('\n') ? start + text : `${start} ${text}`
}

function printFlow(value: Json): string {
  if (isJsonList(value)) return `[${value.map(printFlow).join(', ')}]`
  if (!isRecord(value)) return typeof value === 'string' ? JSON.stringify(value) : printNumber(value)
  const entries = Object.entries(value)
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}: ${printFlow(inner)}`).join(', ')}}`
}

/** An integer in all of its digits: the shortest text of a double beyond 2^53 is that of another integer. */
function printNumber(value: Exclude<Json, object>): string {
  const isLarge = typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)
  return String(isLarge ? BigInt(value) : value)
}

function isJsonList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
