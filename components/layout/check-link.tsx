import { checkPath } from '@/lib/url/check-path'
import { Anchor } from '@mantine/core'
import Link from 'next/link'

/** The slug of a check, which leads to what it means. It stands among other words. */
export function CheckLink({ check }: { readonly check: string }) {
  return (
    <Anchor component={Link} href={checkPath(check)} prefetch={false} underline="always" inherit>
      {check}
    </Anchor>
  )
}
