'use client'

import { Band } from '@/components/ui/band'
import { visibleText } from '@/lib/std/visible-text'
import { findBadParameters } from '@/lib/url/find-bad-parameters'
import { graphViewParsers } from '@/lib/url/graph-view'
import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'

const MAX_LENGTH = 60

interface BadParametersProps {
  readonly parameters?: Parameters<typeof findBadParameters>[1] | undefined
}

/** One notice for all values of the address that no parser takes. */
export function BadParameters({ parameters = graphViewParsers }: BadParametersProps) {
  const t = useTranslations('shell.page')
  const dismiss = useTranslations('states')('dismiss')
  const format = useFormatter()
  const query = useSearchParams()
  const [dismissed, setDismissed] = useState('')
  const bad = findBadParameters(new URLSearchParams(query), parameters)
  const names = bad.map(({ name, value }) => visibleText(`${name}=${value.slice(0, MAX_LENGTH)}`))
  if (names.length === 0 || names.join() === dismissed) return null
  return (
    <Band
      tone="degraded"
      icon={<IconAlertTriangle size={16} aria-hidden />}
      actions={
        <Button variant="subtle" size="compact-xs" onClick={() => setDismissed(names.join())}>
          {dismiss}
        </Button>
      }
    >
      {t('badParameters', { count: names.length, list: format.list(names) })}
    </Band>
  )
}
