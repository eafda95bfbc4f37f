import { visibleText } from '@/lib/std/visible-text'
import type { TextAnalysis } from '../source/analyze-text'

/** One line each: `file:line:column: severity [slug CODES] Kind namespace/name path: message`. Nothing in it can steer a terminal. */
export function toText({ findings, problems, skipped, stats }: TextAnalysis): string {
  const lines = [
    ...problems.map(({ file, line, column, message }) => `${file}:${line}:${column}: error ${message}`),
    ...findings.map(({ at, severity, check, aliases, object, path, message }) => {
      const place = at === null ? '' : `${at.file}:${at.line}:${at.column}: `
      const name = object.namespace === '' ? object.name : `${object.namespace}/${object.name}`
      return `${place}${severity} [${[check, ...aliases].join(' ')}] ${object.kind} ${name} ${path}: ${message}`
    }),
  ]
  const kinds = [...new Set(skipped.map(({ kindId }) => kindId))].sort()
  const { objects, errors, warnings, infos } = stats
  const summary = `${objects} objects: ${errors} errors, ${warnings} warnings, ${infos} to know.`
  const without = kinds.length === 0 ? [] : [`Checks that need these kinds were skipped, for the input has none: ${kinds.join(', ')}.`] // prettier-ignore
  return [...lines, ...without, summary].map((line) => visibleText(line.replaceAll('\n', ' '))).join('\n')
}
