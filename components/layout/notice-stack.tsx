import { Notifications } from '@mantine/notifications'

/** Where notifications stand. */
export function NoticeStack() {
  return <Notifications limit={3} autoClose={6_000} position="bottom-right" />
}
