import { notifications } from '@mantine/notifications'
import { problemText } from '../api/problem-text.ts'

const closeButtonProps = { 'aria-label': 'Close this message' }

/** Says that something was done. */
export function notifyDone(message: string) {
  notifications.show({ message, withBorder: true, autoClose: 4000, closeButtonProps })
}

/** Says that something was not done, why, and under which reference; it stays until somebody closes it. */
export function notifyProblem(what: string, error: unknown) {
  const { detail, referenceId } = problemText(error)
  notifications.show({
    title: what,
    message: (
      <>
        {detail}
        {referenceId && <span className="notification-reference">Reference {referenceId}</span>}
      </>
    ),
    color: 'red',
    withBorder: true,
    autoClose: false,
    role: 'alert',
    closeButtonProps,
  })
}
