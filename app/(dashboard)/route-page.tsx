'use client'

import { useEdit } from '@/components/edit/use-edit'
import { EditedKind, KindEditor } from '@/components/editor/kind-editor'
import { LazyForm } from '@/components/object-form/lazy-form'
import type { WizardId } from '@/lib/istio/wizards/wizard-ids'
import dynamic from 'next/dynamic'
import { type ComponentProps, useRef } from 'react'

const WizardPage = dynamic(() => import('@/components/wizards/wizard-page').then((module) => module.WizardPage), {
  loading: () => null,
})
const TextDifference = dynamic(
  () => import('@/components/edit/text-difference').then((module) => module.TextDifference),
  { ssr: false, loading: () => null },
)

interface RoutePageProps {
  readonly service: { readonly namespace: string; readonly name: string }
  readonly wizard: WizardId
}

/** A wizard for routes of a service, with what other features do of it. */
export function RoutePage({ service, wizard }: RoutePageProps) {
  const afterwards = useRef<() => void>(undefined)
  const { preview, element } = useEdit({
    onApplied: () => {
      afterwards.current?.()
      // Taking the change back is applied as well, and must not throw away what was begun since.
      afterwards.current = undefined
    },
  })
  return (
    <WizardPage
      key={wizard}
      service={service}
      wizard={wizard}
      Editor={EditorOf}
      Form={LazyForm}
      Difference={TextDifference}
      editing={{
        element,
        preview: (changes, then) => {
          afterwards.current = then
          preview(...changes)
        },
      }}
    />
  )
}

function EditorOf({ kind, ...editor }: { readonly kind: string } & ComponentProps<typeof KindEditor>) {
  return (
    <EditedKind value={kind}>
      <KindEditor {...editor} />
    </EditedKind>
  )
}
