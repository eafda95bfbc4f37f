import { diffLines, type DiffLine } from './diff-lines'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd', ''), { maxLength: 12 })

function linesOf(before: string, after: string): readonly DiffLine[] {
  return diffLines(before, after).flatMap((part) => ('lines' in part ? part.lines : []))
}

const text = (some: readonly string[]): string => some.map((line) => `${line}\n`).join('')

test('what is kept, removed and added makes up both texts, around the folds', () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const shown = linesOf(text(before), text(after))
      const [old, now] = [shown.filter((line) => line.before !== null), shown.filter((line) => line.after !== null)]
      expect(old.map((line) => before[(line.before ?? 0) - 1])).toEqual(old.map(({ text }) => text))
      expect(now.map((line) => after[(line.after ?? 0) - 1])).toEqual(now.map(({ text }) => text))
    }),
  )
})

test('a changed line stands with three lines around it, the rest is counted', () => {
  const before = Array.from({ length: 20 }, (_, i) => `line ${i + 1}`)
  const parts = diffLines(before.join('\n'), before.with(9, 'other').join('\n'))
  expect(parts.map((part) => ('lines' in part ? part.lines.length : -part.folded))).toEqual([-6, 8, -7])
})

test('equal texts have no difference', () => {
  expect(linesOf('a\nb', 'a\nb')).toEqual([])
})
