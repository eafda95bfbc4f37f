import { ChipButton } from '@/components/ui/chip'
import { sourcesQuery } from '@/lib/client/sources-query'
import { visibleText } from '@/lib/std/visible-text'
import type { Source, SourceStatus } from '@/lib/url/api-types'
import { Divider, Popover } from '@mantine/core'
import { IconHelpCircle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { useTranslations } from 'use-intl'
import classes from './shell.module.css'
import { SourceDetails } from './source-details'
import { SOURCE_LOOKS } from './source-state'

/** More chips than this would crowd the masthead: then one chip speaks for all. */
const MAX_CHIPS = 3
const WORST_FIRST = [
  'failed',
  'denied',
  'stale',
  'partial',
  'starting',
  'off',
  'fresh',
] as const satisfies readonly SourceStatus[]

/** What Pharos reads, and how well. */
export function SourceChips() {
  const t = useTranslations('shell.sources')
  const { data, isError } = useQuery(sourcesQuery())
  if (data === undefined) {
    return isError ? (
      <ChipButton icon={<IconHelpCircle size={14} aria-hidden />} title={t('unknownWhy')}>
        {t('unknown')}
      </ChipButton>
    ) : null
  }
  const { sources } = data
  return (
    <div className={classes.chips} role="group" aria-label={t('label')}>
      {sources.length <= MAX_CHIPS && (
        <span className={`${classes.chips} ${classes.fromLarge}`}>
          {sources.map((source) => (
            <SourceChip key={source.id} source={source} alone={isAlone(source, sources)} />
          ))}
        </span>
      )}
      <span className={sources.length <= MAX_CHIPS ? classes.underLarge : undefined}>
        <SummaryChip sources={sources} />
      </span>
    </div>
  )
}

interface SourceChipProps {
  readonly source: Source
  /** Among its kind: then the kind says more than the name that it has in the configuration. */
  readonly alone: boolean
}

function SourceChip({ source, alone }: SourceChipProps) {
  const t = useTranslations('shell.sources')
  const { tone, Icon } = SOURCE_LOOKS[source.state]
  const name = alone ? t(`products.${source.type}`) : visibleText(source.name)
  return (
    <Popover position="bottom-end" width={360}>
      <Popover.Target>
        <ChipButton tone={tone} icon={<Icon size={14} aria-hidden />}>
          {t('chip', { name, state: t(`states.${source.state}`) })}
        </ChipButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={name}>
        <SourceDetails source={source} />
      </Popover.Dropdown>
    </Popover>
  )
}

function isAlone(source: Source, sources: readonly Source[]): boolean {
  return sources.filter((other) => other.type === source.type).length === 1
}

function SummaryChip({ sources }: { readonly sources: readonly Source[] }) {
  const t = useTranslations('shell.sources')
  const worst = WORST_FIRST.find((state) => sources.some((source) => source.state === state)) ?? 'off'
  const { tone, Icon } = SOURCE_LOOKS[worst]
  const well = sources.filter((source) => source.state === 'fresh').length
  return (
    <Popover position="bottom-end" width={360}>
      <Popover.Target>
        <ChipButton tone={tone} icon={<Icon size={14} aria-hidden />}>
          {t('summary', { well, count: sources.length })}
        </ChipButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('label')} mah="70dvh" className={classes.scroll}>
        {sources.map((source, index) => (
          <Fragment key={source.id}>
            {index > 0 && <Divider my="sm" />}
            <SourceDetails source={source} />
          </Fragment>
        ))}
      </Popover.Dropdown>
    </Popover>
  )
}
