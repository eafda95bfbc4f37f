/**
 * The word within two edits (insert, delete, replace, swap of neighbours) of what was typed, for "did you mean".
 *
 * @returns the nearest, the first of several equally near; undefined when none is near or the text is over 64 characters.
 */
export function nearestWord(typed: string, words: Iterable<string>): string | undefined {
  if (typed.length > 64) return undefined
  let best: string | undefined
  let bestDistance = 3
  for (const word of words) {
    if (Math.abs(word.length - typed.length) >= bestDistance) continue
    const distance = editDistance(typed.toLowerCase(), word.toLowerCase())
    if (distance < bestDistance) {
      best = word
      bestDistance = distance
    }
  }
  return best
}

/** Optimal string alignment distance. */
function editDistance(a: string, b: string): number {
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      current.push(cost)
    }
    before = previous
    previous = current
  }
  return previous[b.length] ?? 0
}
