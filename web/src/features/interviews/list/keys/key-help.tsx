import { Kbd, Modal } from '@mantine/core'
import classes from './key-help.module.css'

const keys = [
  ['j', 'next candidate'],
  ['k', 'candidate before'],
  ['Enter', 'open'],
  ['x', 'select for comparison'],
  ['/', 'search'],
  ['?', 'this help'],
] as const

export function KeyHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Keys" size="xs" closeButtonProps={{ 'aria-label': 'Close' }}>
      <dl className={classes.keys}>
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
