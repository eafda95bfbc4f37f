import { ComponentList } from './component-list'
import { Heading } from './heading'
import classes from './panel.module.css'
import { PanelSection } from '@/components/ui/panel-section'
import type { ComponentLink, Mesh } from '@/lib/topology/model'
import { useTranslations } from 'use-intl'
import { useComponentName } from '../use-component-name'

interface LinkPanelProps {
  readonly link: ComponentLink
  readonly mesh: Mesh
  readonly onSelect: (id: string | null) => void
}

/** What two components have to do with each other, and which of them is not well. */
export function LinkPanel({ link: { from, to, kind }, mesh, onSelect }: LinkPanelProps) {
  const t = useTranslations('meshTopology')
  const nameOf = useComponentName()
  const find = (id: string) => mesh.components.filter((component) => component.id === id)
  const [a, b] = [find(from), find(to)]
  const names = [...a, ...b].map(nameOf)
  return (
    <div className={classes.panel}>
      <Heading
        kind={t('linkKind')}
        name={t('linkTitle', { from: names[0] ?? from, kind: t(`link.${kind}`), to: names[1] ?? to })}
        onBack={() => onSelect(null)}
      />
      <PanelSection title={t('panel.from')}>
        <ComponentList label={t('panel.from')} components={a} withReason onSelect={onSelect} />
      </PanelSection>
      <PanelSection title={t('panel.to')}>
        <ComponentList label={t('panel.to')} components={b} withReason onSelect={onSelect} />
      </PanelSection>
    </div>
  )
}
