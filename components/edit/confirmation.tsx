import { CopyButton } from '@/components/ui/copy-button'
import { Notice } from '@/components/ui/notice'
import { applyEdit } from '@/lib/client/edit-requests'
import { PharosError } from '@/lib/ports/pharos-error'
import type { AppliedEdit, FailedEdit, SealedPlan } from '@/lib/url/edit-types'
import { changePath } from '@/lib/url/changes-view'
import { Button, Checkbox } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import Link from 'next/link'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import classes from './edit.module.css'
import { StepResults } from './step-results'
import { useEditFailure } from './use-edit-failure'

/** How a confirmation ends. */
export interface ConfirmationEnds {
  readonly onClose: () => void
  readonly onApplied: (applied: AppliedEdit) => void
  /** Some of several objects were written and taken back, or could not be. */
  readonly onFailed: () => void
  /** Another preview is wanted. */
  readonly onAgain: () => void
}

interface ConfirmationProps extends ConfirmationEnds {
  readonly sealed: SealedPlan
  /** The patch, of one object. */
  readonly copy?: string
  readonly danger: boolean
  readonly label: string
  /** What the change would do. */
  readonly children: ReactNode
}

/** What would be done, what has to be accepted for it, and the button that does it. */
export function Confirmation(props: ConfirmationProps) {
  const { sealed, copy, danger, label, onAgain, onClose, onApplied, onFailed, children } = props
  const t = useTranslations('edit')
  const { plan, preview, needs } = sealed
  const [accept, setAccept] = useState({ errors: false, managed: false })
  const apply = useMutation({
    mutationFn: () => applyEdit({ plan, preview, accept }),
    onSuccess: (answer) => (answer.state === 'applied' ? onApplied(answer) : onFailed()),
    retry: false,
  })
  if (apply.data?.state === 'failed') return <Failed failed={apply.data} onAgain={onAgain} onClose={onClose} />
  const complete = (!needs.errors || accept.errors) && (!needs.managed || accept.managed)
  return (
    <>
      {children}
      {apply.error === null ? null : <ApplyFailure error={apply.error} onAgain={onAgain} />}
      <div className={classes.foot}>
        {needs.errors ? (
          <Checkbox
            className={classes.accept}
            label={t('acceptErrors')}
            checked={accept.errors}
            onChange={({ currentTarget: { checked } }) => setAccept({ ...accept, errors: checked })}
          />
        ) : null}
        {needs.managed ? (
          <Checkbox
            className={classes.accept}
            label={t('acceptManaged')}
            checked={accept.managed}
            onChange={({ currentTarget: { checked } }) => setAccept({ ...accept, managed: checked })}
          />
        ) : null}
        {copy === undefined ? null : <CopyButton text={copy} label={t('copyPatch')} />}
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button
          {...(danger ? { color: 'red' } : {})}
          disabled={!complete || apply.isError}
          loading={apply.isPending}
          onClick={() => apply.mutate()}
        >
          {label}
        </Button>
      </div>
    </>
  )
}

interface FailedProps extends Pick<ConfirmationEnds, 'onAgain' | 'onClose'> {
  readonly failed: FailedEdit
}

function Failed({ failed: { objects, change }, onAgain, onClose }: FailedProps) {
  const t = useTranslations('edit')
  const isWhole = objects.every(({ outcome }) => outcome !== 'applied' && outcome !== 'unknown')
  return (
    <>
      <Notice
        tone="failure"
        icon={<IconAlertTriangle size={24} />}
        title={t(isWhole ? 'several.failedTitle' : 'several.partlyTitle')}
        role="alert"
      >
        <StepResults objects={objects} failed />
        {change === null ? <p>{t('several.notRecorded')}</p> : null}
      </Notice>
      <div className={classes.foot}>
        {change === null ? null : (
          <Button component={Link} href={changePath(change)} variant="default">
            {t('several.record')}
          </Button>
        )}
        <Button variant="default" onClick={onClose}>
          {t('close')}
        </Button>
        <Button onClick={onAgain}>{t('retry')}</Button>
      </div>
    </>
  )
}

/** A plan is good once: after any failure there is only another preview. */
function ApplyFailure({ error, onAgain }: { readonly error: Error; readonly onAgain: () => void }) {
  const t = useTranslations('edit')
  const { words } = useEditFailure(error)
  const details = error instanceof PharosError ? error.details : {}
  const isChanged = error instanceof PharosError && error.code === 'conflict'
  const isUnknown = details.outcome === 'unknown' || details.source === 'pharos'
  const title = isChanged ? t('changedSince') : isUnknown ? t('outcomeUnknown') : t('notApplied')
  return (
    <Notice
      tone="failure"
      icon={<IconAlertTriangle size={24} />}
      title={title}
      role="alert"
      actions={isUnknown ? undefined : <Button onClick={onAgain}>{t('retry')}</Button>}
    >
      {isChanged ? t('changedSinceText') : isUnknown ? t('lookAgain') : words}
    </Notice>
  )
}
