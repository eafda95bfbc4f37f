import { changePath } from '@/lib/url/changes-view'
import { Anchor } from '@mantine/core'
import Link from 'next/link'
import { useFormatter } from 'use-intl'

interface ChangeTimeProps {
  readonly id: string
  /** ISO 8601. */
  readonly at: string
}

/** When a change was made: leads to what was recorded of it. */
export function ChangeTime({ id, at }: ChangeTimeProps) {
  const format = useFormatter()
  return (
    <Anchor component={Link} href={changePath(id)} prefetch={false} underline="always" inherit>
      <time dateTime={at}>{format.dateTime(new Date(at), 'full')}</time>
    </Anchor>
  )
}
