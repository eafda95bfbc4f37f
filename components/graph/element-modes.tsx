import { ModeMenuItems } from '@/components/layout/modes/mode-menu-items'
import { MtlsItem } from '@/components/layout/modes/mtls-item'
import { usePreview } from '@/components/layout/modes/preview-context'
import { useModeItems } from '@/components/layout/modes/use-mode-items'
import { useModeObject } from '@/components/layout/modes/use-mode-object'
import { withMessages } from '@/components/layout/with-messages'
import { modes } from '@/lib/i18n/messages/en/modes'
import type { ModeSubject } from '@/lib/mesh/mode-subject'
import { Menu } from '@mantine/core'
import { IconAdjustments, IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'

/** The actions on a namespace or a workload, unfolded within the menu of its element. */
function Content({ subject }: { readonly subject: ModeSubject }) {
  const t = useTranslations('modes')
  const preview = usePreview()
  const [opened, setOpened] = useState(false)
  const { object, waits } = useModeObject(opened ? subject : undefined)
  const { items, note } = useModeItems(object)
  if (preview === undefined) return null
  const empty = object === undefined ? (waits ? t('reading') : t('none')) : note
  return (
    <>
      <Menu.Divider />
      {/* Within the menu: beside it there is no room on a phone, and it cuts off what reaches out of it. */}
      <Menu.Item
        leftSection={<IconAdjustments size={16} aria-hidden />}
        rightSection={opened ? <IconChevronUp size={14} aria-hidden /> : <IconChevronDown size={14} aria-hidden />}
        aria-expanded={opened}
        closeMenuOnClick={false}
        onClick={() => setOpened(!opened)}
      >
        {t('label')}
      </Menu.Item>
      {opened ? (
        <>
          <ModeMenuItems items={items} note={empty} onPreview={preview} />
          {/* The menu of a workload has the way there already. */}
          {subject.workload === null ? (
            <>
              <Menu.Divider />
              <MtlsItem place={{ namespace: subject.namespace }} />
            </>
          ) : null}
        </>
      ) : null}
    </>
  )
}

/** With its own texts. */
export const ElementModes = withMessages({ modes }, Content)
