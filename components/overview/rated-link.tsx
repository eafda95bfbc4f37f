import { HealthMark } from '@/components/layout/health-mark'
import type { HealthStatus } from '@/lib/health/summarise-health'
import { visibleText } from '@/lib/std/visible-text'
import { Anchor } from '@mantine/core'
import Link from 'next/link'
import classes from './overview.module.css'

interface RatedLinkProps {
  readonly status: HealthStatus | null
  readonly href: string
  readonly name: string
}

/** How a thing is, and its name, which leads to it and may be cut. */
export function RatedLink({ status, href, name }: RatedLinkProps) {
  return (
    <>
      <HealthMark status={status} short />
      <Anchor component={Link} href={href} prefetch={false} inherit className={classes.cut}>
        {visibleText(name)}
      </Anchor>
    </>
  )
}
