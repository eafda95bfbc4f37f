import { readYaml } from '@/lib/yaml/read-yaml'
import { locate, markOf, type PathStep } from '@/lib/yaml/source-node'
import { TextLines } from '@/lib/yaml/text-lines'

/**
 * Prepares the answer to where in a text something stands: the line of a path, or of its nearest parent that is there, from 1 on.
 * Undefined for the object as a whole, and in a text that cannot be read.
 */
export function lineFinder(text: string): (steps: readonly PathStep[]) => number | undefined {
  const reading = readYaml(text)
  if (!reading.ok) return () => undefined
  const { source } = reading.value
  const lines = new TextLines(text)
  return (steps) => {
    const { node, found } = locate(source, steps)
    return found === 0 ? undefined : lines.place(markOf(node, text).from).line
  }
}
