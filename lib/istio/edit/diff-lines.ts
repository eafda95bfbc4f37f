import { diffComm } from 'node-diff3'

/** A line of a difference with its numbers from 1; null: it is not in that text. */
export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
  readonly before: number | null
  readonly after: number | null
}

/** Lines that stand together, or how many equal ones were left out between them. */
export type DiffPart = { readonly lines: readonly DiffLine[] } | { readonly folded: number }

const CONTEXT = 3

/** The difference of two texts line by line; equal lines further than three from a change are folded. */
export function diffLines(before: string, after: string): readonly DiffPart[] {
  return fold(allLines(toLines(before), toLines(after)))
}

function allLines(before: string[], after: string[]): readonly DiffLine[] {
  let [old, now] = [0, 0]
  return diffComm(before, after).flatMap((part): readonly DiffLine[] => {
    if ('common' in part) {
      return part.common.map((text) => ({ kind: 'same', text, before: (old += 1), after: (now += 1) }))
    }
    return [
      ...part.buffer1.map((text): DiffLine => ({ kind: 'removed', text, before: (old += 1), after: null })),
      ...part.buffer2.map((text): DiffLine => ({ kind: 'added', text, before: null, after: (now += 1) })),
    ]
  })
}

function fold(lines: readonly DiffLine[]): readonly DiffPart[] {
  const near = new Set<number>()
  for (const [i, { kind }] of lines.entries()) {
    if (kind !== 'same') for (let j = i - CONTEXT; j <= i + CONTEXT; j += 1) near.add(j)
  }
  const parts: ({ lines: DiffLine[] } | { folded: number })[] = []
  for (const [i, line] of lines.entries()) {
    const last = parts.at(-1)
    if (near.has(i)) {
      if (last !== undefined && 'lines' in last) last.lines.push(line)
      else parts.push({ lines: [line] })
    } else if (last !== undefined && 'folded' in last) last.folded += 1
    else parts.push({ folded: 1 })
  }
  return parts
}

function toLines(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n')
}
