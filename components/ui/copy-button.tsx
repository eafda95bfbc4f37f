import { Button } from '@mantine/core'
import { useTimeout } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { copyText } from './copy-text'

/** Copies a text and says for two seconds that it did. */
export function CopyButton({ text, label }: { readonly text: string; readonly label?: string }) {
  const t = useTranslations('states')
  const [copied, setCopied] = useState(false)
  const { start } = useTimeout(() => setCopied(false), 2_000)
  const copy = async (): Promise<void> => {
    if (!(await copyText(text))) return
    setCopied(true)
    start()
  }
  return (
    <Button
      variant="default"
      leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
      onClick={() => void copy()}
    >
      <span aria-live="polite">{copied ? t('copied') : (label ?? t('copy'))}</span>
    </Button>
  )
}
