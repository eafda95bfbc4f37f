import { formatPercent } from '@/lib/i18n/format-percent'
import { formatTraffic } from '@/lib/i18n/format-traffic'
import type { PeerRow } from '@/lib/graph/panel/prepare-node'
import { Button, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { HealthMark } from '@/components/layout/health-mark'
import { orDash } from '@/components/ui/or-dash'
import { useNodeName } from '../use-node-name'
import { ElementButton } from './element-button'
import classes from './panel-table.module.css'

const FIRST = 10

interface PeerTableProps {
  readonly caption: string
  readonly peers: readonly PeerRow[]
  readonly onSelect: (id: string) => void
}

/** The neighbours of a node, worst first; a row selects the edge that leads there. */
export function PeerTable({ caption, peers, onSelect }: PeerTableProps) {
  const t = useTranslations('graph.panel.peers')
  const tp = useTranslations('graph.protocols')
  const name = useNodeName()
  const [all, setAll] = useState(false)
  if (peers.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('none', { caption })}
      </Text>
    )
  return (
    <div>
      <Table className={classes.table} withRowBorders={false}>
        <Table.Caption className={classes.caption}>{t('caption', { caption, count: peers.length })}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('name')}</Table.Th>
            <Table.Th scope="col">{t('rate')}</Table.Th>
            <Table.Th scope="col">{t('errors')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {(all ? peers : peers.slice(0, FIRST)).map(({ edge, node }) => (
            <Table.Tr key={edge.id}>
              <Table.Th scope="row" className={classes.wide}>
                <span className={classes.name}>
                  <HealthMark status={edge.health} short />
                  <ElementButton onClick={() => onSelect(edge.id)}>
                    {t('peer', { name: name(node), protocol: tp(edge.protocol) })}
                  </ElementButton>
                </span>
              </Table.Th>
              <Table.Td>{orDash(formatTraffic(edge.rate, edge.unit))}</Table.Td>
              <Table.Td>{orDash(formatPercent(edge.errorPercent))}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {peers.length > FIRST ? (
        <Button variant="subtle" size="compact-xs" onClick={() => setAll(!all)}>
          {all ? t('fewer') : t('more', { count: peers.length - FIRST })}
        </Button>
      ) : null}
    </div>
  )
}
