import { useDetailsView } from '@/lib/client/use-details-view'
import { configPath, type ConfigRef, writeConfigView } from '@/lib/url/config-view'
import { Anchor } from '@mantine/core'
import Link from 'next/link'
import type { ReactNode } from 'react'

interface ObjectLinkProps {
  readonly object: ConfigRef
  readonly children: ReactNode
}

/** An object of Istio or the Gateway API that is mentioned: leads to its page, over the window that is looked at. */
export function ObjectLink({ object, children }: ObjectLinkProps) {
  const [{ cluster, duration, at, refresh }] = useDetailsView()
  return (
    <Anchor
      component={Link}
      href={configPath(object) + writeConfigView({ cluster, duration, at, refresh })}
      prefetch={false}
      // It stands among words, and colour alone would not tell it.
      underline="always"
      inherit
    >
      {children}
    </Anchor>
  )
}
