import type { Graph, GraphNote, GraphRequest } from '@/lib/graph/model'
import { visibleText } from '@/lib/std/visible-text'

/** The sentences of an export in the user's language. Times are told in the time zone that the page shows. */
export interface FactWords {
  readonly title: string
  readonly selection: (request: GraphRequest) => string
  readonly window: (graph: Pick<Graph, 'from' | 'to' | 'request'>) => string
  readonly at: (iso: string) => string
  /** What was left out on purpose: by hide, for one. */
  readonly left: readonly string[]
  readonly note: (note: GraphNote) => string
}

/** What every format starts with (graph.md section 14). Plain lines without line breaks or invisible characters. */
export interface ExportFacts {
  readonly title: string
  /** Selection, window with its time zone, `at` in UTC, what was left out. */
  readonly lines: readonly string[]
  readonly notes: readonly string[]
}

export function exportFacts(graph: Graph, words: FactWords): ExportFacts {
  return {
    title: visibleText(words.title),
    lines: [
      words.selection(graph.request),
      words.window(graph),
      words.at(graph.to.replace('.000Z', 'Z')),
      ...words.left,
    ].map(visibleText),
    notes: graph.notes.map((note) => visibleText(words.note(note))),
  }
}

/** All of it, one line each, for formats that begin with comments. */
export function factLines({ title, lines, notes }: ExportFacts): readonly string[] {
  return [title, ...lines, ...notes]
}
