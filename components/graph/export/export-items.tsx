import { AnchoredMenu } from '@/components/ui/anchored-menu'
import type { Anchor } from '@/components/ui/use-anchor'
import { useGraphView } from '@/lib/client/use-graph-view'
import { MERMAID_EDGES } from '@/lib/graph/export/export-format'
import { PNG_SCALES } from '@/lib/graph/export/png-scale'
import type { Graph } from '@/lib/graph/model'
import { Menu } from '@mantine/core'
import { IconBraces, IconCopy, IconFileTypeCsv, IconPhoto, IconSchema, IconVector } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import classes from './export-menu.module.css'
import type { Exporter } from './use-export'

interface ExportItemsProps {
  readonly anchor: Anchor
  /** What is drawn; undefined while nothing is. */
  readonly graph: Graph | undefined
  readonly run: Exporter['run']
}

/** The kinds of files there are. */
export function ExportItems({ anchor, graph, run }: ExportItemsProps) {
  const t = useTranslations('graph.export')
  const [view, change] = useGraphView()
  const off = graph === undefined || graph.nodes.length === 0
  const edges = graph?.edges.length ?? 0
  const hint = edges > MERMAID_EDGES ? t('mermaidLarge', { edges }) : undefined
  return (
    <AnchoredMenu anchor={anchor} position="bottom-end" width={260}>
      {off ? <p className={classes.nothing}>{t('nothing')}</p> : null}
      <Menu.Label>{t('sections.picture')}</Menu.Label>
      <Item
        icon={<IconVector size={16} aria-hidden />}
        hint={t('svgHint')}
        off={off}
        onClick={() => run({ kind: 'svg' }, 'file')}
      >
        {t('svg')}
      </Item>
      {PNG_SCALES.map((scale) => (
        <Item
          key={scale}
          icon={<IconPhoto size={16} aria-hidden />}
          off={off}
          onClick={() => run({ kind: 'png', scale }, 'file')}
        >
          {t('png', { scale: String(scale) })}
        </Item>
      ))}
      <Menu.Label>{t('sections.text')}</Menu.Label>
      {(['mermaid', 'dot'] as const).map((kind) => (
        <Item
          key={kind}
          icon={<IconSchema size={16} aria-hidden />}
          hint={kind === 'mermaid' ? hint : undefined}
          off={off}
          onClick={() => run({ kind }, 'file')}
        >
          {t(kind)}
        </Item>
      ))}
      <Item
        icon={<IconBraces size={16} aria-hidden />}
        hint={t('jsonHint')}
        off={off}
        onClick={() => run({ kind: 'json' }, 'file')}
      >
        {t('json')}
      </Item>
      {(['mermaid', 'dot'] as const).map((kind) => (
        <Item key={kind} icon={<IconCopy size={16} aria-hidden />} off={off} onClick={() => run({ kind }, 'clipboard')}>
          {t('copy', { what: t(kind) })}
        </Item>
      ))}
      {view.view === 'table' ? null : (
        <>
          <Menu.Label>{t('sections.table')}</Menu.Label>
          <Item
            icon={<IconFileTypeCsv size={16} aria-hidden />}
            hint={t('csvHint')}
            off={off}
            onClick={() => change({ view: 'table' })}
          >
            {t('csv')}
          </Item>
        </>
      )}
    </AnchoredMenu>
  )
}

interface ItemProps {
  readonly icon: ReactNode
  readonly hint?: string | undefined
  readonly off: boolean
  readonly onClick: () => unknown
  readonly children: ReactNode
}

function Item({ icon, hint, off, onClick, children }: ItemProps) {
  return (
    <Menu.Item leftSection={icon} disabled={off} onClick={() => void onClick()}>
      {children}
      {hint === undefined ? null : <small className={classes.hint}>{hint}</small>}
    </Menu.Item>
  )
}
