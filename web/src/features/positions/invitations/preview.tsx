import type { InviteeLine } from './invitee-lines.ts'
import classes from './lines.module.css'

/** How the lines were understood, before anybody is invited. */
export function Preview({ lines }: { lines: readonly InviteeLine[] }) {
  const faulty = lines.filter(({ fault }) => fault !== null).length
  return (
    <div>
      <p className={classes.lead} role="status">
        {lines.length === 1 ? '1 line' : `${lines.length} lines`}
        {faulty > 0 && `, of which ${faulty === 1 ? '1 is' : `${faulty} are`} left out`}
      </p>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">Name</th>
              <th scope="col">Email</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ line, fullName, email, fault }) => (
              <tr key={line} data-fault={fault ? true : undefined}>
                <td>{line}</td>
                <td>{fullName || '–'}</td>
                <td>
                  {email || '–'}
                  {fault && <span className={classes.fault}>{fault}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
