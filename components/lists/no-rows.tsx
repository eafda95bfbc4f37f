import { Explained } from '@/components/layout/explained'
import { Notice } from '@/components/ui/notice'
import { useListView } from '@/lib/client/use-list-view'
import { useScope } from '@/lib/client/use-graph-view'
import type { ListName } from '@/lib/lists/model'
import { visibleText } from '@/lib/std/visible-text'
import { Button } from '@mantine/core'
import { IconTableOff } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'use-intl'

/** There is nothing of the kind in what was asked for. */
export function NoRows({ list }: { readonly list: ListName }) {
  const t = useTranslations('lists.empty')
  const intl = useFormatter()
  const [{ namespaces }] = useListView()
  const [, setScope] = useScope()
  const everywhere = list === 'namespaces' || namespaces.includes('*')
  const where = intl.list(namespaces.slice(0, 5).map(visibleText))
  return (
    <Notice
      icon={<IconTableOff size={24} />}
      title={everywhere ? t(`everywhere.${list}`) : t(`title.${list}`, { namespaces: where })}
      actions={
        everywhere ? null : <Button onClick={() => setScope({ namespaces: ['*'] })}>{t('lookEverywhere')}</Button>
      }
    >
      <p>{t('why')}</p>
      <Explained concern="cluster" kinds={list} />
    </Notice>
  )
}
