import type { TraceAccess } from './trace-access'

/** What stands in the place of a name that the user may not see. */
const REDACTED = '…'

const HOST = /[a-z0-9_*-]+\.([a-z0-9-]+)(\.svc(?:\.[a-z0-9-]+)*)?/gi
const IDENTITY = /\/ns\/([^/\s]+)\/sa\/[^/\s]+/g

/** Takes hosts and identities of namespaces that the user may not see out of a text of a span that the user may see. */
export function redactText(text: string, { visible, hidden }: Pick<TraceAccess, 'visible' | 'hidden'>): string {
  if (visible === '*') return text
  return text
    .replace(HOST, (host, namespace: string, suffix: string | undefined) => {
      const name = namespace.toLowerCase()
      return hidden.has(name) || (suffix !== undefined && !visible.has(name)) ? REDACTED : host
    })
    .replace(IDENTITY, (identity, namespace: string) => (visible.has(namespace) ? identity : `/${REDACTED}`))
}
