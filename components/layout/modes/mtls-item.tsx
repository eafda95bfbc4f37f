import { type MtlsPlace, mtlsPath } from '@/lib/url/mtls-view'
import { Menu } from '@mantine/core'
import { IconShieldLock } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'

/** The way from a place of the mesh to its mutual TLS; with the texts of `modes`. */
export function MtlsItem({ place }: { readonly place: MtlsPlace }) {
  const t = useTranslations('modes')
  return (
    <Menu.Item
      component={Link}
      href={mtlsPath(place)}
      prefetch={false}
      leftSection={<IconShieldLock size={16} aria-hidden />}
    >
      {t('mtls')}
    </Menu.Item>
  )
}
