import { Suspense } from 'react'
import { DeliveredAnswer, ExpectedAnswer } from './delivered-answer'

interface DocumentAnswerProps {
  /** As the browser would ask for it. */
  readonly url: string
  /** The body as text; undefined where it is better asked for. As an object the framework would walk through every number of it. */
  readonly json: Promise<string | undefined>
}

/**
 * Sends an answer of the API after the page that shows it, in the same document: the page is there at once, and whoever asks
 * for the answer in the browser waits for this one.
 */
export function DocumentAnswer({ url, json }: DocumentAnswerProps) {
  return (
    <>
      <ExpectedAnswer url={url} />
      <Suspense>
        <Following url={url} json={json} />
      </Suspense>
    </>
  )
}

async function Following({ url, json }: DocumentAnswerProps) {
  return <DeliveredAnswer url={url} json={await json} />
}
