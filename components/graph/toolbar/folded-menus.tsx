import { Accordion, Button, Drawer } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import type { ToolbarMenu } from './use-menus'

/** All menus behind one button, for narrow screens. */
export function FoldedMenus({ menus }: { readonly menus: readonly ToolbarMenu[] }) {
  const t = useTranslations('graph.toolbar')
  const [opened, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button variant="default" leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />} onClick={open}>
        {t('options')}
      </Button>
      <Drawer
        opened={opened}
        onClose={close}
        position="bottom"
        size="80%"
        title={t('title')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <Accordion multiple defaultValue={[]} order={3}>
          {menus.map(({ name, label, state, content }) => (
            <Accordion.Item key={name} value={name}>
              <Accordion.Control>{t('menuState', { menu: label, state })}</Accordion.Control>
              <Accordion.Panel>{content}</Accordion.Panel>
            </Accordion.Item>
          ))}
        </Accordion>
      </Drawer>
    </>
  )
}
