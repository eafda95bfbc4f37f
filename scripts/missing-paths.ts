import { posix } from 'node:path'

export interface MissingPath {
  readonly line: number
  readonly reference: string
}

const TOP = /^(app|components|lib|demo|e2e|deploy|scripts|docs|public)\//
const CODE = /`([^`\s]+)`/g
const LINK = /\]\(([^)\s#]+)(?:#[^)]*)?\)/g

/** The paths of the project that a Markdown text names, in code or as link, and that are not among the existing ones. */
export function missingPaths(text: string, document: string, existing: ReadonlySet<string>): MissingPath[] {
  return text.split('\n').flatMap((line, index) => {
    const inCode = [...line.matchAll(CODE)]
      .map((match) => match[1] ?? '')
      .filter((path) => TOP.test(path) && !/[*<>{}…]/.test(path))
      .map((path) => path.replace(/\/$/, '').replace(/:\d+$/, ''))
    const linked = [...line.matchAll(LINK)]
      .map((match) => match[1] ?? '')
      .filter((target) => !/^[a-z]+:/.test(target))
      .map((target) => posix.normalize(posix.join(posix.dirname(document), target)))
    return [...inCode, ...linked]
      .filter((path) => !existing.has(path))
      .map((reference) => ({ line: index + 1, reference }))
  })
}
