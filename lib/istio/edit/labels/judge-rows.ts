import { makeBare } from '@/lib/std/bare-record'
import { LABEL_SETS, type LabelSet } from '../editable-kinds'
import type { LabelSets } from './labels-answer'

/** One line of the editor of labels and annotations. */
export interface LabelRow {
  readonly id: number
  readonly set: LabelSet
  readonly key: string
  readonly value: string
}

export const ROW_PROBLEMS = [
  'keyMissing',
  'keyTwice',
  'keyForm',
  'keyLong',
  'prefixForm',
  'valueForm',
  'valueLong',
  'annotationsLarge',
] as const
export type RowProblem = (typeof ROW_PROBLEMS)[number]

/** What is wrong with a row, and at which of its two fields. */
export interface JudgedRow {
  readonly key: RowProblem | undefined
  readonly value: RowProblem | undefined
}

const NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/
const LONGEST_NAME = 63
const PREFIX = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/
const LONGEST_PREFIX = 253
/** Of all annotations of an object together: 256 KiB. */
const MOST_ANNOTATION_BYTES = 256 * 1024

/**
 * What Kubernetes would refuse of each row, by the row's id: keys are `[prefix/]name`, values of labels are names or empty, annotations hold
 * any text up to 256 KiB together. A key that stands twice is marked where it comes again.
 */
export function judgeRows(rows: readonly LabelRow[]): ReadonlyMap<number, JudgedRow> {
  const judged = new Map<number, JudgedRow>()
  for (const set of LABEL_SETS) {
    const own = rows.filter((row) => row.set === set)
    const isLabel = set === 'labels' || set === 'podLabels'
    const seen = new Set<string>()
    let bytes = 0
    for (const { id, key, value } of own) {
      bytes += sizeOf(key) + sizeOf(value)
      const isLarge = !isLabel && bytes > MOST_ANNOTATION_BYTES
      judged.set(id, {
        key: seen.has(key) ? 'keyTwice' : judgeKey(key, isLabel),
        value: isLabel ? judgeValue(value) : isLarge ? 'annotationsLarge' : undefined,
      })
      seen.add(key)
    }
  }
  return judged
}

/** The maps that the rows make. */
export function readRows(rows: readonly LabelRow[], sets: LabelSets): LabelSets {
  const made = LABEL_SETS.filter((set) => sets[set] !== undefined).map((set) => {
    const texts = makeBare<string>({})
    for (const row of rows) if (row.set === set) texts[row.key] = row.value
    return [set, texts] as const
  })
  return Object.fromEntries(made)
}

/** Keys that Kubernetes or kubectl writes for itself: they stay as they are, and are not shown as rows. */
export function isKept(key: string): boolean {
  return KEPT.has(key)
}

const KEPT: ReadonlySet<string> = new Set([
  'kubernetes.io/metadata.name',
  'kubectl.kubernetes.io/last-applied-configuration',
  'deployment.kubernetes.io/revision',
  'deprecated.daemonset.template.generation',
])

function judgeKey(key: string, isLabel: boolean): RowProblem | undefined {
  if (key === '') return 'keyMissing'
  const slash = key.indexOf('/')
  const [prefix, name] = slash === -1 ? [undefined, key] : [key.slice(0, slash), key.slice(slash + 1)]
  // Annotations are read without regard to case.
  const read = isLabel ? prefix : prefix?.toLowerCase()
  if (read !== undefined && (read.length > LONGEST_PREFIX || !PREFIX.test(read))) return 'prefixForm'
  if (name.length > LONGEST_NAME) return 'keyLong'
  return NAME.test(name) ? undefined : 'keyForm'
}

function judgeValue(value: string): RowProblem | undefined {
  if (value === '') return undefined
  if (!NAME.test(value)) return 'valueForm'
  return value.length > LONGEST_NAME ? 'valueLong' : undefined
}

function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length
}
