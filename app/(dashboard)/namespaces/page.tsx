import { ListRoute, type ListRouteProps } from '@/app/(dashboard)/list-route'
import { en } from '@/lib/i18n/messages/en'
import type { Metadata } from 'next'

export const metadata: Metadata = { title: en.lists.title.namespaces }

export default function Page({ searchParams }: Pick<ListRouteProps, 'searchParams'>) {
  return <ListRoute list="namespaces" searchParams={searchParams} />
}
