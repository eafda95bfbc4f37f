import { useGraphView } from '@/lib/client/use-graph-view'
import type { Graph } from '@/lib/graph/model'
import { LEGEND_SIGNS, type LegendSection, type LegendSign, signsInUse } from '@/lib/graph/panel/prepare-legend'
import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import classes from './legend.module.css'
import { LegendDrawing } from './legend-drawing'

const SECTIONS = ['nodes', 'icons', 'rings', 'signs', 'lines', 'marks', 'frames'] as const

interface LegendProps {
  readonly graph: Graph | undefined
  readonly onClose: () => void
}

/** What the signs of the drawing mean: those that it shows now, then the others. */
export function Legend({ graph, onClose }: LegendProps) {
  const t = useTranslations('graph.legend')
  const tc = useTranslations('graph.corner')
  const [{ badges, edgeMode }] = useGraphView()
  const used = useMemo(
    () => (graph === undefined ? new Set<LegendSign>() : signsInUse(graph, { badges })),
    [graph, badges],
  )
  return (
    <section className={classes.legend} aria-label={t('title')}>
      <header className={classes.header}>
        <h2 className={classes.title}>{t('title')}</h2>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('close')} onClick={onClose}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </header>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('title')}>
        {edgeMode === 'all' ? null : <p className={classes.name}>{tc(`edges.${edgeMode}`)}</p>}
        <Sections isShown={(sign) => used.has(sign)} />
        {used.size === 0 ? null : <h3 className={classes.others}>{t('unused')}</h3>}
        <Sections isShown={(sign) => !used.has(sign)} />
      </div>
    </section>
  )
}

function Sections({ isShown }: { readonly isShown: (sign: LegendSign) => boolean }) {
  return SECTIONS.map((section) => {
    const signs = LEGEND_SIGNS[section].filter(isShown)
    return signs.length === 0 ? null : <Section key={section} section={section} signs={signs} />
  })
}

function Section({ section, signs }: { readonly section: LegendSection; readonly signs: readonly LegendSign[] }) {
  const t = useTranslations('graph.legend')
  return (
    <section className={classes.section}>
      <h3 className={classes.name}>{t(`sections.${section}`)}</h3>
      <ul className={classes.list}>
        {signs.map((sign) => (
          <li key={sign} className={classes.entry}>
            <LegendDrawing sign={sign} />
            <span>{t(`signs.${sign}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
