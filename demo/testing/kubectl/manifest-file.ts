import { stringify } from 'yaml'

/** The text of a file for kubectl: one object as JSON, as raw requests want it, many as documents of YAML. */
export function manifestFile(objects: readonly object[]): string {
  const [only, ...more] = objects
  if (more.length === 0) return JSON.stringify(only)
  // kubectl reads YAML 1.1, where a bare `yes` is true.
  return objects.map((object) => stringify(object, { version: '1.1' })).join('---\n')
}
