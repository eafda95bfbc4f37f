import { Group, Kbd, SimpleGrid, Switch, Table } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { PAGES } from './pages'
import classes from './shell.module.css'
import { useLetterKeys } from './use-shortcut'

const PAGE_KEYS = [
  ['Ctrl K', 'palette'],
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

const TABLE_KEYS = [
  ['↑  ↓', 'rows'],
  ['Page ↓  Page ↑', 'rowPages'],
  ['Home  End', 'rowEnds'],
  ['Enter', 'select'],
  ['Ctrl Enter', 'add'],
  ['Shift ↑  Shift ↓', 'range'],
  ['Space', 'rowMenu'],
] as const

const SERVICE_KEYS = [['s', 'split']] as const

type KeyName = (typeof PAGE_KEYS | typeof GRAPH_KEYS | typeof TABLE_KEYS | typeof SERVICE_KEYS)[number][1]

/** Every key there is, and the switch for those who must not hit one by accident. */
export function KeyboardMap() {
  const t = useTranslations('shell.keys')
  const tn = useTranslations('shell.navigation')
  const [letters, setLetters] = useLetterKeys()
  const named = (keys: readonly (readonly [string, KeyName])[]) => keys.map(([key, name]) => [key, t(name)] as const)
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
        <Keys title={t('everywhere')} keys={named(PAGE_KEYS)} />
        <Keys title={t('go')} keys={PAGES.map(({ id, letter }) => [`g  ${letter}`, tn(id)])} />
        <Keys title={t('graph')} keys={named(GRAPH_KEYS)} />
        <Keys title={t('rowsTitle')} keys={named(TABLE_KEYS)} />
        <Keys title={t('service')} keys={named(SERVICE_KEYS)} />
      </SimpleGrid>
    </>
  )
}

interface KeysProps {
  readonly title: string
  /** What is pressed, two spaces between keys, and what it does. */
  readonly keys: readonly (readonly [string, string])[]
}

function Keys({ title, keys }: KeysProps) {
  return (
    <Table verticalSpacing={5} captionSide="top">
      <Table.Caption className={classes.keysTitle}>{title}</Table.Caption>
      <Table.Tbody>
        {keys.map(([names, does]) => (
          <Table.Tr key={names}>
            <Table.Th scope="row" w={1}>
              <Group gap={4} wrap="nowrap" className={classes.keys}>
                {names.split('  ').map((name) => (
                  <Kbd key={name}>{name}</Kbd>
                ))}
              </Group>
            </Table.Th>
            <Table.Td>{does}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
