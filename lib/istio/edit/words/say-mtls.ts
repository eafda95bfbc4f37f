import { valueAt, textAt } from '../read-json'
import { sameJson } from '@/lib/std/json'
import type { Phrase } from './sentence'

/** *mTLS of bookinfo: PERMISSIVE → STRICT*; a policy with a selector is named itself. */
export const sayMtls: Phrase = ({ pair, at, around, name, namespace, rootNamespace }) => {
  const modes = [pair.before, pair.after].map((mtls) => textAt(mtls, 'mode') ?? 'UNSET')
  const others = [pair.before, pair.after].map((mtls) => restOf(mtls))
  const [was = '', now = ''] = modes
  if (was === now || !sameJson(others[0], others[1])) return undefined
  const root = around[0]?.after ?? around[0]?.before
  const scope = valueAt(root, 'spec', 'selector') === undefined ? namespace : name
  const where = scope === rootNamespace ? 'mesh' : 'namespace'
  return [{ id: 'mtls', values: { scope, where, was, now }, at }]
}

function restOf(mtls: unknown): object {
  return Object.fromEntries(Object.entries(mtls ?? {}).filter(([key]) => key !== 'mode'))
}
