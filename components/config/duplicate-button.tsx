import { useDraft } from '@/lib/client/use-draft'
import type { ConfigObjectAnswer } from '@/lib/config-objects/object-answer'
import { newObjectPath } from '@/lib/url/new-object-view'
import { Button } from '@mantine/core'
import { IconCopyPlus } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'

/** Begins a new object like this one. */
export function DuplicateButton({ answer: { text, kind } }: { readonly answer: ConfigObjectAnswer }) {
  const t = useTranslations('config.actions')
  const router = useRouter()
  const [begun, setDraft] = useDraft(newObjectPath(kind))
  const duplicate = async () => {
    // What reads YAML is large, and few duplicate.
    const { duplicateText } = await import('@/lib/config-objects/duplicate-text')
    const copy = duplicateText(text)
    if (copy === undefined) return
    setDraft({ before: '', text: copy })
    router.push(newObjectPath(kind))
  }
  return (
    <Button
      variant="default"
      leftSection={<IconCopyPlus size={16} aria-hidden />}
      {...(begun === undefined ? {} : { title: t('duplicateReplaces') })}
      onClick={() => void duplicate()}
    >
      {t('duplicate')}
    </Button>
  )
}
