import type { Text } from '@codemirror/state'
import type { LineSource } from '@/lib/yaml/place-at'

/** The lines of a document, counted from 0. */
export function linesOf(doc: Text): LineSource {
  return { count: doc.lines, line: (index) => doc.line(index + 1).text }
}
