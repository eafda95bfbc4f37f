import { MtlsItem } from '@/components/layout/modes/mtls-item'
import { kindTitle } from '@/lib/config-objects/config-kinds'
import type { MtlsPlace } from '@/lib/url/mtls-view'
import { newObjectPath, OFFERED_KINDS } from '@/lib/url/new-object-view'
import { Menu } from '@mantine/core'
import { IconFilePlus } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'

/** The ways from a namespace, workload or service to pages that set something for it. */
export function PlaceItems({ place }: { readonly place: MtlsPlace }) {
  const t = useTranslations('modes')
  return (
    <>
      <MtlsItem place={place} />
      {OFFERED_KINDS.map((kind) => (
        <Menu.Item
          key={kind}
          component={Link}
          href={newObjectPath(kind, place)}
          prefetch={false}
          leftSection={<IconFilePlus size={16} aria-hidden />}
        >
          {t('newObject', { kind: kindTitle(kind) })}
        </Menu.Item>
      ))}
    </>
  )
}
