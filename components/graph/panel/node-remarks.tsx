import { ObjectLink } from '@/components/layout/object-link'
import { visibleText } from '@/lib/std/visible-text'
import type { NodeFlag } from '@/lib/graph/model'
import type { NodePanel as NodeModel } from '@/lib/graph/panel/prepare-node'
import { useFormatter, useTranslations } from 'use-intl'
import { CopyText } from './copy-text'
import { PanelSection } from '@/components/ui/panel-section'
import classes from './node-remarks.module.css'

/** Flags that say something to a person; the rest only steers the drawing. */
const TOLD = ['out-of-mesh', 'ambient', 'waypoint', 'root', 'outside', 'inaccessible', 'idle', 'dead', 'gone'] as const
type ToldFlag = (typeof TOLD)[number] & NodeFlag

/** The signs around a node, in words, with the objects that cause them. */
export function NodeRemarks({ model }: { readonly model: NodeModel }) {
  const t = useTranslations('graph.panel')
  const tf = useTranslations('graph.nodeFlags')
  const tb = useTranslations('graph.badges')
  const intl = useFormatter()
  const flags = TOLD.filter((flag: ToldFlag) => model.node.flags.includes(flag))
  if (flags.length + model.badges.length + model.objects.length === 0) return null
  return (
    <PanelSection title={t('remarks')}>
      <ul className={classes.list}>
        {flags.map((flag) => (
          <li key={flag}>{tf(flag)}</li>
        ))}
        {model.badges.map(({ code, names }) => (
          <li key={code}>{tb(code, { names: intl.list(names, { type: 'unit' }), count: names.length })}</li>
        ))}
        {model.objects.map((object) => {
          const reference = `${object.kind} ${object.namespace}/${object.name}`
          return (
            <li key={`${object.cluster} ${reference}`} className={classes.object}>
              <code>
                <ObjectLink object={object}>{visibleText(reference)}</ObjectLink>
              </code>
              <CopyText text={reference} what={reference} />
            </li>
          )
        })}
      </ul>
    </PanelSection>
  )
}
