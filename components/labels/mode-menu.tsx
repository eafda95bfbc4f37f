'use client'

import { ModeMenuItems } from '@/components/layout/modes/mode-menu-items'
import { useModeItems } from '@/components/layout/modes/use-mode-items'
import type { ModeObject } from '@/components/layout/modes/use-mode-object'
import { withMessages } from '@/components/layout/with-messages'
import { modes } from '@/lib/i18n/messages/en/modes'
import type { EditRequest } from '@/lib/url/edit-types'
import type { MtlsPlace } from '@/lib/url/mtls-view'
import { Button, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { PlaceItems } from './place-items'

interface ModeMenuProps {
  /** Left out: it has no mode of its own. */
  readonly object?: ModeObject | undefined
  /** What policies can be made for. */
  readonly place: MtlsPlace
  readonly onPreview: (request: EditRequest) => void
}

/** The actions on what the page is about. */
function Content({ object, place, onPreview }: ModeMenuProps) {
  const t = useTranslations('modes')
  const [opened, { open, close }] = useDisclosure()
  const found = useModeItems(opened ? object : undefined)
  return (
    <Menu opened={opened} onOpen={open} onClose={close} position="bottom-end" width={320}>
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
          {t('label')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={t('label')}>
        {object === undefined ? null : (
          <>
            <ModeMenuItems {...found} onPreview={onPreview} />
            <Menu.Divider />
          </>
        )}
        <PlaceItems place={place} />
      </Menu.Dropdown>
    </Menu>
  )
}

/** With its own texts. */
export const ModeMenu = withMessages({ modes }, Content)
