import type { Graph, GraphNote } from '@/lib/graph/model'
import { NOTE_CODES } from '@/lib/graph/model'
import type { ElementIndex } from './element-index'

/** A note with those of its elements that are drawn and can be selected. */
export interface NoteRow {
  readonly note: GraphNote
  readonly elements: readonly string[]
}

/** Notes in the order warnings, then the rest, each in the order of the specification. */
export function prepareNotes(index: ElementIndex): readonly NoteRow[] {
  return sortNotes(index.graph).map((note) => ({
    note,
    elements: note.ids.filter((id) => index.nodes.has(id) || index.edges.has(id) || index.boxes.has(id)),
  }))
}

function sortNotes({ notes }: Graph): readonly GraphNote[] {
  const rank = (note: GraphNote) => (note.level === 'warning' ? 0 : NOTE_CODES.length) + NOTE_CODES.indexOf(note.code)
  return [...notes].sort((a, b) => rank(a) - rank(b))
}
