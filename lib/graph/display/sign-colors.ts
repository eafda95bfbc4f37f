import type { NodeSign } from './node-badges'
import type { Palette } from './palette'
import type { NodeToken } from './tokens'

/** The colour of the icon inside a node. */
export function iconColor(token: NodeToken, { muted, tokens }: Palette): string {
  return token === 'failure' ? tokens.failure.text : muted
}

/** The colour of a badge around a node: what explains trouble is loud. */
export function badgeColor(sign: NodeSign, { muted, tokens }: Palette): string {
  return sign === 'fault' || sign === 'out-of-mesh' ? tokens.degraded.text : muted
}

/** The colour of a lock or bolt on an edge. */
export function edgeMarkColor(mark: string | null, { muted, tokens }: Palette): string {
  switch (mark) {
    case 'breaker':
      return tokens.failure.sign
    case 'lock-half':
      return tokens.degraded.sign
    default:
      return muted
  }
}
