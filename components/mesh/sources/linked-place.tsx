import { useMeshSourcesView } from '@/lib/client/use-mesh-sources-view'
import type { CauseId } from '@/lib/doctor/model'
import { type ReactNode, useEffect, useRef } from 'react'
import classes from './sources.module.css'

interface LinkedPlaceProps {
  readonly source: string
  readonly cause: CauseId
  readonly children: ReactNode
}

/** An entry that the address may lead to: then it is shown and marked. */
export function LinkedPlace({ source, cause, children }: LinkedPlaceProps) {
  const [{ sel, cause: meant }] = useMeshSourcesView()
  const place = useRef<HTMLLIElement>(null)
  const linked = sel === source && meant === cause
  useEffect(() => {
    if (linked) show(place.current)
  }, [linked])
  return (
    <li ref={place} className={classes.check} data-linked={linked || undefined} aria-current={linked || undefined}>
      {children}
    </li>
  )
}

/** Opens what it is folded in, too. */
function show(element: HTMLElement | null): void {
  const fold = element?.closest('details')
  if (fold != null) fold.open = true
  element?.scrollIntoView({ block: 'center' })
}
