import { useOpenedHere } from '@/components/ui/use-opened-here'
import { Drawer } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { NavigationEntries } from './side-navigation'

interface NavigationDrawerProps {
  readonly opened: boolean
  readonly onClose: () => void
}

/** The same entries where the page is too narrow for a column. */
export function NavigationDrawer({ opened, onClose }: NavigationDrawerProps) {
  const t = useTranslations('shell')
  const openedHere = useOpenedHere(opened)
  return (
    <Drawer
      opened={openedHere}
      onClose={onClose}
      size={280}
      padding="xs"
      title={t('product')}
      closeButtonProps={{ 'aria-label': t('help.close') }}
    >
      <nav aria-label={t('navigation.label')}>
        <NavigationEntries collapsed={false} onFollow={onClose} />
      </nav>
    </Drawer>
  )
}
