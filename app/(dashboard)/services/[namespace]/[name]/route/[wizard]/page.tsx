import { RoutePage } from '@/app/(dashboard)/route-page'
import { thingFromPath, titleFromPath } from '@/app/(dashboard)/thing-from-path'
import { en } from '@/lib/i18n/messages/en'
import { readWizardId } from '@/lib/istio/wizards/wizard-ids'
import { requirePageUser } from '@/lib/server/access/require-user'
import type { Metadata } from 'next'
import { splitPath } from '@/lib/url/split-view'
import { notFound, redirect } from 'next/navigation'

/** Wizards by their usual names whose work the page about splits does. */
const SPLITS = ['traffic-shifting', 'tcp-traffic-shifting']

interface PageProps {
  readonly params: Promise<{ readonly namespace: string; readonly name: string; readonly wizard: string }>
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { name, wizard } = await params
  const id = readWizardId(wizard)
  return titleFromPath(name, id === undefined ? undefined : en.wizards.names[id])
}

export default async function Page({ params }: PageProps) {
  await requirePageUser()
  const { namespace, name, wizard: named } = await params
  const service = thingFromPath('service', namespace, name)
  if (SPLITS.includes(named)) redirect(splitPath(service))
  const wizard = readWizardId(named)
  return wizard === undefined ? notFound() : <RoutePage service={service} wizard={wizard} />
}
