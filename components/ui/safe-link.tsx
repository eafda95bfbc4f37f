import { safeHref } from '@/lib/std/safe-href'
import { Anchor } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'

export interface SafeLinkProps {
  /** From the configuration or from a cluster: not trusted. */
  readonly href: string
  readonly children: string
}

/** The only way to link what comes from outside: opens apart, shows where it leads, and is plain text when it leads nowhere safe. */
export function SafeLink({ href, children }: SafeLinkProps) {
  const safe = safeHref(href)
  if (safe === undefined) return <span>{children}</span>
  return (
    <Anchor href={safe.href} target="_blank" rel="noopener noreferrer" inherit>
      {children} <small>({safe.target})</small> <IconExternalLink size={14} aria-hidden />
    </Anchor>
  )
}
