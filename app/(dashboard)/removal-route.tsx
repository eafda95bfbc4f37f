'use client'

import { useEdit } from '@/components/edit/use-edit'
import dynamic from 'next/dynamic'

const RemovalPage = dynamic(() => import('@/components/wizards/removal-page').then((module) => module.RemovalPage), {
  loading: () => null,
})

interface RemovalRouteProps {
  readonly service: { readonly namespace: string; readonly name: string }
}

/** The page that deletes what routes a service, with the one way to change something. */
export function RemovalRoute({ service }: RemovalRouteProps) {
  return <RemovalPage service={service} editing={useEdit()} />
}
