import type { FocusRef } from '../model'
import { isDnsLabel } from './is-dns-label'
import { isLabelName } from './is-label-name'
import { REQUEST_LIMITS } from './limits'

/** Reads `workload:NS/NAME`, `app:NS/NAME[/VERSION]`, `service:NS/NAME` or `operation:NS/LABEL=VALUE`; parts are percent-encoded. */
export function parseFocus(text: string): FocusRef | undefined {
  const colon = text.indexOf(':')
  const [namespace, second, third, ...rest] = text.slice(colon + 1).split('/')
  if (namespace === undefined || !isDnsLabel(namespace) || second === undefined || rest.length > 0) return undefined
  const kind = text.slice(0, Math.max(colon, 0))
  if (kind === 'operation') return third === undefined ? parseOperation(namespace, second) : undefined
  const name = decodePart(second, REQUEST_LIMITS.nameLength)
  if (name === undefined) return undefined
  if (kind === 'app') {
    const version = third === undefined ? null : decodePart(third, REQUEST_LIMITS.nameLength)
    return version === undefined ? undefined : { kind, namespace, name, version }
  }
  return (kind === 'workload' || kind === 'service') && third === undefined ? { kind, namespace, name } : undefined
}

function parseOperation(namespace: string, text: string): FocusRef | undefined {
  const equals = text.indexOf('=')
  const label = text.slice(0, Math.max(equals, 0))
  const value = decodePart(text.slice(equals + 1), REQUEST_LIMITS.operationLength)
  return value === undefined || !isLabelName(label) ? undefined : { kind: 'operation', namespace, label, value }
}

function decodePart(text: string, maxLength: number): string | undefined {
  try {
    const part = decodeURIComponent(text)
    return part === '' || part.length > maxLength ? undefined : part
  } catch {
    // A percent sign that starts no UTF-8 sequence.
    return undefined
  }
}

/** Writes what `parseFocus` reads. */
export function writeFocus(focus: FocusRef): string {
  switch (focus.kind) {
    case 'operation':
      return `operation:${focus.namespace}/${focus.label}=${encodeURIComponent(focus.value)}`
    case 'app': {
      const version = focus.version === null ? '' : `/${encodeURIComponent(focus.version)}`
      return `app:${focus.namespace}/${encodeURIComponent(focus.name)}${version}`
    }
    case 'workload':
    case 'service':
      return `${focus.kind}:${focus.namespace}/${encodeURIComponent(focus.name)}`
  }
}
