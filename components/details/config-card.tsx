import { CardTable } from '@/components/table/card-table'
import { ObjectLink } from '@/components/layout/object-link'
import type { ActingObject, Through } from '@/lib/mesh/details/model'
import { visibleText } from '@/lib/std/visible-text'
import { useTranslations } from 'use-intl'
import { Card } from '@/components/layout/card'
import classes from '@/components/layout/card.module.css'

interface ConfigCardProps {
  readonly config: readonly ActingObject[]
  readonly limited: boolean
}

/** The objects of Istio and the Gateway API that act on the thing, each with what it applies through. */
export function ConfigCard({ config, limited }: ConfigCardProps) {
  const t = useTranslations('details.config')
  const through = useThroughText()
  return (
    <Card title={t('title')} count={config.length}>
      {config.length === 0 ? (
        <p className={classes.quiet}>{t('none')}</p>
      ) : (
        <CardTable label={t('title')} columns={[{ title: t('kind') }, { title: t('name') }, { title: t('through') }]}>
          {config.map((object) => (
            <tr key={`${object.kind} ${object.namespace}/${object.name}`}>
              <td>{object.kind}</td>
              <th scope="row" className={classes.name}>
                <ObjectLink object={object}>{visibleText(`${object.namespace}/${object.name}`)}</ObjectLink>
              </th>
              <td className={classes.name}>{through(object.through, object.namespace)}</td>
            </tr>
          ))}
        </CardTable>
      )}
      {limited ? <p className={classes.quiet}>{t('limited')}</p> : null}
    </Card>
  )
}

function useThroughText(): (through: Through, namespace: string) => string {
  const t = useTranslations('details.config.by')
  return (through, namespace) => {
    switch (through.by) {
      case 'selector':
        return t('selector', { labels: labelText(through.labels) })
      case 'target':
      case 'parent':
        return t(through.by, { kind: visibleText(through.kind), name: visibleText(through.name) })
      case 'host':
      case 'destination':
        return t(through.by, { host: visibleText(through.host) })
      case 'namespace':
        return t('namespace', { namespace })
      case 'mesh':
        return t('mesh')
    }
  }
}

function labelText(labels: Readonly<Record<string, string>>): string {
  return visibleText(
    Object.entries(labels)
      .map(([name, value]) => `${name}=${value}`)
      .join(', '),
  )
}
