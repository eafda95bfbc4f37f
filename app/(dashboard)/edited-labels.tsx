'use client'

import type { LabelEditingProps } from '@/components/details/label-editing'
import { useEdit } from '@/components/edit/use-edit'
import { useSettings } from '@/components/layout/settings-context'
import { Button, Skeleton, Tooltip } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'

const LabelsEditor = dynamic(() => import('@/components/labels/labels-editor').then((module) => module.LabelsEditor), {
  ssr: false,
  loading: () => <Skeleton height={160} />,
})

/** Labels as they are, or the editor in their place; for no feature imports another. */
export function drawEditedLabels(props: LabelEditingProps): ReactNode {
  return <EditedLabels {...props} />
}

function EditedLabels({ object, children }: LabelEditingProps) {
  const t = useTranslations('details.labels')
  const { viewOnly } = useSettings()
  const [open, setOpen] = useState(false)
  const { preview, element } = useEdit({ onApplied: () => setOpen(false) })
  const button = useRef<HTMLButtonElement>(null)
  const close = () => {
    setOpen(false)
    requestAnimationFrame(() => button.current?.focus())
  }
  return (
    <>
      {element}
      {open ? (
        <LabelsEditor object={object} onPreview={preview} onClose={close} />
      ) : (
        <>
          {children}
          <Tooltip label={t('viewOnly')} disabled={!viewOnly}>
            <Button
              ref={button}
              variant="default"
              size="compact-sm"
              style={{ alignSelf: 'start' }}
              leftSection={<IconPencil size={14} aria-hidden />}
              // Not `disabled`: it must be reached to say why.
              {...(viewOnly ? { 'data-disabled': true, 'aria-disabled': true } : {})}
              onClick={() => {
                if (!viewOnly) setOpen(true)
              }}
            >
              {t('edit')}
            </Button>
          </Tooltip>
        </>
      )}
    </>
  )
}
