'use client'

import { PreviewContext } from '@/components/layout/modes/preview-context'
import { Shell, type ShellProps } from '@/components/layout/shell'
import type { EditRequest } from '@/lib/url/edit-types'
import dynamic from 'next/dynamic'
import { usePathname } from 'next/navigation'
import { useCallback, useState } from 'react'

const PreviewedEdit = dynamic(() => import('@/app/(dashboard)/previewed-edit').then((module) => module.PreviewedEdit), {
  ssr: false,
  loading: () => null,
})

interface Wanted {
  readonly request: EditRequest
  readonly path: string
}

/** The shell, in which menus and the palette can have a change previewed: the editor is loaded for the first of them. */
export function EditHost({ settings, children }: ShellProps) {
  const path = usePathname()
  const [wanted, setWanted] = useState<Wanted>()
  const preview = useCallback((request: EditRequest) => setWanted({ request, path }), [path])
  // What was done on one page is not told on the next.
  if (wanted !== undefined && wanted.path !== path) setWanted(undefined)
  return (
    <PreviewContext value={preview}>
      <Shell settings={settings}>
        {wanted === undefined ? null : <PreviewedEdit request={wanted.request} />}
        {children}
      </Shell>
    </PreviewContext>
  )
}
