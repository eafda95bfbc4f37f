import { HealthMark } from '@/components/layout/health-mark'
import { useThingHref } from '@/lib/client/use-details-view'
import { referenceOf, type ThingRef } from '@/lib/mesh/thing-ref'
import { visibleText } from '@/lib/std/visible-text'
import { Anchor } from '@mantine/core'
import Link from 'next/link'
import classes from '@/components/layout/card.module.css'
import { useHealth } from './use-health'

/** A thing by its name, with how it is; leads to its page. */
export function ThingLink({ thing }: { readonly thing: ThingRef }) {
  const href = useThingHref()
  const health = useHealth(thing.namespace)?.health[referenceOf(thing)]
  return (
    <span className={classes.line}>
      {health === undefined ? null : <HealthMark status={health.status} short />}
      <Anchor component={Link} href={href(thing)} inherit className={classes.name}>
        {visibleText(thing.name)}
      </Anchor>
    </span>
  )
}
