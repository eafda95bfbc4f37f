'use client'

import type { ExplanationProps } from './explanation'
import dynamic from 'next/dynamic'

const Explanation = dynamic(() => import('./explanation').then((module) => module.Explanation), { loading: () => null })
const ExplanationLink = dynamic(() => import('./explanation').then((module) => module.ExplanationLink), {
  loading: () => null,
})

/** Quotes the check that explains why a page shows nothing. Stands only where something is missing: it asks, and loads what asks. */
export function Explained(props: ExplanationProps) {
  return <Explanation {...props} />
}

/** The same in a line: the name of the cause, which leads to it. */
export function ExplainedLink(props: Omit<ExplanationProps, 'otherwise'>) {
  return <ExplanationLink {...props} />
}
