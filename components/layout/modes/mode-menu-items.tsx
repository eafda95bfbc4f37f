import type { EditRequest } from '@/lib/url/edit-types'
import { Menu, Text } from '@mantine/core'
import { IconShieldLock } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import type { ModeItems } from './use-mode-items'

interface ModeMenuItemsProps extends ModeItems {
  /** Where mutual TLS is set; undefined: the menu has a way there already. */
  readonly mtlsHref?: string | undefined
  readonly onPreview: (request: EditRequest) => void
}

/** How pods are in the mesh, as items of a menu that end in the preview. What cannot be done says why. */
export function ModeMenuItems({ items, note, mtlsHref, onPreview }: ModeMenuItemsProps) {
  const t = useTranslations('modes')
  return (
    <>
      {note === undefined ? null : (
        <Text size="xs" c="dimmed" px="sm" py={6} role="status">
          {note}
        </Text>
      )}
      {items.map(({ id, label, hint, does }) => {
        const barred = 'why' in does
        return (
          <Menu.Item
            key={id}
            // Not `disabled`: it must be reached to say why.
            {...(barred ? { 'data-disabled': true, 'aria-disabled': true } : {})}
            closeMenuOnClick={!barred}
            onClick={() => {
              if (!barred) onPreview(does.change)
            }}
          >
            {label}
            <Text size="xs" c="dimmed">
              {barred ? does.why : hint}
            </Text>
          </Menu.Item>
        )
      })}
      {mtlsHref === undefined ? null : (
        <>
          <Menu.Divider />
          <Menu.Item component={Link} href={mtlsHref} leftSection={<IconShieldLock size={16} aria-hidden />}>
            {t('mtls')}
          </Menu.Item>
        </>
      )}
    </>
  )
}
