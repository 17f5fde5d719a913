import type { ApiOperation } from './openapi.ts'
import classes from './reference.module.css'
import { SchemaText } from './schema-text.tsx'

/** One operation on one line; the rest unfolds. */
export function OperationView({ operation }: { operation: ApiOperation }) {
  const { method, path, summary, parameters, requestBody, responses } = operation
  const body = requestBody ? Object.entries(requestBody.content) : []
  return (
    <details className={classes.operation}>
      <summary>
        <code className={classes.method} data-method={method}>
          {method}
        </code>
        <code className={classes.path}>{path}</code>
        <span>{summary}</span>
      </summary>
      <div className={classes.parts}>
        {parameters.length > 0 && (
          <>
            <h3>Parameters</h3>
            <ul className={classes.parameters}>
              {parameters.map((parameter) => (
                <li key={`${parameter.in} ${parameter.name}`}>
                  <code>{parameter.name}</code> in {parameter.in}
                  {parameter.required ? ', required' : ''}
                  {parameter.schema && <SchemaText schema={parameter.schema} inline />}
                </li>
              ))}
            </ul>
          </>
        )}
        {body.map(([type, { schema }]) => (
          <div key={type}>
            <h3>Body, {type}</h3>
            {schema && <SchemaText schema={schema} />}
          </div>
        ))}
        {Object.entries(responses).map(([status, { content }]) => (
          <div key={status}>
            <h3>Reply {status}</h3>
            {content ? (
              Object.entries(content).map(([type, { schema }]) => schema && <SchemaText key={type} schema={schema} />)
            ) : (
              <p>No body.</p>
            )}
          </div>
        ))}
      </div>
    </details>
  )
}
