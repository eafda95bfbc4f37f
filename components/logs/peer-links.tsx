import { podsAtQuery } from '@/lib/client/pods-at-query'
import type { AccessLine } from '@/lib/logs/access/access-fields'
import { peerAddresses } from '@/lib/logs/access/peer-addresses'
import { momentBefore } from '@/lib/logs/moment-before'
import { visibleText } from '@/lib/std/visible-text'
import { thingPath } from '@/lib/url/details-view'
import { writeLogsLink } from '@/lib/url/log-view'
import { Anchor } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import classes from './line-details.module.css'

interface PeerLinksProps {
  readonly access: AccessLine
  /** Whose line it is. */
  readonly pod: string
  readonly time: string
}

/** Leads to what the other end of a request printed at that moment. */
export function PeerLinks({ access, pod: own, time }: PeerLinksProps) {
  const t = useTranslations('logs.line')
  const peers = peerAddresses(access)
  const { data } = useQuery(podsAtQuery(Object.values(peers)))
  const links = (['caller', 'server'] as const).flatMap((side) => {
    const found = data?.pods.find(({ address, pod }) => address === peers[side] && pod !== own)
    return found === undefined ? [] : [{ side, ...found }]
  })
  if (links.length === 0) return null
  return (
    <ul className={classes.links}>
      {links.map(({ side, namespace, workload, pod }) => (
        <li key={side}>
          <Anchor
            component={Link}
            size="sm"
            href={`${thingPath({ kind: 'workload', namespace, name: workload })}${writeLogsLink({ tab: 'logs', pod: [pod], from: momentBefore(time) ?? null })}`}
          >
            {t(side, { name: visibleText(`${workload}.${namespace}`) })}
          </Anchor>
        </li>
      ))}
    </ul>
  )
}
