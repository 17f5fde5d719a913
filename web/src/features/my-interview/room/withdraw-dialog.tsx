import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { useWithdrawMutation } from '../my-interview.api.ts'
import { Refusal } from './refusal.tsx'

export function WithdrawDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [withdraw, { isLoading, error }] = useWithdrawMutation()
  return (
    <ConfirmDialog
      opened={opened}
      title="Withdraw from this interview?"
      confirmLabel="Withdraw"
      cancelLabel="Stay"
      danger
      busy={isLoading}
      onConfirm={() => withdraw()}
      onCancel={onClose}
    >
      The interview ends here. What you wrote stays stored until you erase it, which you can do on the next page.
      <Refusal error={error} />
    </ConfirmDialog>
  )
}
