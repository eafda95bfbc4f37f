import { Menu } from '@mantine/core'
import { IconPinnedOff } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { usePins } from './canvas/pins'

/** The way to free a node that was dragged; nothing for what was not. */
export function UnpinItem({ id }: { readonly id: string }) {
  const t = useTranslations('graph.menu')
  const pins = usePins()
  if (!pins.places.has(id)) return null
  return (
    <Menu.Item leftSection={<IconPinnedOff size={16} aria-hidden />} onClick={() => pins.unpin([id])}>
      {t('unpin')}
    </Menu.Item>
  )
}
