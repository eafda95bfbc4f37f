'use client'

import { useOnceOpened } from '@/components/ui/use-once-opened'
import { notificationsStore } from '@mantine/notifications'
import dynamic from 'next/dynamic'
import { useSyncExternalStore } from 'react'

const NoticeStack = dynamic(() => import('./notice-stack').then((module) => module.NoticeStack), { ssr: false })

/** What happened, for a few seconds. What draws it is loaded with the first notice; until then the store keeps it. */
export function Notices() {
  const some = useSyncExternalStore(notificationsStore.subscribe, hasSome, () => false)
  return useOnceOpened(some) ? <NoticeStack /> : null
}

function hasSome(): boolean {
  return notificationsStore.getState().notifications.length > 0
}
