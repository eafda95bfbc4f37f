'use client'

import { withMessages } from '@/components/layout/with-messages'
import { useFailureText } from '@/components/layout/use-failure-text'
import { Notice } from '@/components/ui/notice'
import { labelsQuery } from '@/lib/client/labels-query'
import { labels } from '@/lib/i18n/messages/en/labels'
import type { LabelsAnswer } from '@/lib/istio/edit/labels/labels-answer'
import type { PharosError } from '@/lib/ports/pharos-error'
import { visibleText } from '@/lib/std/visible-text'
import type { EditRequest } from '@/lib/url/edit-types'
import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { LabelsForm } from './labels-form'

interface LabelsEditorProps {
  readonly object: Pick<LabelsAnswer, 'kind' | 'namespace' | 'name'>
  readonly onPreview: (request: EditRequest) => void
  readonly onClose: () => void
}

function Read({ object, onPreview, onClose }: LabelsEditorProps) {
  const t = useTranslations('labels')
  const { data, error, refetch } = useQuery(labelsQuery(object))
  if (data !== undefined) return <LabelsForm answer={data} onPreview={onPreview} onClose={onClose} />
  if (error !== null) return <Unread error={error} onRetry={() => void refetch()} onClose={onClose} />
  return <Skeleton height={160} role="status" aria-label={t('reading')} />
}

interface UnreadProps {
  readonly error: PharosError
  readonly onRetry: () => void
  readonly onClose: () => void
}

function Unread({ error, onRetry, onClose }: UnreadProps) {
  const t = useTranslations('labels')
  const { message, sentence, upstream } = useFailureText()(error)
  return (
    <Notice
      tone="failure"
      icon={<IconAlertTriangle size={24} />}
      title={t('failed')}
      role="alert"
      actions={
        <>
          <Button onClick={onRetry}>{t('retry')}</Button>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      {visibleText([message ?? sentence, upstream].filter(Boolean).join(' '))}
    </Notice>
  )
}

/** Labels and annotations of one object, as they are now, to be changed. */
export const LabelsEditor = withMessages({ labels }, Read)
