import { TRIED_KINDS, type TriedSettings, TYPES_TO_TRY } from '@/lib/doctor/tried-settings'
import type { SourceReport } from '@/lib/doctor/model'
import { Button } from '@mantine/core'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'

const TryDialog = dynamic(() => import('./try-dialog').then((module) => module.TryDialog), { loading: () => null })

/** Opens the settings of a source to be tried; nothing for sources that have none of this kind, and for who may not know the address. */
export function TryButton({ report }: { readonly report: SourceReport }) {
  const t = useTranslations('meshSources.try')
  const [open, setOpen] = useState(false)
  const kind = kindOf(report)
  if (kind === undefined || report.address === null) return null
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      {open ? <TryDialog report={report} kind={kind} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function kindOf({ source }: SourceReport): TriedSettings['kind'] | undefined {
  return TRIED_KINDS.find((kind) => TYPES_TO_TRY[kind].some((type) => type === source.type))
}
