import type { MtlsState } from '@/lib/graph/mtls-state'
import { IconLock, IconLockOff, IconLockOpen, IconLockQuestion, type TablerIcon } from '@tabler/icons-react'

const ICONS = {
  enabled: IconLock,
  partial: IconLockOpen,
  disabled: IconLockOff,
  notReported: IconLockQuestion,
} as const satisfies Record<MtlsState['kind'], TablerIcon>

interface MtlsLockProps {
  readonly kind: MtlsState['kind']
  readonly size: number
}

/** How traffic is secured, as a picture beside the words that say it. */
export function MtlsLock({ kind, size }: MtlsLockProps) {
  const Icon = ICONS[kind]
  return <Icon size={size} aria-hidden />
}
