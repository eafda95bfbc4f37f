import { saveFile } from '@/components/ui/save-file'
import type { ColumnId } from '@/lib/lists/columns'
import type { ListAnswer, ListName, ListRow } from '@/lib/lists/model'
import { writeListCsv } from '@/lib/lists/write-list-csv'
import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDownload } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'

interface ExportMenuProps {
  readonly list: ListName
  readonly rows: readonly ListRow[]
  readonly columns: readonly ColumnId[]
  readonly answer: ListAnswer
}

/** Saves the rows that are shown: as a table with the shown columns, or as the API gives them. */
export function ExportMenu({ list, rows, columns, answer }: ExportMenuProps) {
  const t = useTranslations('lists.export')
  const save = (ending: 'csv' | 'json', text: string) => {
    const file = `pharos-${list}-${answer.to.slice(0, 19).replaceAll(':', '')}.${ending}`
    const type = ending === 'csv' ? 'text/csv' : 'application/json'
    saveFile(new Blob([text], { type: `${type};charset=utf-8` }), file)
    notifications.show({ message: t('done', { file }) })
  }
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden />}
          disabled={rows.length === 0}
        >
          {t('button')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          onClick={() =>
            save(
              'csv',
              writeListCsv(rows, columns, (id) => t(`titles.${id}`)),
            )
          }
        >
          {t('csv')}
        </Menu.Item>
        <Menu.Item onClick={() => save('json', JSON.stringify({ ...answer, rows }, null, 2))}>{t('json')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
