import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import classes from './chat.module.css'
import { Line } from './chat-line.tsx'
import { countries, homeCountry } from './countries.ts'
import { confidenceText, labels, type ProfileField, type ProfileKey, questions } from './profile-fields.ts'
import { Snippet } from './snippet.tsx'

type FieldQuestionProps = {
  field: ProfileField
  fault: string | undefined
  onAnswer: (value: string, country?: string) => void
}

const inputs = {
  fullName: { type: 'text', autoComplete: 'name' },
  email: { type: 'email', autoComplete: 'email' },
  phone: { type: 'tel', autoComplete: 'tel' },
} satisfies Record<ProfileKey, { type: string; autoComplete: string }>

/** Asks for one thing that is missing, doubtful or to be corrected. */
export function FieldQuestion({ field, fault, onAnswer }: FieldQuestionProps) {
  const [value, setValue] = useState(field.value)
  const [country, setCountry] = useState(homeCountry)
  const [empty, setEmpty] = useState(false)
  const isLocalNumber = field.key === 'phone' && value.trim() !== '' && !value.trim().startsWith('+')

  const answer = (event: FormEvent) => {
    event.preventDefault()
    const text = value.trim()
    setEmpty(text === '')
    if (text) onAnswer(text, isLocalNumber ? country : undefined)
  }
  return (
    <>
      <Line from="colloquy">
        {questionFor(field, fault)}
        {field.ask && field.from?.kind === 'resume' && (
          <div className={classes.source}>
            <Snippet found={field.from.found} />{' '}
            <span className={classes.sure}>({confidenceText(field.from.found.confidence)})</span>
          </div>
        )}
      </Line>
      <li>
        <form className={classes.ask} onSubmit={answer} noValidate>
          <TextInput
            {...inputs[field.key]}
            label={labels[field.key]}
            description={field.key === 'phone' ? 'With the country code, for example +49 30 123456' : undefined}
            size="md"
            autoFocus
            value={value}
            error={empty ? 'Please write it here.' : fault}
            onChange={(event) => setValue(event.currentTarget.value)}
          />
          {isLocalNumber && (
            <NativeSelect
              label="Country of this number"
              size="md"
              value={country}
              data={countries}
              onChange={(event) => setCountry(event.currentTarget.value)}
            />
          )}
          <div>
            <Button type="submit" size="md">
              Use this
            </Button>
          </div>
        </form>
      </li>
    </>
  )
}

function questionFor({ key, value, ask }: ProfileField, fault: string | undefined): string {
  if (fault) return `We cannot use this ${labels[key].toLowerCase()} yet.`
  if (!ask) return `What is the right ${labels[key].toLowerCase()}?`
  return value ? questions[key].doubtful : questions[key].missing
}
