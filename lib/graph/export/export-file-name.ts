import type { GraphRequest } from '@/lib/graph/model'
import { FILE_KINDS, type FileKind } from './export-format'

/** Long enough for three usual names; file systems stop at 255 bytes. */
const LONGEST_SELECTION = 80

/**
 * The name of an exported file: `pharos-graph-SELECTION-YYYYMMDDTHHMMSSZ.ext` of letters, digits, `.`, `_` and `-` only
 * (graph.md section 14). The time is the end of the window.
 */
export function exportFileName({ scope, at }: Pick<GraphRequest, 'scope' | 'at'>, kind: FileKind): string {
  const instant = new Date(at * 1000).toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '')
  return `pharos-graph-${selectionName(scope)}-${instant}.${FILE_KINDS[kind].ending}`
}

function selectionName(scope: GraphRequest['scope']): string {
  const name = safe(wordsOf(scope).join('-'))
  if (name === '') return 'selection'
  if (name.length <= LONGEST_SELECTION) return name
  const rest = scope.kind === 'namespaces' ? `-and-${scope.names.length - 1}-more` : ''
  return safe((safe(wordsOf(scope)[0] ?? '') || 'selection').slice(0, LONGEST_SELECTION - rest.length)) + rest
}

function wordsOf(scope: GraphRequest['scope']): readonly string[] {
  if (scope.kind === 'mesh') return ['mesh']
  if (scope.kind === 'namespaces') return scope.names
  const { node } = scope
  switch (node.kind) {
    case 'operation':
      return [node.namespace, node.label, node.value]
    case 'app':
      return [node.namespace, node.name, ...(node.version === null ? [] : [node.version])]
    default:
      return [node.namespace, node.name]
  }
}

/** Anything else becomes a dash; no name begins or ends with one, or with a dot that would hide the file. */
function safe(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9._-]+/g, '-').replaceAll(/^[.-]+|[.-]+$/g, '')
}
