import { Group, Kbd, SimpleGrid, Switch, Table } from '@mantine/core'
import { useTranslations } from 'use-intl'
import classes from './shell.module.css'
import { useLetterKeys } from './use-shortcut'

const PAGE_KEYS = [
  ['n', 'namespaces'],
  ['t', 'window'],
  ['r', 'refresh'],
  ['/', 'find'],
  ['[', 'navigation'],
  [']', 'panel'],
  ['Esc', 'escape'],
  ['?', 'help'],
] as const
const GRAPH_KEYS = [
  ['← ↑ → ↓', 'walk'],
  ['Page ↓  Page ↑', 'important'],
  ['e  Shift e', 'edges'],
  ['Enter', 'select'],
  ['Ctrl Enter', 'add'],
  ['Space', 'menu'],
  ['.', 'open'],
  ['+  −  0', 'zoom'],
  ['v', 'table'],
  ['l', 'legend'],
] as const

/** Every key there is, and the switch for those who must not hit one by accident. */
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
        mb="md"
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Keys title={t('everywhere')} keys={PAGE_KEYS} />
        <Keys title={t('graph')} keys={GRAPH_KEYS} />
      </SimpleGrid>
    </>
  )
}

interface KeysProps {
  readonly title: string
  readonly keys: typeof PAGE_KEYS | typeof GRAPH_KEYS
}

function Keys({ title, keys }: KeysProps) {
  const t = useTranslations('shell.keys')
  return (
    <Table verticalSpacing={5} captionSide="top">
      <Table.Caption className={classes.keysTitle}>{title}</Table.Caption>
      <Table.Tbody>
        {keys.map(([names, action]) => (
          <Table.Tr key={names}>
            <Table.Th scope="row" w={1}>
              <Group gap={4} wrap="nowrap" className={classes.keys}>
                {names.split('  ').map((name) => (
                  <Kbd key={name}>{name}</Kbd>
                ))}
              </Group>
            </Table.Th>
            <Table.Td>{t(action)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
