import { proxiesHref } from '@/lib/url/mesh-proxies-view'
import { Anchor } from '@mantine/core'
import Link from 'next/link'
import type { ReactNode } from 'react'

interface ProxiesLinkProps {
  readonly revision?: string
  readonly namespace?: string
  /** Only those that need one. */
  readonly restart: boolean
  readonly children: ReactNode
}

/** To the proxies that a number counts. */
export function ProxiesLink({ restart, children, ...of }: ProxiesLinkProps) {
  return (
    <Anchor component={Link} href={proxiesHref({ ...of, restart })} prefetch={false} inherit>
      {children}
    </Anchor>
  )
}
