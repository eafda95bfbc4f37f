import type { Lock } from '@/lib/graph/display/edge-lock'
import { SignGlyph } from './sign-glyph'

/** The padlock that stands on an edge. */
export function LockGlyph({ lock, size = 16 }: { readonly lock: Lock; readonly size?: number }) {
  const color = lock === 'half' ? 'var(--pharos-degraded)' : 'var(--pharos-muted)'
  return <SignGlyph name={`lock-${lock}`} size={size} color={color} />
}
