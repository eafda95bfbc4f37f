import { useListView } from '@/lib/client/use-list-view'
import { GROUPINGS } from '@/lib/lists/group-rows'
import { NativeSelect } from '@mantine/core'
import { useTranslations } from 'use-intl'

/** Under what the rows stand together. */
export function GroupMenu() {
  const t = useTranslations('lists.config.group')
  const [{ group }, change] = useListView()
  return (
    <NativeSelect
      size="xs"
      aria-label={t('label')}
      value={group}
      data={GROUPINGS.map((value) => ({ value, label: t(value) }))}
      onChange={(event) => {
        const chosen = GROUPINGS.find((value) => value === event.currentTarget.value)
        change({ group: chosen === undefined || chosen === 'none' ? null : chosen })
      }}
    />
  )
}
