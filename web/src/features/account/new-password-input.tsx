import { passwordAdvice } from '@colloquy/contracts/passwords'
import { PasswordInput, type PasswordInputProps, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { type JudgePassword, loadPasswordJudge } from './password-strength.ts'

type Props = Omit<PasswordInputProps, 'value'> & { value?: string }

/** Where a password is chosen: says while typing whether it will do. Without the word lists, the server says it. */
export function NewPasswordInput({ value = '', ...props }: Props) {
  const [judge, setJudge] = useState<{ of: JudgePassword } | null>(null)
  const [settled] = useDebouncedValue(value, 300)
  const load = () => {
    if (!judge)
      loadPasswordJudge().then(
        (of) => setJudge({ of }),
        () => undefined,
      )
  }
  const verdict = judge && settled ? judge.of(settled) : null
  return (
    <div>
      <PasswordInput
        autoComplete="new-password"
        description={`${passwordAdvice} Symbols are not needed.`}
        {...props}
        value={value}
        onFocus={load}
        aria-invalid={Boolean(props.error)}
      />
      {/* The line is there before its words: else the button below goes away under the pointer. */}
      <Text size="sm" mt={4} mih="1lh" role="status" {...(!verdict?.enough && { c: 'dimmed' })}>
        {verdict && !props.error && (verdict.enough ? 'Hard to guess: this will do.' : verdict.warning)}
      </Text>
    </div>
  )
}
