import { ModeMenuItems } from '@/components/layout/modes/mode-menu-items'
import { usePreview } from '@/components/layout/modes/preview-context'
import { useModeItems } from '@/components/layout/modes/use-mode-items'
import type { NamespaceRevision } from '@/lib/control-plane/revisions/model'
import { visibleText } from '@/lib/std/visible-text'
import { Button, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'

/** The revisions and tags that a namespace can be switched to, each ending in the preview of its labels. */
export function SwitchMenu({ namespace: { cluster, name } }: { readonly namespace: NamespaceRevision }) {
  const t = useTranslations('meshRevisions.namespaces')
  const preview = usePreview()
  const [opened, { open, close }] = useDisclosure()
  const { items, note } = useModeItems(opened ? { kind: 'namespaces', namespace: '', name, cluster } : undefined)
  if (preview === undefined) return null
  return (
    <Menu opened={opened} onOpen={open} onClose={close} position="bottom-end" width={320}>
      <Menu.Target>
        <Button
          size="compact-xs"
          variant="default"
          rightSection={<IconChevronDown size={12} aria-hidden />}
          aria-label={t('switchOf', { namespace: visibleText(name) })}
        >
          {t('switch')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <ModeMenuItems
          items={items.filter(({ id }) => id === 'injectionOn' || id.startsWith('revision '))}
          note={note}
          onPreview={preview}
        />
      </Menu.Dropdown>
    </Menu>
  )
}
