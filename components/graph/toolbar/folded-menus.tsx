import { useOnceOpened } from '@/components/ui/use-once-opened'
import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'use-intl'
import type { OptionsProps } from './option-props'
import type { ToolbarMenu } from './use-menus'

const MenusDrawer = dynamic(() => import('./menus-drawer').then((module) => module.MenusDrawer), {
  loading: () => null,
})

interface FoldedMenusProps extends OptionsProps {
  readonly menus: readonly ToolbarMenu[]
}

/** All menus behind one button, for narrow screens. */
export function FoldedMenus({ menus, graph }: FoldedMenusProps) {
  const t = useTranslations('graph.toolbar')
  const [opened, { open, close }] = useDisclosure(false)
  const wanted = useOnceOpened(opened)
  return (
    <>
      <Button variant="default" leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />} onClick={open}>
        {t('options')}
      </Button>
      {wanted ? <MenusDrawer menus={menus} graph={graph} opened={opened} onClose={close} /> : null}
    </>
  )
}
