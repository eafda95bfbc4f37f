import { TracePage } from '@/components/traces/trace-page'
import { en } from '@/lib/i18n/messages/en'
import { requirePageUser } from '@/lib/server/access/require-user'
import { visibleText } from '@/lib/std/visible-text'
import type { Metadata } from 'next'

/** As the page's own title has it; enough to tell one from another. */
const SHOWN_OF_ID = 8

interface PageProps {
  readonly params: Promise<{ readonly id: string }>
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: `${visibleText(decoded((await params).id)).slice(0, SHOWN_OF_ID)} · ${en.traces.title}` }
}

export default async function Page({ params }: PageProps) {
  await requirePageUser()
  const { id } = await params
  return <TracePage id={decoded(id)} />
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part // a percent sign that starts no UTF-8 sequence
  }
}
