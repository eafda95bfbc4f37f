import { Band } from '@/components/ui/band'
import { CopyButton } from '@/components/ui/copy-button'
import type { ProxiesAnswer } from '@/lib/control-plane/proxies/model'
import { visibleText } from '@/lib/std/visible-text'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'

/** Why nobody knows how far proxies are, with the role that helps; nothing where it is known. */
export function SyncBand({ answer: { sync } }: { readonly answer: ProxiesAnswer }) {
  const t = useTranslations('meshProxies.sync')
  if (sync.state === 'known') return null
  return (
    <Band
      tone="not-ready"
      icon={<IconPlugConnectedX size={16} aria-hidden />}
      actions={sync.role === null ? null : <CopyButton text={sync.role} label={t('role')} />}
    >
      {t(sync.state)} {visibleText(sync.message ?? '')}
    </Band>
  )
}
