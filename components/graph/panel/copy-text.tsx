import { ActionIcon, CopyButton, Tooltip } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'

/** Copies a text that people carry elsewhere: a reference, a principal. */
export function CopyText({ text, what }: { readonly text: string; readonly what: string }) {
  const t = useTranslations('graph.panel')
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => {
        const label = copied ? t('copied', { what }) : t('copy', { what })
        const Icon = copied ? IconCheck : IconCopy
        return (
          <Tooltip label={label}>
            <ActionIcon variant="subtle" color="gray" size="sm" aria-label={label} onClick={copy}>
              <Icon size={14} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )
      }}
    </CopyButton>
  )
}
