import { compileFilter, type FilterProblem, isOpen, type LineFilter } from '@/lib/logs/line-filter'
import type { BookLine } from '@/lib/logs/log-book'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { PatternRunner, type Verdicts } from './pattern-runner'

export interface ShownLines {
  readonly lines: readonly BookLine[]
  /** An expression that cannot be read: then nothing is filtered. */
  readonly problem: FilterProblem | undefined
  /** The expressions took too long, and nothing is filtered. */
  readonly slow: boolean
  /** Not all lines have been looked at. */
  readonly busy: boolean
}

const NO_VERDICTS: Verdicts = { of: new Map(), slow: false }

/** The lines that pass the filter. Plain texts are looked for at once, expressions in a worker. */
export function useShownLines(lines: readonly BookLine[], filter: LineFilter): ShownLines {
  const { show, hide, mode, matchCase } = filter
  const test = useMemo(() => compileFilter({ show, hide, mode, matchCase }), [show, hide, mode, matchCase])
  const inWorker = mode === 'regex' && typeof test === 'function' && !isOpen(filter)
  const runner = useMemo(
    () => (inWorker ? new PatternRunner({ show, hide, mode, matchCase }) : undefined),
    [inWorker, show, hide, mode, matchCase],
  )
  useEffect(() => runner?.judge(lines), [runner, lines])
  useEffect(() => () => runner?.close(), [runner])
  const { of, slow } = useSyncExternalStore(runner?.subscribe ?? toNothing, runner?.get ?? none, none)
  return useMemo(() => {
    if (typeof test !== 'function') return { lines, problem: test, slow: false, busy: false }
    if (runner !== undefined && slow) return { lines, problem: undefined, slow, busy: false }
    if (runner !== undefined) {
      const shown = lines.filter(({ id }) => of.get(id) === true)
      return { lines: shown, problem: undefined, slow, busy: lines.some(({ id }) => !of.has(id)) }
    }
    const open = show === '' && hide === ''
    return {
      lines: open ? lines : lines.filter(({ text }) => test(text)),
      problem: undefined,
      slow: false,
      busy: false,
    }
  }, [lines, test, runner, of, slow, show, hide])
}

function toNothing(): () => void {
  return () => undefined
}

function none(): Verdicts {
  return NO_VERDICTS
}
