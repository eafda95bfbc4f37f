import type { ComponentProps, ComponentType } from 'react'
import { MoreMessages } from './more-messages'

/** The component with texts of its own, which are loaded with it and not with every page. */
export function withMessages<P extends object>(
  messages: ComponentProps<typeof MoreMessages>['messages'],
  Part: ComponentType<P>,
): ComponentType<P> {
  function WithMessages(props: P) {
    return (
      <MoreMessages messages={messages}>
        <Part {...props} />
      </MoreMessages>
    )
  }
  return WithMessages
}
