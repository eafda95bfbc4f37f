import { Kbd, Switch, Table } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useLetterKeys } from './use-shortcut'

const KEYS = [
  ['n', 'namespaces'],
  ['t', 'window'],
  ['r', 'refresh'],
  ['/', 'find'],
  ['[', 'navigation'],
  [']', 'panel'],
  ['Esc', 'escape'],
  ['?', 'help'],
] as const

/** Every key of the shell, and the switch for those who must not hit one by accident. */
export function KeyboardMap() {
  const t = useTranslations('shell.keys')
  const [letters, setLetters] = useLetterKeys()
  return (
    <>
      <Switch
        label={t('letters')}
        description={t('lettersWhy')}
        checked={letters}
        onChange={(event) => setLetters(event.currentTarget.checked)}
        mb="sm"
      />
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={72}>{t('key')}</Table.Th>
            <Table.Th>{t('action')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {KEYS.map(([key, action]) => (
            <Table.Tr key={key}>
              <Table.Td>
                <Kbd>{key}</Kbd>
              </Table.Td>
              <Table.Td>{t(action)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  )
}
