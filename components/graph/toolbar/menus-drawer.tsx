import { useOpenedHere } from '@/components/ui/use-opened-here'
import { Accordion, Drawer } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { MenuContent } from './menu-content'
import type { OptionsProps } from './option-props'
import type { ToolbarMenu } from './use-menus'

interface MenusDrawerProps extends OptionsProps {
  readonly menus: readonly ToolbarMenu[]
  readonly opened: boolean
  readonly onClose: () => void
}

/** All menus of the toolbar under one another. */
export function MenusDrawer({ menus, graph, opened, onClose }: MenusDrawerProps) {
  const t = useTranslations('graph.toolbar')
  const openedHere = useOpenedHere(opened)
  return (
    <Drawer
      opened={openedHere}
      onClose={onClose}
      position="bottom"
      size="80%"
      title={t('title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Accordion multiple defaultValue={[]} order={3}>
        {menus.map(({ name, label, state }) => (
          <Accordion.Item key={name} value={name}>
            <Accordion.Control>{t('menuState', { menu: label, state })}</Accordion.Control>
            <Accordion.Panel>
              <MenuContent name={name} graph={graph} />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </Drawer>
  )
}
